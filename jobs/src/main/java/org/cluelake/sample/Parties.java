package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Parties that leave together on one booking: recruits of a gang, coaches of tourists, families who
 * visit a wedding, workers for months. Each has some for whom it is the first journey.
 */
final class Parties {

  private static final String[] PRETEXTS = {"tourism", "work", "business", "family"};
  private static final double PERSUADED = 0.12;
  private static final double IN_COMPOUND = 0.7;

  /** Of each kind in the smallest nation, so that every kind can be seen there. */
  private static final int LEAST = 2;

  /**
   * Why they travel.
   *
   * @param firstShare members whose passport is new and their first
   * @param silentShare members whose phone is off abroad
   */
  private record Kind(
      String name,
      TripKind trip,
      int leastSize,
      int mostSize,
      int earliest,
      int leastDays,
      int mostDays,
      double firstShare,
      double silentShare) {

    boolean isRecruited() {
      return trip == TripKind.RECRUITED;
    }
  }

  private final Setting setting;
  private final Population population;
  private final Newcomers newcomers;
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  Parties(Setting setting, Population population, Newcomers newcomers) {
    this.setting = setting;
    this.population = population;
    this.newcomers = newcomers;
    BorderKnobs knobs = setting.knobs().border();
    several(
        new Kind("recruits", TripKind.RECRUITED, 3, 6, -20, 20, 90, 0.8, 0.5),
        knobs.recruitedParties());
    several(new Kind("tour", TripKind.TOURISM, 10, 28, -20, 4, 9, 0.3, 0.3), knobs.tours());
    several(new Kind("wedding", TripKind.VISIT, 4, 9, -20, 3, 8, 0.45, 0.3), knobs.weddings());
    several(new Kind("brigade", TripKind.WORK, 3, 9, -40, 40, 400, 0.6, 0.5), knobs.brigades());
  }

  /**
   * Members of a gang's party while abroad (X1), and those for whom it is the first journey (X3).
   */
  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void several(Kind kind, double atScaleOne) {
    long count = Math.max(LEAST, Math.round(atScaleOne * setting.spec().scale()));
    for (int i = 0; i < count; i++) {
      leave(kind, i, setting.draw("party of " + kind.name(), i));
    }
  }

  private void leave(Kind kind, int index, Draw draw) {
    int home = draw.between(0, population.counties.size() - 1);
    String country =
        kind.isRecruited()
            ? Destinations.gangCountry(index)
            : Destinations.country(kind.trip().isLasting(), draw);
    String gate = Destinations.gate(country);
    boolean overland = gate != null && draw.chance(setting.knobs().travel().overlandShare());
    int day = draw.between(kind.earliest(), Math.max(0, setting.lastDay() - 1));
    int exit = day * Clock.DAY + draw.between(5 * Clock.HOUR, 22 * Clock.HOUR);
    int days = draw.between(kind.leastDays(), kind.mostDays());
    String party = "party-" + Long.toHexString(draw.bits() >>> 24);
    String purpose =
        kind.isRecruited() ? PRETEXTS[draw.weighted(5, 3, 1, 1)] : kind.trip().purpose();
    int size = draw.between(kind.leastSize(), kind.mostSize());
    List<Person> fresh = new ArrayList<>();
    List<Trip> away = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Person person = newcomers.person(home, draw);
      boolean first = draw.chance(kind.firstShare());
      newcomers.passport(person, day - (first ? draw.between(5, 80) : draw.between(200, 3000)));
      boolean returns = !kind.isRecruited() || draw.chance(PERSUADED);
      Trip trip =
          new Trip(
              person,
              kind.trip(),
              purpose,
              country,
              overland ? gate : "air-" + (1 + home % 4),
              overland ? "road" : "air",
              exit + i * 40,
              returns ? exit + days * Clock.DAY + i * 40 : Trip.NEVER,
              party,
              kind.isRecruited() && draw.chance(IN_COMPOUND)
                  ? Destinations.gangCompound(index)
                  : -1,
              draw.chance(kind.silentShare()));
      newcomers.leave(trip);
      Line line = newcomers.line(person, -draw.between(100, 2000), 0, draw);
      newcomers.use(
          line, 0, (setting.lastDay() + 1) * Clock.DAY, newcomers.acquaintances(home, draw));
      if (first && kind.isRecruited()) {
        fresh.add(person);
        away.add(trip);
      }
      if (kind.isRecruited()) {
        tell("X1", trip);
      } else {
        lookalikes.add(new LookalikeRow(kind.name() + "_party", "person", Truth.person(person)));
      }
    }
    if (fresh.size() >= 3) {
      away.forEach(t -> tell("X3", t));
    }
  }

  private void tell(String scenario, Trip trip) {
    int end = (setting.lastDay() + 1) * Clock.DAY - 1;
    if (trip.exit() <= end && trip.entry() > 0) {
      schemes.add(
          new SchemeRow(
              scenario,
              "person",
              Truth.person(trip.person()),
              Math.max(0, trip.exit()),
              Math.min(end, trip.entry()),
              trip.party()));
    }
  }
}
