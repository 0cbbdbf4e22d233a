package org.cluelake.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cluelake.metric.Reliability;
import org.cluelake.run.Require;

/**
 * Learns a model from all labelled rows, and judges it for its card: by cross validation, or where
 * rows are of nights, out of time.
 */
public final class Training {

  /** Share of rows, oldest first, that a judgement out of time learns from. */
  private static final double PAST = 0.7;

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
    Split split =
        spec.night() == null
            ? null
            : Folds.outOfTime(frame, PAST, TimeSplit.seconds(spec.night().horizonDays()));
    Outcome seen =
        split == null
            ? validation.outcomes(frame, candidates).get(0)
            : validation.outcome(frame, split, candidates);
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
            split == null ? null : TimeSplit.of(frame, split),
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
