package org.cluelake.model;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A figure over repeats.
 *
 * @param mean mean over repeats
 * @param low lower end of the 95% interval of Student's t; the mean where there is one repeat
 * @param high upper end
 * @param deviation sample standard deviation over repeats
 */
public record Estimate(double mean, double low, double high, double deviation) {

  private static final double LEVEL = 0.95;

  static Estimate of(double[] values) {
    int n = values.length;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    if (n < 2) {
      return new Estimate(mean, mean, mean, 0);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (n - 1));
    double reach =
        TDistribution.of(n - 1).inverseCumulativeProbability((1 + LEVEL) / 2)
            * deviation
            / Math.sqrt(n);
    return new Estimate(mean, mean - reach, mean + reach, deviation);
  }
}
