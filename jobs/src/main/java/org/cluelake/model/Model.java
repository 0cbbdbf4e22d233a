package org.cluelake.model;

import java.util.ArrayList;
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

  static Model of(ModelFacts facts, TreeScorer trees) {
    return new Model(ModelFolder.version(facts, trees.bytes()), facts, trees);
  }

  /** The scores of every row of a frame that has the model's features, in its order. */
  public List<ScoredRow> score(Frame frame) {
    if (!frame.features().equals(facts.features())) {
      throw new IllegalArgumentException("the frame has the features of the model");
    }
    double[] scores = trees.scores(frame, frame.rows());
    double[][] contributions = trees.contributions(frame, frame.rows());
    List<ScoredRow> scored = new ArrayList<>();
    for (int row = 0; row < frame.size(); row++) {
      double probability = facts.calibration().probability(scores[row]);
      scored.add(
          new ScoredRow(
              frame.ids().get(row),
              probability,
              band(probability).orElse("none"),
              reasons(frame, row, contributions[row])));
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
        .filter(f -> contributions[f] > 0)
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
