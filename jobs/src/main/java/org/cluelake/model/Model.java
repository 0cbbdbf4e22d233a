package org.cluelake.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A learned score.
 *
 * @param version hash of all of it, sixteen hexadecimal digits
 * @param facts all but its trees
 * @param trees its trees
 */
public record Model(String version, ModelFacts facts, TreeScorer trees) {

  private static final int REASONS = 3;

  /** Log-odds below which a feature is no reason. */
  private static final double WORTH_SAYING = 0.05;

  static Model of(ModelFacts facts, TreeScorer trees) {
    return new Model(ModelFolder.version(facts, trees.bytes()), facts, trees);
  }

  /** The scores of every row of a frame that has the model's features, in its order. */
  public List<ScoredRow> score(Frame frame) {
    return score(frame, 0);
  }

  /**
   * The same, with reasons for some rows alone, as reasons cost more than scores.
   *
   * @param reasonsFrom probability from which a row is told its reasons
   */
  List<ScoredRow> score(Frame frame, double reasonsFrom) {
    if (!frame.features().equals(facts.features())) {
      throw new IllegalArgumentException("the frame has the features of the model");
    }
    double[] probabilities = facts.calibration().probabilities(trees.scores(frame, frame.rows()));
    int[] told =
        IntStream.range(0, frame.size()).filter(r -> probabilities[r] >= reasonsFrom).toArray();
    double[][] contributions = trees.contributions(frame, told);
    List<List<Reason>> reasons = new ArrayList<>(Collections.nCopies(frame.size(), List.of()));
    for (int i = 0; i < told.length; i++) {
      List<Reason> unused = reasons.set(told[i], reasons(frame, told[i], contributions[i]));
    }
    List<ScoredRow> scored = new ArrayList<>();
    for (int row = 0; row < frame.size(); row++) {
      scored.add(
          new ScoredRow(
              frame.ids().get(row),
              probabilities[row],
              band(probabilities[row]).orElse("none"),
              reasons.get(row)));
    }
    return scored;
  }

  /** The band a probability lies in. */
  Optional<String> band(double probability) {
    Map<String, Double> bands =
        facts.spec().bands().isEmpty()
            ? Map.of("flagged", facts.threshold())
            : facts.spec().bands();
    return bands.entrySet().stream()
        .filter(b -> probability >= b.getValue())
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** What speaks most for a positive, strongest first. */
  private List<Reason> reasons(Frame frame, int row, double[] contributions) {
    return IntStream.range(0, frame.width())
        .filter(f -> contributions[f] >= WORTH_SAYING)
        .boxed()
        .sorted(Comparator.comparingDouble(f -> -contributions[f]))
        .limit(REASONS)
        .map(
            f ->
                new Reason(
                    frame.features().get(f),
                    facts
                        .spec()
                        .sentences()
                        .getOrDefault(frame.features().get(f), frame.features().get(f)),
                    frame.value(row, f),
                    contributions[f]))
        .toList();
  }
}
