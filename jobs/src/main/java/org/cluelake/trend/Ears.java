package org.cluelake.trend;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.cluelake.run.Require;

/**
 * The Early Aberration Reporting System's three alarms over a series of counts, from its last seven
 * periods and nothing older (Hutwagner and others 2003; Fricker, Hegler and Dunfee 2008).
 *
 * <p>C1 and C2 compare a count with the mean and standard deviation of seven periods before it, C2
 * leaving out the two just before; C3 adds up by how much C2 was exceeded in the last three
 * periods, as it is defined. (The R package surveillance computes its limit from today's count, so
 * its alarm does not depend on it.)
 *
 * @param minSigma least standard deviation, in events: a series of zeros is no certainty
 */
public record Ears(double minSigma) {

  private static final int BASELINE = 7;
  private static final int GUARD = 2;
  private static final int SUMMED = 3;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public Ears {
    Require.that(minSigma >= 0, "minSigma is %s; want 0 or more", minSigma);
  }

  /**
   * The count from which C1 alarms, or NaN where fewer than seven periods are known.
   *
   * @param counts events by period, oldest first
   * @param at the period
   * @param alpha share of alarms by chance, 0.001 by the system's own convention of 3 deviations
   */
  public double limit1(double[] counts, int at, double alpha) {
    return limit(counts, at, 0, alpha);
  }

  /** The count from which C2 alarms, or NaN where fewer than nine periods are known. */
  public double limit2(double[] counts, int at, double alpha) {
    return limit(counts, at, GUARD, alpha);
  }

  /**
   * C3: by how many standard deviations beyond one C2 was exceeded in this period and the two
   * before, added up; it alarms from {@link #limit3}. NaN where fewer than eleven periods are
   * known.
   */
  public double sum3(double[] counts, int at) {
    if (at < BASELINE + GUARD + SUMMED - 1) {
      return Double.NaN;
    }
    double sum = 0;
    for (int t = at; t > at - SUMMED; t--) {
      sum += Math.max(0, deviations(counts, t, GUARD) - 1);
    }
    return sum;
  }

  /** The sum from which C3 alarms at that share of alarms by chance. */
  public static double limit3(double alpha) {
    return NORMAL.inverseSurvivalProbability(alpha);
  }

  private double limit(double[] counts, int at, int guard, double alpha) {
    int end = at - guard;
    if (end < BASELINE) {
      return Double.NaN;
    }
    double[] known = Arrays.copyOfRange(counts, end - BASELINE, end);
    return mean(known) + NORMAL.inverseSurvivalProbability(alpha) * sigma(known);
  }

  /** How many standard deviations a count lies above its baseline. */
  private double deviations(double[] counts, int at, int guard) {
    double[] known = Arrays.copyOfRange(counts, at - guard - BASELINE, at - guard);
    double above = counts[at] - mean(known);
    double sigma = sigma(known);
    return sigma == 0 ? Math.signum(above) * Double.MAX_VALUE : above / sigma;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private double sigma(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.max(minSigma, Math.sqrt(squares / (values.length - 1)));
  }
}
