package org.cluelake.metric;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The score interval of a proportion (Wilson 1927), for events that are a part of their base.
 *
 * @param low lower end
 * @param high upper end
 */
public record WilsonInterval(double low, double high) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * The interval.
   *
   * @param count events, 0 to base
   * @param base 1 or more
   * @param level share of samples whose interval holds the truth, such as 0.95
   */
  public static WilsonInterval of(long count, long base, double level) {
    if (base < 1 || count < 0 || count > base) {
      throw new IllegalArgumentException("events are a part of a base of at least one");
    }
    double z = NORMAL.inverseSurvivalProbability((1 - level) / 2);
    double z2 = z * z;
    double middle = 2.0 * count + z2;
    double reach = z * Math.sqrt(z2 + 4.0 * count * (1 - (double) count / base));
    double scale = 2 * (base + z2);
    return new WilsonInterval(
        Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale));
  }
}
