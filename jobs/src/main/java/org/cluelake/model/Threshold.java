package org.cluelake.model;

import java.util.Arrays;
import org.cluelake.metric.RankingMetrics;

/**
 * The probability from which an item counts as positive: the middle of all thresholds whose F1 of
 * the positive class comes close to the best, as the very best one of a sample is chance.
 */
final class Threshold {

  /** An F1 that far below the best is as good. */
  private static final double CLOSE = 0.003;

  private static final int GRID = 400;

  private Threshold() {}

  static double of(double[] probabilities, boolean[] labels) {
    RankingMetrics metrics = RankingMetrics.of(probabilities, labels);
    double[] sorted = probabilities.clone();
    Arrays.sort(sorted);
    double[] tried = new double[GRID];
    double[] f1 = new double[GRID];
    double best = 0;
    for (int g = 0; g < GRID; g++) {
      tried[g] = sorted[(int) ((long) g * (sorted.length - 1) / (GRID - 1))];
      f1[g] = metrics.at(tried[g]).f1();
      best = Math.max(best, f1[g]);
    }
    RankingMetrics.Cut exact = metrics.best();
    double sum = 0;
    int close = 0;
    for (int g = 0; g < GRID; g++) {
      if (f1[g] >= exact.f1() - CLOSE) {
        sum += tried[g];
        close++;
      }
    }
    return close == 0 ? exact.threshold() : sum / close;
  }
}
