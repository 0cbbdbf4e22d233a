package org.cluelake.region;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Ranges of a Poisson mean given one count: exact (Garwood 1936), Byar's approximation (Breslow and
 * Day 1987), and the rule of Public Health England that uses the exact one below ten.
 */
final class PoissonInterval {

  private static final long EXACT_BELOW = 10;

  /** Nearer to a whole number than this, a sum of equal losses is one. */
  private static final double SAME = 1e-9;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private PoissonInterval() {}

  /** The range by the rule of Public Health England: exact below 10, Byar's from there on. */
  static Interval of(long count, double level) {
    return count < EXACT_BELOW ? exact(count, level) : byar(count, level);
  }

  /**
   * The same for money in units of {@link MoneyUnit}, which need not be whole: then the exact
   * range, that of Fay and Feuer (1997).
   */
  static Interval of(double events, double level) {
    double whole = Math.rint(events);
    return Math.abs(events - whole) < SAME ? of((long) whole, level) : exact(events, level);
  }

  /** The exact range. The count may be an expected one, which inverts it to limits of a funnel. */
  static Interval exact(double count, double level) {
    double tail = (1 - level) / 2;
    double low =
        count == 0
            ? 0
            : ChiSquaredDistribution.of(2 * count).inverseCumulativeProbability(tail) / 2;
    double high = ChiSquaredDistribution.of(2 * count + 2).inverseSurvivalProbability(tail) / 2;
    return new Interval(low, high);
  }

  /** Byar's approximation; the lower end is NaN where it would be negative. */
  static Interval byar(long count, double level) {
    double z = z(level);
    double low = count * cube(1 - 1.0 / (9 * count) - z / (3 * Math.sqrt(count)));
    double next = count + 1.0;
    double high = next * cube(1 - 1 / (9 * next) + z / (3 * Math.sqrt(next)));
    return new Interval(low >= 0 ? low : Double.NaN, high);
  }

  /** How many standard deviations a two-sided range of that level reaches. */
  static double z(double level) {
    return NORMAL.inverseSurvivalProbability((1 - level) / 2);
  }

  private static double cube(double x) {
    return x * x * x;
  }
}
