package org.cluelake.trend;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.cluelake.run.Require;

/**
 * An XmR chart: individual values with limits from their moving range (Wheeler 2000), with the
 * signals of the NHS programme Making Data Count. In place of red, amber and green, whose two-point
 * comparisons start panics and give false assurance.
 *
 * @param mean of the values the limits are made of
 * @param low lower natural process limit
 * @param high upper natural process limit
 */
public record ProcessChart(double mean, double low, double high) {

  /** Three standard deviations in mean moving ranges of two: 3 / 1.128. */
  private static final double REACH = 2.66;

  /** Upper limit of a moving range in mean moving ranges: larger ones are not of the process. */
  private static final double MOST_RANGE = 3.267;

  /** Values on one side, or rising or falling, that are no chance. */
  private static final int RUN = 7;

  private static final int LEAST_VALUES = 4;

  /** What is unusual about a value. */
  public enum Signal {
    /** Above the upper or below the lower limit. */
    OUTSIDE,
    /** One of seven on one side of the mean. */
    SHIFT,
    /** One of seven that rise, or fall. */
    TREND,
    /** One of two among three in a row that lie in the outer third, on one side. */
    NEAR_LIMIT
  }

  /**
   * The chart of a series.
   *
   * @param values oldest first; four at least
   */
  public static ProcessChart of(double[] values) {
    Require.that(
        values.length >= LEAST_VALUES,
        "a process chart has %s values; want %s or more",
        values.length,
        LEAST_VALUES);
    double mean = Arrays.stream(values).average().orElseThrow();
    double[] ranges = new double[values.length - 1];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = Math.abs(values[i + 1] - values[i]);
    }
    double all = Arrays.stream(ranges).average().orElseThrow();
    double kept = Arrays.stream(ranges).filter(r -> r <= MOST_RANGE * all).average().orElse(all);
    return new ProcessChart(mean, mean - REACH * kept, mean + REACH * kept);
  }

  /** The signals of one value, given the series it lies in. */
  public Set<Signal> signals(double[] values, int at) {
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    if (values[at] > high || values[at] < low) {
      signals.add(Signal.OUTSIDE);
    }
    for (int from = Math.max(0, at - RUN + 1); from <= at && from + RUN <= values.length; from++) {
      double[] run = Arrays.copyOfRange(values, from, from + RUN);
      if (Arrays.stream(run).allMatch(v -> v > mean)
          || Arrays.stream(run).allMatch(v -> v < mean)) {
        signals.add(Signal.SHIFT);
      }
      if (isMonotone(run, 1) || isMonotone(run, -1)) {
        signals.add(Signal.TREND);
      }
    }
    if (outerThird(values[at]) != 0 && hasNeighbourNearLimit(values, at)) {
      signals.add(Signal.NEAR_LIMIT);
    }
    return signals;
  }

  /** 1 in the upper outer third of the band, -1 in the lower, 0 else. */
  private int outerThird(double value) {
    if (high == low) {
      return 0;
    }
    double part = (value - mean) / (high - mean);
    return Math.abs(part) > 2.0 / 3 && Math.abs(part) <= 1 ? (int) Math.signum(part) : 0;
  }

  private boolean hasNeighbourNearLimit(double[] values, int at) {
    for (int other = Math.max(0, at - 2); other <= Math.min(values.length - 1, at + 2); other++) {
      if (other != at && outerThird(values[other]) == outerThird(values[at])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMonotone(double[] run, int direction) {
    for (int i = 1; i < run.length; i++) {
      if (Math.signum(run[i] - run[i - 1]) != direction) {
        return false;
      }
    }
    return true;
  }
}
