package org.cluelake.region;

/**
 * What is shown of the work done in a region and never scored: rewarding arrests or answers in an
 * index would make a place look worse or better for the effort of its police alone.
 */
enum ServiceIndicator {
  /** Of live cases accepted in the window, those solved by now. */
  CLR1(true, "wilson", Unit.SHARE),
  /** Of the losses of those cases, what has been stopped, frozen or returned by now. */
  CLR2(true, "ratio-of-sums/linearised", Unit.SHARE),
  /** Hours from the report to the first stop of payment, of those cases that have one. */
  CLR3(true, "median/order-statistics", Unit.HOURS),
  /** Of clues whose visit was due in the window, those whose person was met in time. */
  PRV1(true, "wilson", Unit.SHARE),
  /** Of clues whose answer was due in the window, those answered in time. */
  PRV2(true, "wilson", Unit.SHARE),
  /** Of people with a live case in the window, those with another one shortly before. */
  PRV3(true, "wilson", Unit.SHARE),
  /** Of objections to clues decided in the window, those upheld. */
  PRV4(false, "wilson", Unit.SHARE);

  /** What the value is. */
  enum Unit {
    SHARE("share", 4),
    HOURS("hours", 1);

    private final String word;
    private final int decimals;

    Unit(String word, int decimals) {
      this.word = word;
      this.decimals = decimals;
    }

    /** The word of the contract. */
    String word() {
      return word;
    }

    /** Decimals that are published. */
    int decimals() {
      return decimals;
    }
  }

  private final boolean local;
  private final String method;
  private final Unit unit;

  ServiceIndicator(boolean local, String method, Unit unit) {
    this.local = local;
    this.method = method;
    this.unit = unit;
  }

  /** {@code clearance} or {@code prevention}. */
  String family() {
    return name().startsWith("CLR") ? "clearance" : "prevention";
  }

  /** {@code region} where its own units record it, {@code others} where units elsewhere do. */
  String recordedBy() {
    return local ? "region" : "others";
  }

  /** Id of the method of the range. */
  String method() {
    return method;
  }

  Unit unit() {
    return unit;
  }
}
