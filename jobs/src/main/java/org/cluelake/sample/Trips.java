package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everybody's time abroad, from long before the first day; who is drawn in stays at home. */
final class Trips {

  private static final int LONGEST_AGO = 300;
  private static final int SHORT_AGO = 25;
  private static final int TOUR_STEP = 4;

  private final Setting setting;
  private final TravelKnobs knobs;
  private final Map<Integer, List<Trip>> byPerson = new HashMap<>();
  private final List<Trip> all = new ArrayList<>();

  Trips(Setting setting, Population population, Set<Integer> atHome, List<Trip> recruited) {
    this.setting = setting;
    this.knobs = setting.knobs().travel();
    recruited.forEach(this::add);
    for (Person person : population.people) {
      if (isFree(person)
          && !atHome.contains(person.index())
          && !byPerson.containsKey(person.index())) {
        plan(person);
      }
    }
  }

  List<Trip> all() {
    return all;
  }

  /** Somebody's trip who is not in the census; its crossings are told elsewhere, or nowhere. */
  void beyondTheCensus(Trip trip) {
    byPerson.computeIfAbsent(trip.person().index(), p -> new ArrayList<>(2)).add(trip);
  }

  /** The trip a person is on at a moment, or null. */
  Trip at(int person, int moment) {
    List<Trip> own = person < 0 ? null : byPerson.get(person);
    if (own != null) {
      for (Trip trip : own) {
        if (trip.covers(moment)) {
          return trip;
        }
      }
    }
    return null;
  }

  boolean travels(Person person) {
    return byPerson.containsKey(person.index());
  }

  /** Whose work is told day by day stays at it. */
  private static boolean isFree(Person person) {
    return switch (person.role()) {
      case EMPLOYEE, STUDENT, RETIRED, SHIFT_WORKER, LANDLORD -> !person.document().startsWith("Z");
      default -> false;
    };
  }

  private void add(Trip trip) {
    all.add(trip);
    byPerson.computeIfAbsent(trip.person().index(), p -> new ArrayList<>(2)).add(trip);
  }

  private void plan(Person person) {
    Draw draw = setting.draw("trip", person.index());
    double fate = draw.uniform();
    double shortShare = knobs.tripsPerDay() * (setting.spec().days() + SHORT_AGO);
    if (isTrader(person, draw)) {
      trade(person);
    } else if (fate < knobs.longStayShare()) {
      TripKind kind =
          person.role() == Role.STUDENT
              ? TripKind.STUDY
              : new TripKind[] {TripKind.WORK, TripKind.CREW, TripKind.FAMILY_STAY}
                  [draw.weighted(5, 2, 3)];
      int day = draw.between(-LONGEST_AGO, setting.lastDay());
      add(trip(person, kind, day, day + draw.between(40, 400), draw));
    } else if (fate < knobs.longStayShare() + shortShare) {
      TripKind kind =
          new TripKind[] {TripKind.TOURISM, TripKind.BUSINESS, TripKind.VISIT}
              [draw.weighted(6, 3, 2)];
      int day = draw.between(-SHORT_AGO, setting.lastDay());
      int length = Math.max(2, Math.min(25, (int) draw.logNormal(knobs.tripDays(), 0.6)));
      add(trip(person, kind, day, day + length, draw));
    }
  }

  private boolean isTrader(Person person, Draw draw) {
    return person.county() % 5 == 3
        && person.role() == Role.EMPLOYEE
        && draw.chance(knobs.borderTraderShare());
  }

  private Trip trip(Person person, TripKind kind, int from, int to, Draw draw) {
    boolean together =
        kind == TripKind.TOURISM || kind == TripKind.WORK || kind == TripKind.CREW
            ? draw.chance(knobs.partyShare())
            : draw.chance(0.1);
    String country = Destinations.country(kind.isLasting(), draw);
    String gate = Destinations.gate(country);
    boolean overland = gate != null && draw.chance(knobs.overlandShare());
    int day = together ? Math.floorDiv(from, TOUR_STEP) * TOUR_STEP : from;
    String party = null;
    int second = draw.between(5 * Clock.HOUR, 23 * Clock.HOUR);
    if (together) {
      int bus = draw.between(0, 1);
      Draw shared = setting.draw("party " + kind + country, day, bus);
      second = shared.between(5 * Clock.HOUR, 23 * Clock.HOUR);
      overland = gate != null && shared.chance(knobs.overlandShare());
      party = "party-" + Long.toHexString(shared.bits() >>> 24);
    }
    String transport =
        kind == TripKind.CREW ? "sea" : overland ? draw.chance(0.7) ? "road" : "foot" : "air";
    String port =
        kind == TripKind.CREW ? "sea-1" : overland ? gate : "air-" + (1 + person.county() % 4);
    boolean near = kind == TripKind.WORK && Destinations.hasCompounds(country);
    return new Trip(
        person,
        kind,
        kind.purpose(),
        country,
        port,
        transport,
        day * Clock.DAY + second,
        Math.max(to, day + 1) * Clock.DAY + draw.between(6 * Clock.HOUR, 23 * Clock.HOUR),
        party,
        near && draw.chance(knobs.nearCompoundShare()) ? Destinations.someCompound(draw) : -1,
        draw.chance(kind.isLasting() ? knobs.silentStayShare() : knobs.silentTripShare()));
  }

  /** Over the gate in the morning, back before the evening. */
  private void trade(Person person) {
    String[] gates = {"XD", "QM", "QN"};
    for (int day = -SHORT_AGO; day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("border trade", person.index(), day);
      if (draw.chance(0.4)) {
        String country = gates[Math.floorMod(person.index(), gates.length)];
        int exit = day * Clock.DAY + draw.between(6 * Clock.HOUR, 9 * Clock.HOUR);
        add(
            new Trip(
                person,
                TripKind.BORDER_TRADE,
                TripKind.BORDER_TRADE.purpose(),
                country,
                Destinations.gate(country),
                draw.chance(0.6) ? "road" : "foot",
                exit,
                exit + draw.between(4 * Clock.HOUR, 9 * Clock.HOUR),
                null,
                -1,
                false));
      }
    }
  }
}
