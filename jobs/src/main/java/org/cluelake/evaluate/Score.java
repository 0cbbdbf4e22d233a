package org.cluelake.evaluate;

import java.util.Locale;

/**
 * Counts of a comparison and the shares that follow from them. A share of nothing is null, never 0.
 *
 * @param flagged distinct subjects flagged
 * @param right of these, those the truth confirms
 * @param truth distinct entities of the truth that could be found
 * @param found of these, those that were
 */
public record Score(int flagged, int right, int truth, int found) {

  /** Right among flagged; null where nothing was flagged. */
  public Double precision() {
    return flagged == 0 ? null : (double) right / flagged;
  }

  /** Found among truth; null where there was nothing to find. */
  public Double recall() {
    return truth == 0 ? null : (double) found / truth;
  }

  /** Harmonic mean; null where either is. */
  public Double f1() {
    if (precision() == null || recall() == null) {
      return null;
    }
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  static String share(Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.3f", share);
  }
}
