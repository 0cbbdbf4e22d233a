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

  boolean isAimedAt(Person person, Draw draw) {
    return person.age() >= script.ageFrom()
        && person.age() <= script.ageTo()
        && draw.chance(person.female() ? script.female() : 1 - script.female());
  }
}
