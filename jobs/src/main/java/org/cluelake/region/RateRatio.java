package org.cluelake.region;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How much a rate changed: two counts compared given their sum, with Clopper and Pearson's limits.
 *
 * @param ratio first rate over second; NaN where both counts are 0
 * @param interval its exact range; without an upper end (infinite) where the second count is 0
 * @param p twice the smaller tail, at most 1
 */
public record RateRatio(double ratio, Interval interval, double p) {

  /** The first rate {@code x / xBase} over the second {@code y / yBase}. */
  public static RateRatio of(long x, double xBase, long y, double yBase, double level) {
    double tail = (1 - level) / 2;
    double bases = yBase / xBase;
    double low = x == 0 ? 0 : BetaDistribution.of(x, y + 1.0).inverseCumulativeProbability(tail);
    double high = y == 0 ? 1 : BetaDistribution.of(x + 1.0, y).inverseSurvivalProbability(tail);
    BinomialDistribution of =
        BinomialDistribution.of(Math.toIntExact(x + y), xBase / (xBase + yBase));
    double below = of.cumulativeProbability((int) x);
    double above = x == 0 ? 1 : of.survivalProbability((int) x - 1);
    return new RateRatio(
        (double) x / y * bases,
        new Interval(odds(low) * bases, odds(high) * bases),
        Math.min(1, 2 * Math.min(below, above)));
  }

  private static double odds(double share) {
    return share / (1 - share);
  }
}
