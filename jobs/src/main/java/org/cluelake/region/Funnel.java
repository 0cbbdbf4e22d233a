package org.cluelake.region;

import java.util.Arrays;

/**
 * Which areas lie outside what chance allows, in place of a league table (Spiegelhalter 2005).
 *
 * @param between variance of the logarithm of the risk between areas that is not chance; 0 where
 *     chance alone accounts for the spread
 */
record Funnel(double between) {

  private static final double TRIMMED = 0.1;
  static final double WARN = 0.95;
  static final double ALARM = 0.998;

  /** The funnel of some areas, with the over-dispersion they show after trimming a tenth. */
  static Funnel of(double[] observed, double[] expected) {
    int n = observed.length;
    double[] z = new double[n];
    double weights = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      // The root scale stands in for the logarithm, which a count of 0 does not have.
      z[i] = 2 * (Math.sqrt(observed[i]) - Math.sqrt(expected[i]));
      weights += expected[i];
      squares += expected[i] * expected[i];
    }
    double[] sorted = z.clone();
    Arrays.sort(sorted);
    double low = sorted[(int) (n * TRIMMED)];
    double high = sorted[n - 1 - (int) (n * TRIMMED)];
    double dispersion = 0;
    for (double one : z) {
      double held = Math.max(low, Math.min(high, one));
      dispersion += held * held / n;
    }
    double excess = n * dispersion - (n - 1);
    double room = weights - squares / weights;
    return new Funnel(excess > 0 && room > 0 ? excess / room : 0);
  }

  /** Limits of the ratio at so many expected events. */
  Interval limits(double expected, double level) {
    if (between == 0) {
      return PoissonInterval.exact(expected, level).over(expected);
    }
    double reach = PoissonInterval.z(level) * Math.sqrt(1 / expected + between);
    return new Interval(Math.exp(-reach), Math.exp(reach));
  }

  /** Where an area lies: high or low at one in 1000 or one in 40 a side, or inside. */
  String place(double observed, double expected) {
    double ratio = observed / expected;
    for (double level : new double[] {ALARM, WARN}) {
      Interval limits = between == 0 ? null : limits(expected, level);
      Interval own = PoissonInterval.of(observed, level).over(expected);
      String tail = level == ALARM ? "0.001" : "0.025";
      if (limits == null ? own.low() > 1 : ratio > limits.high()) {
        return "high " + tail;
      }
      if (limits == null ? own.high() < 1 : ratio < limits.low()) {
        return "low " + tail;
      }
    }
    return "inside";
  }
}
