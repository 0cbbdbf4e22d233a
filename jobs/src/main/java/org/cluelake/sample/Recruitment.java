package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** People whom gangs bring abroad: sellers of cards and friends of theirs, in small parties. */
final class Recruitment {

  private static final int EARLIEST = -75;
  private static final String[] PURPOSES = {"tourism", "work", "business", "family"};

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final TravelKnobs knobs;

  Recruitment(Setting setting, Population population, Acquaintances acquaintances) {
    this.setting = setting;
    this.population = population;
    this.acquaintances = acquaintances;
    this.knobs = setting.knobs().travel();
  }

  /** Their trips; nobody of those who stay at home, and nobody twice. */
  List<Trip> trips(List<Seller> sellers, Set<Integer> atHome) {
    Set<Integer> gone = new HashSet<>(atHome);
    List<Trip> trips = new ArrayList<>();
    for (Seller seller : sellers) {
      Draw draw = setting.draw("recruited", seller.person().index());
      if (!draw.chance(knobs.recruitedShare()) || !isFit(seller.person(), gone)) {
        continue;
      }
      List<Person> party = new ArrayList<>(List.of(seller.person()));
      int friends = draw.weighted(4, 4, 2);
      for (int i = 0; i < friends; i++) {
        Person friend = acquaintances.known(seller.person(), draw);
        if (isFit(friend, gone)) {
          party.add(friend);
        }
      }
      leave(party, seller.gang(), draw, trips);
    }
    return trips;
  }

  private boolean isFit(Person person, Set<Integer> gone) {
    return person.isAdult()
        && person.age() < 55
        && !person.document().startsWith("Z")
        && population.mainAccount(person) != null
        && gone.add(person.index());
  }

  private void leave(List<Person> party, int gang, Draw draw, List<Trip> trips) {
    String country = Destinations.gangCountry(gang);
    boolean overland = draw.chance(knobs.overlandShare());
    int day = draw.between(EARLIEST, Math.max(0, setting.lastDay() - 1));
    int exit = day * Clock.DAY + draw.between(5 * Clock.HOUR, 23 * Clock.HOUR);
    boolean booked = draw.chance(knobs.partyShare()) && party.size() > 1;
    String name = booked ? "party-" + Long.toHexString(draw.bits() >>> 24) : null;
    for (Person person : party) {
      boolean returns = draw.chance(knobs.persuadedShare());
      trips.add(
          new Trip(
              person,
              TripKind.RECRUITED,
              PURPOSES[draw.weighted(5, 3, 1, 1)],
              country,
              overland ? Destinations.gate(country) : "air-" + (1 + person.county() % 4),
              overland ? draw.chance(0.7) ? "road" : "foot" : "air",
              exit,
              returns ? exit + draw.between(20, 90) * Clock.DAY : Trip.NEVER,
              name,
              draw.chance(0.8) ? Destinations.gangCompound(gang) : -1,
              draw.chance(knobs.silentStayShare())));
    }
  }
}
