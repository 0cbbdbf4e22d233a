package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * People who come to a border section: some are led across it by a gang, others look around, cross
 * by the gate, lose their phone or live there. All arrive and call alike.
 */
final class BorderVisits {

  private static final String[] COUNTRIES = {"QM", "QN"};
  private static final int[] COUNTIES = {3, 8};
  private static final double PERSUADED = 0.15;
  private static final double IN_COMPOUND = 0.7;
  private static final double SILENT = 0.4;
  private static final int SPILL = 600;

  /** Of each kind in the smallest nation, so that every kind can be seen there. */
  private static final int LEAST = 3;

  /** Why they come. */
  private enum Kind {
    SMUGGLED(null),
    TOURIST("border_tourist"),
    RECORDED("recorded_border_traveller"),
    LOST_PHONE("lost_phone"),
    RESIDENT("border_resident");

    private final String lookalike;

    Kind(String lookalike) {
      this.lookalike = lookalike;
    }
  }

  private final Setting setting;
  private final Population population;
  private final Newcomers newcomers;
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  BorderVisits(Setting setting, Population population, Newcomers newcomers) {
    this.setting = setting;
    this.population = population;
    this.newcomers = newcomers;
    BorderKnobs knobs = setting.knobs().border();
    several(Kind.SMUGGLED, knobs.smuggled());
    several(Kind.TOURIST, knobs.tourists());
    several(Kind.RECORDED, knobs.recordedTravellers());
    several(Kind.LOST_PHONE, knobs.lostPhones());
    several(Kind.RESIDENT, knobs.residents());
  }

  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  /** The cells of the sections, beside the other rows of {@code risk_place}. */
  List<String[]> sections() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < COUNTRIES.length; i++) {
      rows.add(Destinations.section(COUNTRIES[i], cells(i)));
    }
    return rows;
  }

  private int county(int section) {
    return Math.min(COUNTIES[section], population.counties.size() - 1);
  }

  private String cells(int section) {
    return "C" + Setting.countyCode(county(section)) + "-4";
  }

  private void several(Kind kind, double atScaleOne) {
    long count = Math.max(LEAST, Math.round(atScaleOne * setting.spec().scale()));
    for (int i = 0; i < count; i++) {
      visit(kind, setting.draw("border visit " + kind, i));
    }
  }

  private void visit(Kind kind, Draw draw) {
    int section = draw.between(0, COUNTRIES.length - 1);
    int home = draw.between(0, population.counties.size() - 1);
    Person person = newcomers.person(home, draw);
    Line line = newcomers.line(person, -draw.between(100, 2000), 0, draw);
    List<Line> known = newcomers.acquaintances(home, draw);
    Line there =
        new Line(
            line.number(),
            true,
            person.index(),
            county(section),
            line.imei(),
            cells(section) + draw.between(0, 9),
            Line.DOMESTIC,
            line.fromDay());
    int end = (setting.lastDay() + 1) * Clock.DAY;
    boolean resident = kind == Kind.RESIDENT;
    int day = draw.between(1, Math.max(1, setting.lastDay() - 1));
    int arrival = resident ? 0 : day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
    int parting = resident ? end : arrival + draw.between(Clock.DAY / 2, 3 * Clock.DAY);
    newcomers.use(line, 0, arrival, known);
    newcomers.use(there, arrival, parting, known);
    spill(person, section, arrival, Math.min(parting, end), draw);
    if (kind == Kind.LOST_PHONE) {
      int again = Math.floorDiv(parting, Clock.DAY) + draw.between(1, 4);
      if (again <= setting.lastDay()) {
        Line next = newcomers.line(person, again, 1, draw);
        newcomers.use(next, again * Clock.DAY, end, known);
      }
    } else {
      newcomers.use(line, parting, end, known);
    }
    if (kind == Kind.SMUGGLED || kind == Kind.RECORDED) {
      cross(kind, person, section, parting, draw);
    }
    if (kind.lookalike != null) {
      lookalikes.add(new LookalikeRow(kind.lookalike, "person", Truth.person(person)));
    }
  }

  /** A mast across the border takes the phone for minutes. */
  private void spill(Person person, int section, int from, int to, Draw draw) {
    BorderKnobs knobs = setting.knobs().border();
    for (int at = from; at < to - SPILL; at += 2 * SPILL) {
      if (draw.chance(knobs.spillShare())) {
        newcomers.leaveUnseen(trip(Kind.RESIDENT, person, section, at, at + SPILL, -1, false));
      }
    }
  }

  private void cross(Kind kind, Person person, int section, int at, Draw draw) {
    boolean smuggled = kind == Kind.SMUGGLED;
    int entry =
        smuggled
            ? draw.chance(PERSUADED) ? at + draw.between(4, 20) * Clock.DAY : Trip.NEVER
            : at + draw.between(2, 20) * Clock.DAY;
    int compound = smuggled && draw.chance(IN_COMPOUND) ? Destinations.someCompound(draw) : -1;
    Trip trip = trip(kind, person, section, at, entry, compound, draw.chance(SILENT));
    if (!smuggled) {
      newcomers.passport(person, -draw.between(30, 2000));
      newcomers.leave(trip);
      return;
    }
    newcomers.leaveUnseen(trip);
    int end = (setting.lastDay() + 1) * Clock.DAY - 1;
    if (at <= end) {
      schemes.add(
          new SchemeRow(
              "X2", "person", Truth.person(person), at, Math.min(end, entry), trip.country()));
    }
  }

  private static Trip trip(
      Kind kind, Person person, int section, int exit, int entry, int compound, boolean silent) {
    String country = COUNTRIES[section];
    return new Trip(
        person,
        kind == Kind.SMUGGLED ? TripKind.RECRUITED : TripKind.TOURISM,
        TripKind.TOURISM.purpose(),
        country,
        Destinations.gate(country),
        "foot",
        exit,
        entry,
        null,
        compound,
        silent);
  }
}
