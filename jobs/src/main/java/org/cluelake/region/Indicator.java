package org.cluelake.region;

import java.util.List;
import org.cluelake.metric.WilsonInterval;

/** What is counted by county, and on which side: the two are never mixed. */
public enum Indicator {
  /** Cases by where the victim lives, per 100,000 residents. */
  VIC1("victim", 100_000, false, true),
  /** Losses of the cases of VIC1, each cut off, in yuan per resident. */
  VIC2("victim", 1, false, true),
  /** Warnings of the two highest grades by where they were sent, per 100,000 residents. */
  VIC3("victim", 100_000, false, false),
  /** Reports of the public that claim a fraud, by county, per 100,000 residents. */
  VIC4("victim", 100_000, false, false),
  /** Suspects by where they are registered, per 100,000 registered people aged 16 to 59. */
  SRC1("source", 100_000, false, false),
  /** Accounts found involved by where they were opened, per 10,000 opened. */
  SRC3("source", 10_000, true, false),
  /** Phone and IoT cards found involved by where they were opened, per 10,000 opened. */
  SRC4("source", 10_000, true, false),
  /** Days on which an involved account had cash taken out of it there, per 100,000 residents. */
  SRC5("source", 100_000, false, false);

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

  /** Whether money is compared, and not how often something happened. */
  boolean isMoney() {
    return this == VIC2;
  }

  /**
   * Whether its events are those of another indicator seen from another side: its counts show where
   * the other's do, and nothing that counts events counts them twice.
   */
  public boolean sharesEvents() {
    return this == VIC2;
  }

  /** {@code victim} or {@code source}. */
  String side() {
    return side;
  }

  /** Whether events are a part of accounts or cards opened, and not of people. */
  boolean isOfCards() {
    return part;
  }

  /** {@code region} where its own police record the events, {@code others} elsewhere. */
  String recordedBy() {
    return local ? "region" : "others";
  }

  /** Unit of the rate. */
  int per() {
    return per;
  }

  /**
   * The range of the rate, per unit of exposure: of a proportion where events are a part of it.
   *
   * @param events counted, or for money those of equal size that would vary as much
   */
  Interval rate(double events, long exposure, double level) {
    if (part && exposure > 0 && events <= exposure) {
      WilsonInterval wilson = WilsonInterval.of((long) events, exposure, level);
      return new Interval(wilson.low(), wilson.high());
    }
    return PoissonInterval.of(events, level).over(exposure);
  }

  /**
   * The populations whose events can be told apart, by their columns; none where events are
   * compared with anything but people, or say nothing of whom they happened to.
   */
  List<String> strata() {
    return switch (this) {
      case VIC1 -> PopulationStrata.residents();
      case SRC1 -> PopulationStrata.registeredOfWorkingAge();
      default -> List.of();
    };
  }

  /**
   * Id of the method: model, expected counts, range of the rate.
   *
   * @param isStandardised whether expected counts are by sex and age
   */
  String method(boolean isStandardised) {
    if (isMoney()) {
      return "gamma-quasi-poisson/crude/fay-feuer";
    }
    String expected = isStandardised ? "age-sex" : "crude";
    return "gamma-poisson/%s/%s".formatted(expected, part ? "wilson" : "byar");
  }
}
