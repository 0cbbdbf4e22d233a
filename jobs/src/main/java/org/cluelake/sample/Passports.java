package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Passports of people whose leading document is an identity card: first ones and renewed ones. */
final class Passports {

  private static final long FIRST = 20_000_000L;
  private static final long RENEWED = 40_000_000L;

  /**
   * A passport; days are counted from the first delivered day.
   *
   * @param person holder
   * @param number number
   * @param from first day of validity
   * @param to last day, or {@link Subscription#NEVER} while it lasts
   */
  record Passport(Person person, String number, int from, int to) {}

  private final Setting setting;
  private final List<Passport> all = new ArrayList<>();
  private final Map<Integer, List<Passport>> byPerson = new HashMap<>();

  Passports(Setting setting, Population population, Trips trips) {
    this.setting = setting;
    Map<Integer, Integer> firstExit = new HashMap<>();
    Map<Integer, TripKind> kinds = new HashMap<>();
    for (Trip trip : trips.all()) {
      firstExit.merge(trip.person().index(), trip.exitDay(), Math::min);
      kinds.put(trip.person().index(), trip.kind());
    }
    for (Person person : population.people) {
      Draw draw = setting.draw("passport", person.index());
      Integer exit = firstExit.get(person.index());
      boolean idle =
          exit == null
              && person.isAdult()
              && !person.document().startsWith("Z")
              && draw.chance(setting.knobs().travel().idlePassportShare());
      if (exit != null || idle) {
        issue(person, exit == null ? 0 : exit, kinds.get(person.index()), draw);
      }
    }
  }

  /** The number a person crosses the border with on a day. */
  String number(Person person, int day) {
    List<Passport> own = byPerson.get(person.index());
    for (Passport passport : own) {
      if (passport.from() <= day && day < passport.to()) {
        return passport.number();
      }
    }
    return own.get(own.size() - 1).number();
  }

  /** Rows of {@code person_document}: all on the first day, then those issued or replaced. */
  List<String[]> rows(int day) {
    List<String[]> rows = new ArrayList<>();
    for (Passport p : all) {
      boolean changed = p.from() == day || (p.to() == day && day > 0);
      if (day == 0 ? p.from() <= 0 : changed) {
        rows.add(
            new String[] {
              "id_card",
              p.person().document(),
              "passport",
              p.number(),
              null,
              setting.clock().dateText(p.from()),
              p.to() <= day ? setting.clock().dateText(p.to()) : null
            });
      }
    }
    return rows;
  }

  private void issue(Person person, int exit, TripKind kind, Draw draw) {
    double firstShare =
        kind == null
            ? 0
            : kind == TripKind.RECRUITED
                ? setting.knobs().travel().recruitedFirstPassport()
                : setting.knobs().travel().firstPassport();
    if (draw.chance(firstShare)) {
      add(person, FIRST, exit - draw.between(5, 80), Subscription.NEVER);
      return;
    }
    if (draw.chance(setting.knobs().travel().renewedPassport())) {
      int renewed = exit - draw.between(3, 600);
      add(person, FIRST, renewed - draw.between(3000, 3600), renewed);
      add(person, RENEWED, renewed, Subscription.NEVER);
      return;
    }
    add(person, FIRST, exit - draw.between(200, 3000), Subscription.NEVER);
  }

  private void add(Person person, long range, int from, int to) {
    String number = Identities.passport(range + person.index());
    Passport passport = new Passport(person, number, from, to);
    all.add(passport);
    byPerson.computeIfAbsent(person.index(), p -> new ArrayList<>(2)).add(passport);
  }
}
