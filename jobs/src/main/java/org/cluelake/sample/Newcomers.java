package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * People beyond the census, their phones and their crossings: whoever is told of here takes
 * nobody's place there, so that the lives of the others stay as they are.
 */
final class Newcomers {

  private static final int FIRST_PERSON = 50_000_000;
  private static final long FIRST_NUMBER = 150_000_000L;
  private static final long FIRST_HANDSET = 600_000_000L;
  private static final long FIRST_PASSPORT = 60_000_000L;

  private static final int LATELY = 30;

  /** A line in use from one moment to another, among some acquaintances. */
  private record Use(Line line, int from, int to, List<Line> known) {}

  private final Setting setting;
  private final Population population;
  private final Registry registry;
  private final Trips trips;
  private final List<Use> uses = new ArrayList<>();
  private final List<Trip> recorded = new ArrayList<>();
  private final List<Passports.Passport> passports = new ArrayList<>();
  private int next;

  Newcomers(Setting setting, Population population, Registry registry, Trips trips) {
    this.setting = setting;
    this.population = population;
    this.registry = registry;
    this.trips = trips;
  }

  /** An adult of a county, without a card. */
  Person person(int county, Draw draw) {
    int age = draw.between(19, 44);
    boolean female = draw.chance(0.4);
    int index = FIRST_PERSON + next++;
    return new Person(
        index,
        county,
        county,
        -1,
        registry.idCard(Setting.countyCode(county), age, female, draw),
        age,
        female,
        Role.EMPLOYEE,
        Registry.device(draw.bits()));
  }

  /** A card of such a person, in use since long ago or from a day on. */
  Line line(Person person, int from, int card, Draw draw) {
    long place = person.index() - FIRST_PERSON + (long) card * 1_000_000L;
    String number = Identities.mobile(FIRST_NUMBER + place);
    Subscription unused =
        registry.card(number, "id_card", person.document(), from, person.county(), draw);
    return new Line(
        number,
        true,
        person.index(),
        person.county(),
        Identities.imei(FIRST_HANDSET + place),
        null,
        Line.DOMESTIC,
        from);
  }

  /** A passport of such a person, valid from a day on. */
  void passport(Person person, int from) {
    passports.add(
        new Passports.Passport(person, passport(person.index()), from, Subscription.NEVER));
  }

  /** Rows of {@code person_document}: all on the first day, then those issued. */
  List<String[]> documents(int day) {
    Clock clock = setting.clock();
    return passports.stream()
        .filter(p -> day == 0 ? p.from() <= 0 : p.from() == day)
        .map(
            p ->
                new String[] {
                  "id_card",
                  p.person().document(),
                  "passport",
                  p.number(),
                  null,
                  clock.dateText(p.from()),
                  null
                })
        .toList();
  }

  /** The people somebody of a county talks with. */
  List<Line> acquaintances(int county, Draw draw) {
    List<Line> known = new ArrayList<>();
    for (int i = 0; i < 40 && known.size() < 5; i++) {
      Line line = population.mainLine(population.someone(county, draw));
      if (line != null && line.fromDay() == Integer.MIN_VALUE) {
        known.add(line);
      }
    }
    return known;
  }

  /** A line is used for calls from one moment to another. */
  void use(Line line, int from, int to, List<Line> known) {
    if (!known.isEmpty()) {
      uses.add(new Use(line, from, to, known));
    }
  }

  /** A trip past the ports. */
  void leaveUnseen(Trip trip) {
    trips.beyondTheCensus(trip);
  }

  /** A trip whose crossings are on record. */
  void leave(Trip trip) {
    trips.beyondTheCensus(trip);
    recorded.add(trip);
  }

  void day(int day, List<Call> calls) {
    BorderKnobs knobs = setting.knobs().border();
    for (Use use : uses) {
      Draw draw = setting.draw("newcomer", use.line().number().hashCode(), use.from(), day);
      int count = draw.poisson(knobs.callsPerDay());
      for (int i = 0; i < count; i++) {
        int at = day * Clock.DAY + draw.between(7 * Clock.HOUR, 23 * Clock.HOUR);
        Line other = draw.pick(use.known());
        boolean out = draw.chance(0.55);
        Line from = out ? use.line() : other;
        Line to = out ? other : use.line();
        int seconds = (int) draw.logNormal(70, 1);
        boolean answered = draw.chance(0.75);
        if (at >= use.from() && at < use.to()) {
          calls.add(answered ? Call.answered(at, from, to, seconds) : Call.missed(at, from, to));
        }
      }
    }
  }

  /** Rows of {@code immigration_crossing}, earlier ones of who is abroad on the first day. */
  List<String[]> crossings(int day) {
    List<String[]> rows = new ArrayList<>();
    for (Trip trip : recorded) {
      boolean known = trip.entry() == Trip.NEVER || trip.entryDay() >= -LATELY;
      if (known && isDue(trip.exitDay(), day)) {
        rows.add(crossing(trip, trip.exit(), "exit"));
      }
      if (known && isDue(trip.entryDay(), day)) {
        rows.add(crossing(trip, trip.entry(), "entry"));
      }
    }
    return rows;
  }

  private static boolean isDue(int happened, int day) {
    return happened == day || (day == 0 && happened < 0);
  }

  private String[] crossing(Trip trip, int at, String direction) {
    boolean out = direction.equals("exit");
    return new String[] {
      "N" + trip.person().index() + "-" + direction + "-" + Math.floorDiv(at, Clock.DAY),
      "passport",
      passport(trip.person().index()),
      null,
      setting.clock().timeText(at),
      direction,
      trip.port(),
      trip.country(),
      trip.transport(),
      trip.purpose(),
      out ? trip.party() : null
    };
  }

  private static String passport(int person) {
    return Identities.passport(FIRST_PASSPORT + person - FIRST_PERSON);
  }
}
