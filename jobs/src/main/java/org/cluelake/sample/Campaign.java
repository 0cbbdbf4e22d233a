package org.cluelake.sample;

/**
 * One script run by one gang for some days.
 *
 * @param index place in the order of campaigns
 * @param gang who runs it
 * @param script fraud class with its audience
 * @param fromDay first day
 * @param toDay last day
 */
record Campaign(int index, Gang gang, Knobs.FraudClass script, int fromDay, int toDay) {

  /** One of three shares: of feigned officers, of other scripts told from a desk, of the rest. */
  double share(double officers, double desk, double others) {
    return switch (script.type()) {
      case "fake_police" -> officers;
      case "fake_customer_service", "fake_credit_record", "fake_loan" -> desk;
      default -> others;
    };
  }

  boolean isAimedAt(Person person, Draw draw) {
    return person.age() >= script.ageFrom()
        && person.age() <= script.ageTo()
        && draw.chance(person.female() ? script.female() : 1 - script.female());
  }
}
