package org.cluelake.text;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Learns a model from labelled texts. The order of the rows changes nothing. */
public final class TextTraining {

  private static final int INNER_FOLDS = 3;
  private static final long INNER_SEED = 1;
  private static final Comparator<LabelledText> ORDER =
      Comparator.comparing(LabelledText::label).thenComparing(LabelledText::text);

  private final TextSpec spec;

  public TextTraining(TextSpec spec) {
    this.spec = spec;
  }

  /**
   * The model of these texts, at the cost the spec gives or, of several, at the best.
   *
   * @throws PipelineException DATA if none, or every one, is fraud; CONFIG if a label has no group
   */
  public TextModel model(List<LabelledText> texts) {
    return model(texts, cost(texts));
  }

  /** The cost with the best macro-F1 in folds of these texts alone; of equals the smallest. */
  double cost(List<LabelledText> texts) {
    List<Double> costs = spec.costs().stream().sorted().toList();
    double best = costs.get(0);
    double bestScore = -1;
    for (double cost : costs.size() == 1 ? List.<Double>of() : costs) {
      double score = innerScore(texts, cost);
      if (score > bestScore) {
        bestScore = score;
        best = cost;
      }
    }
    return best;
  }

  private double innerScore(List<LabelledText> texts, double cost) {
    Folds folds = Folds.stratified(texts, INNER_FOLDS, INNER_SEED);
    Confusion confusion = new Confusion(spec);
    for (int f = 0; f < INNER_FOLDS; f++) {
      TextModel model = model(folds.outside(f), cost);
      for (LabelledText text : folds.inside(f)) {
        confusion.add(text.label(), model.verdict(text.text()));
      }
    }
    return confusion.macroF1();
  }

  private TextModel model(List<LabelledText> unordered, double cost) {
    List<LabelledText> texts = unordered.stream().sorted(ORDER).toList();
    SortedMap<String, TextGroup> groups = new TreeMap<>();
    texts.forEach(t -> groups.computeIfAbsent(t.label(), spec::group));
    long fraudLabels = groups.values().stream().filter(g -> g == TextGroup.FRAUD).count();
    if (fraudLabels == 0 || fraudLabels == groups.size()) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "%s: of %d labels in the file %d are fraud; a model needs fraud and something else",
          spec.name(),
          groups.size(),
          fraudLabels);
    }
    List<MaskedText> masked = texts.stream().map(t -> MaskedText.of(t.text())).toList();
    Vocabulary vocabulary = Vocabulary.of(spec.terms(), masked);
    ScoreTraining training =
        new ScoreTraining(
            masked.stream().map(vocabulary::vector).toList(), vocabulary.size(), cost);
    // Classes are learned apart from each other, so learning them at once changes nothing.
    List<TextModel.TextClass> classes =
        groups.entrySet().parallelStream()
            .map(
                g -> {
                  boolean[] positive = new boolean[texts.size()];
                  IntStream.range(0, positive.length)
                      .forEach(i -> positive[i] = texts.get(i).label().equals(g.getKey()));
                  return new TextModel.TextClass(
                      g.getKey(),
                      g.getValue(),
                      training.plain(positive),
                      training.byRatio(positive));
                })
            .toList();
    boolean[] fraud = new boolean[texts.size()];
    IntStream.range(0, fraud.length)
        .forEach(i -> fraud[i] = groups.get(texts.get(i).label()) == TextGroup.FRAUD);
    return new TextModel(vocabulary, classes, training.byRatio(fraud));
  }
}
