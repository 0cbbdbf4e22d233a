package org.cluelake.region;

import org.cluelake.metric.WilsonInterval;

/** What is counted by county, and on which side: the two are never mixed. */
enum Indicator {
  /** Cases by where the victim lives, per 100,000 residents. */
  VIC1("victim", 100_000, false, true),
  /** Reports of the public that claim a fraud, by county, per 100,000 residents. */
  VIC4("victim", 100_000, false, false),
  /** Suspects by where they are registered, per 100,000 registered people aged 16 to 59. */
  SRC1("source", 100_000, false, false),
  /** Accounts found involved by where they were opened, per 10,000 opened. */
  SRC3("source", 10_000, true, false),
  /** Phone and IoT cards found involved by where they were opened, per 10,000 opened. */
  SRC4("source", 10_000, true, false);

  private final String side;
  private final int per;
  private final boolean part;
  private final boolean local;

  Indicator(String side, int per, boolean part, boolean local) {
    this.side = side;
    this.per = per;
    this.part = part;
    this.local = local;
  }

  /** {@code victim} or {@code source}. */
  String side() {
    return side;
  }

  /** {@code region} where its own police record the events, {@code others} elsewhere. */
  String recordedBy() {
    return local ? "region" : "others";
  }

  /** Unit of the rate. */
  int per() {
    return per;
  }

  /** The range of the rate, per unit of exposure: of a proportion where events are a part of it. */
  Interval rate(long observed, long exposure, double level) {
    if (part && exposure > 0 && observed <= exposure) {
      WilsonInterval wilson = WilsonInterval.of(observed, exposure, level);
      return new Interval(wilson.low(), wilson.high());
    }
    return PoissonInterval.of(observed, level).over(exposure);
  }

  /** Id of the method: model, expected counts, range of the rate. */
  String method() {
    return part ? "gamma-poisson/crude/wilson" : "gamma-poisson/crude/byar";
  }
}
