package org.cluelake.model;

import java.util.ArrayList;
import java.util.List;
import org.cluelake.metric.RankingMetrics;

/**
 * A learner's whole outcome, learned from some rows alone: which candidate, its scorer, the
 * calibration and the threshold.
 *
 * @param candidate place of the chosen learner among the candidates
 * @param scorer learned from all the rows
 * @param calibration fitted to scores of inner folds
 * @param threshold probability from which an item counts as positive, chosen on inner folds
 */
record Fitted(int candidate, Scorer scorer, Calibration calibration, double threshold) {

  /**
   * Learns.
   *
   * @param candidates the one with the largest average precision over inner folds is taken, of
   *     equals the first
   */
  static Fitted of(
      Frame frame, int[] rows, List<? extends Learner> candidates, int innerFolds, long seed) {
    boolean[] labels = frame.labels(rows);
    List<double[]> held = new ArrayList<>();
    int chosen = 0;
    double best = -1;
    for (Learner candidate : candidates) {
      double[] scores = heldOut(frame, rows, candidate, innerFolds, seed);
      double quality = RankingMetrics.of(scores, labels).averagePrecision();
      if (quality > best) {
        best = quality;
        chosen = held.size();
      }
      held.add(scores);
    }
    Calibration calibration = Calibration.of(held.get(chosen), labels);
    return new Fitted(
        chosen,
        candidates.get(chosen).fit(frame, rows, seed),
        calibration,
        Threshold.of(calibration.probabilities(held.get(chosen)), labels));
  }

  /** A score for each of the rows from a learner that has not seen it, in the order of rows. */
  static double[] heldOut(Frame frame, int[] rows, Learner learner, int folds, long seed) {
    double[] byRow = new double[frame.size()];
    for (Split split : Folds.of(frame, rows, folds, seed + 1)) {
      double[] scores = learner.fit(frame, split.train(), seed).scores(frame, split.test());
      for (int i = 0; i < scores.length; i++) {
        byRow[split.test()[i]] = scores[i];
      }
    }
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = byRow[rows[i]];
    }
    return scores;
  }
}
