package org.cluelake.model;

/**
 * A score as a probability: 1 / (1 + exp(-(a + b score))), the logistic fit of Platt (1999) with
 * his softened targets, found by Newton steps. It keeps the order of scores where b is positive.
 *
 * @param intercept a
 * @param slope b
 */
public record Calibration(double intercept, double slope) {

  private static final int STEPS = 100;
  private static final double RIDGE = 1e-9;

  /** Fits scores that their learner has not seen the labels of. */
  static Calibration of(double[] scores, boolean[] labels) {
    double positives = 0;
    for (boolean label : labels) {
      positives += label ? 1 : 0;
    }
    double high = (positives + 1) / (positives + 2);
    double low = 1 / (labels.length - positives + 2);
    double a = Math.log((positives + 1) / (labels.length - positives + 1));
    double b = 0;
    for (int step = 0; step < STEPS; step++) {
      double ga = 0;
      double gb = 0;
      double haa = RIDGE;
      double hab = 0;
      double hbb = RIDGE;
      for (int i = 0; i < scores.length; i++) {
        double p = logistic(a + b * scores[i]);
        double g = p - (labels[i] ? high : low);
        double h = p * (1 - p);
        ga += g;
        gb += g * scores[i];
        haa += h;
        hab += h * scores[i];
        hbb += h * scores[i] * scores[i];
      }
      double det = haa * hbb - hab * hab;
      double da = (hbb * ga - hab * gb) / det;
      double db = (haa * gb - hab * ga) / det;
      // A full step may overshoot where the first guess is far off.
      double reach = Math.max(1, Math.max(Math.abs(da), Math.abs(db)) / 2);
      a -= da / reach;
      b -= db / reach;
      if (Math.abs(da) + Math.abs(db) < 1e-10) {
        break;
      }
    }
    return new Calibration(a, b);
  }

  /** The probability of a score. */
  double probability(double score) {
    return logistic(intercept + slope * score);
  }

  /** The probabilities of scores. */
  double[] probabilities(double[] scores) {
    double[] of = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      of[i] = probability(scores[i]);
    }
    return of;
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
