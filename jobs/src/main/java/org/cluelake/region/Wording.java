package org.cluelake.region;

/**
 * All that is ever said of a ranked region, from a fixed list: a review is the most that is
 * recommended, and nothing is said of the people who live there.
 */
enum Wording {
  ABOVE_TWICE("very likely above 2 times the nation's level: recommend review"),
  ABOVE("very likely above 1.5 times the nation's level: recommend review"),
  MAYBE_ABOVE("more likely than not above 1.5 times the nation's level"),
  NO_SIGN("no sign of a level above 1.5 times the nation's");

  private static final double VERY_LIKELY = 0.9;
  private static final double MORE_LIKELY = 0.5;

  private final String text;

  Wording(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The sentence for the probabilities of being above 1.5 and 2 times the nation's level. */
  static Wording of(double above15, double above2) {
    if (above2 >= VERY_LIKELY) {
      return ABOVE_TWICE;
    }
    if (above15 >= VERY_LIKELY) {
      return ABOVE;
    }
    return above15 >= MORE_LIKELY ? MAYBE_ABOVE : NO_SIGN;
  }
}
