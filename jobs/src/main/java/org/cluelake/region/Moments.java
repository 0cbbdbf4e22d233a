package org.cluelake.region;

import java.util.Optional;

/** Priors in closed or nearly closed form: a start for the likelihood, and its fallback. */
final class Moments {

  private static final int MOST_ROUNDS = 100;
  private static final double TOLERANCE = 1e-5;

  private Moments() {}

  /** A prior and how many rounds it took after the first estimate. */
  record Iterated(GammaPrior prior, int rounds) {}

  /**
   * Moments of the shrunken ratios, iterated (Clayton and Kaldor 1987, as in the R package
   * DCluster); empty where the ratios vary no more than chance alone would make them.
   */
  static Optional<Iterated> claytonKaldor(double[] observed, double[] expected) {
    int n = observed.length;
    double[] ratio = new double[n];
    for (int i = 0; i < n; i++) {
      ratio[i] = observed[i] / expected[i];
    }
    double shape = 0;
    double rate = 0;
    for (int round = 0; round <= MOST_ROUNDS; round++) {
      double mean = 0;
      for (double r : ratio) {
        mean += r / n;
      }
      double variance = 0;
      for (int i = 0; i < n; i++) {
        variance += (1 + rate / expected[i]) * (ratio[i] - mean) * (ratio[i] - mean) / (n - 1);
      }
      double lastShape = shape;
      double lastRate = rate;
      rate = mean / variance;
      shape = mean * mean / variance;
      if (!Double.isFinite(shape) || shape == 0) {
        return Optional.empty();
      }
      for (int i = 0; i < n; i++) {
        ratio[i] = (observed[i] + shape) / (expected[i] + rate);
      }
      if (Math.abs(shape - lastShape) < TOLERANCE && Math.abs(rate - lastRate) < TOLERANCE) {
        return Optional.of(new Iterated(new GammaPrior(shape, rate), round));
      }
    }
    return Optional.empty();
  }

  /**
   * Moments of the rates, weighted by exposure (Marshall 1991); empty where the rates vary no more
   * than chance alone would make them.
   */
  static Optional<GammaPrior> marshall(double[] observed, double[] exposure) {
    double events = 0;
    double base = 0;
    for (int i = 0; i < observed.length; i++) {
      events += observed[i];
      base += exposure[i];
    }
    double mean = events / base;
    double spread = 0;
    for (int i = 0; i < observed.length; i++) {
      double off = observed[i] / exposure[i] - mean;
      spread += exposure[i] * off * off / base;
    }
    double variance = spread - mean * observed.length / base;
    return variance > 0
        ? Optional.of(new GammaPrior(mean * mean / variance, mean / variance))
        : Optional.empty();
  }
}
