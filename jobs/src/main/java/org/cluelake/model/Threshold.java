package org.cluelake.model;

import org.cluelake.metric.RankingMetrics;

/**
 * The probability from which an item counts as positive: half the best F1, which maximises F1 where
 * probabilities are calibrated (Lipton, Elkan and Naryanaswamy 2014). The threshold that happens to
 * be best on a sample is far less steady.
 */
final class Threshold {

  private Threshold() {}

  static double of(double[] probabilities, boolean[] labels) {
    return RankingMetrics.of(probabilities, labels).best().f1() / 2;
  }
}
