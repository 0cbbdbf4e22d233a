package org.cluelake.sample;

import java.util.Set;

/** What a trip does to somebody's own payments: the app goes on, the card stays or is lent. */
final class Absence {

  private static final Set<String> MACHINES = Set.of("atm", "pos", "cash", "counter");

  private Absence() {}

  /** Whether a card or a person had to be at a machine or counter of the nation. */
  static boolean isOnSite(Transfer t) {
    return MACHINES.contains(t.channel());
  }

  /** Whether the family uses the card while its holder is away. */
  static boolean isLent(Setting setting, Person person) {
    return setting
        .draw("lent card", person.index())
        .chance(setting.knobs().travel().lentCardShare());
  }

  /** The movement as it happens where the person may be abroad, or null where it cannot. */
  static Transfer of(Setting setting, Trips trips, Person person, Transfer t) {
    Trip trip = trips.at(person.index(), t.at());
    boolean own = t.payer() != null && t.payer().owner() == person.index();
    if (trip == null || !own) {
      return trip != null && t.payer() == null ? null : t;
    }
    if (isOnSite(t)) {
      return isLent(setting, person) ? t : null;
    }
    boolean seen = setting.draw("seen abroad", person.index(), t.at()).chance(0.6);
    return seen ? t.orderedOn(t.device(), "overseas") : t;
  }
}
