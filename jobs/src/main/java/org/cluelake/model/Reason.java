package org.cluelake.model;

import java.util.Locale;

/**
 * Why a score is what it is.
 *
 * @param feature the feature
 * @param sentence what it means
 * @param value its value; NaN where missing
 * @param contribution what it adds to the score, in log-odds
 */
public record Reason(String feature, String sentence, double value, double contribution) {

  /** How a sentence about a yes or no begins. */
  private static final String FLAG = "whether it is ";

  /** For an officer: what, how much, and how strongly it speaks for a positive. */
  public String text() {
    String strength = contribution >= 1 ? "strongly" : contribution >= 0.3 ? "clearly" : "a little";
    if (sentence.startsWith(FLAG) && !Double.isNaN(value)) {
      return "It is "
          + (value > 0 ? "" : "not ")
          + sentence.substring(FLAG.length())
          + ", which raises the risk "
          + strength;
    }
    return Double.isNaN(value)
        ? sentence + " is unknown, which raises the risk " + strength
        : sentence + " is " + number(value) + ", which raises the risk " + strength;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.3f" : "%,.2f", value);
  }
}
