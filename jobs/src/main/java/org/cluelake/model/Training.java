package org.cluelake.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cluelake.metric.Reliability;
import org.cluelake.run.Require;

/** Learns a model from all labelled rows, and judges it by cross validation for its card. */
public final class Training {

  private Training() {}

  /**
   * Learns.
   *
   * @param validation its first seed is the seed of training
   */
  public static Model of(
      ModelSpec spec, Frame frame, String dataSha256, CrossValidation validation) {
    Require.that(
        spec.neighbours() == null,
        "neighbours: a model over links is judged, not kept; take neighbours out to train one");
    List<Trees> candidates = Learners.trees(spec);
    Outcome seen = validation.outcomes(frame, candidates).get(0);
    long seed = validation.seeds().get(0);
    Fitted fitted = Fitted.of(frame, frame.rows(), candidates, validation.innerFolds(), seed);
    TreeScorer trees = (TreeScorer) fitted.scorer();
    int positives = 0;
    for (boolean label : frame.labels()) {
      positives += label ? 1 : 0;
    }
    List<String> columns = frame.features().subList(0, frame.width() - spec.ratios().size());
    return Model.of(
        new ModelFacts(
            spec.settled(columns),
            frame.features(),
            candidates.get(fitted.candidate()).averaged(),
            seed,
            trees.bytes().size(),
            fitted.calibration(),
            fitted.threshold(),
            dataSha256,
            frame.size(),
            positives,
            validation.folds(),
            seen.figures(),
            Reliability.of(seen.probabilities(), seen.labels()),
            weights(frame, trees)),
        trees);
  }

  private static Map<String, Double> weights(Frame frame, TreeScorer trees) {
    double[] sums = new double[frame.width()];
    for (double[] row : trees.contributions(frame, frame.rows())) {
      for (int f = 0; f < sums.length; f++) {
        sums[f] += Math.abs(row[f]) / frame.size();
      }
    }
    Integer[] order = new Integer[sums.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(sums[b], sums[a]));
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int f : order) {
      weights.put(frame.features().get(f), sums[f]);
    }
    return weights;
  }
}
