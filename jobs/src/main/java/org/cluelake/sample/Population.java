package org.cluelake.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The people of the nation with their lines and accounts, and its enterprises. */
final class Population {

  final List<County> counties = new ArrayList<>();
  final List<Person> people = new ArrayList<>();
  final List<Enterprise> enterprises = new ArrayList<>();
  final List<Subscription> subscriptions = new ArrayList<>();
  final List<Account> accounts = new ArrayList<>();
  final List<Machine> machines = new ArrayList<>();

  /** Lines whose holders give them up, with the last day. */
  final List<Closing> closings = new ArrayList<>();

  /** A line given up after a day. */
  record Closing(Line line, int day) {}

  /** First person of each county, and one past the last. */
  final List<Integer> countyStart = new ArrayList<>();

  /** First person of each household, and one past the last. */
  final List<Integer> householdStart = new ArrayList<>();

  private final Map<Integer, List<Enterprise>> enterprisesByCounty = new HashMap<>();

  /**
   * Schemes ask for the nation's enterprises once a victim: scanned each time, that is quadratic.
   */
  private final Map<EnterpriseKind, List<Enterprise>> enterprisesByKind =
      new EnumMap<>(EnterpriseKind.class);

  private final List<List<Line>> lines = new ArrayList<>();
  private final List<List<Account>> personAccounts = new ArrayList<>();

  void add(Person person, List<Line> ownLines, List<Account> ownAccounts) {
    people.add(person);
    lines.add(ownLines);
    personAccounts.add(ownAccounts);
  }

  /** The line a person is reached on, or null. */
  Line mainLine(Person person) {
    List<Line> own = lines.get(person.index());
    return own.isEmpty() ? null : own.get(0);
  }

  /** Lines a person uses besides the main one. */
  List<Line> furtherLines(Person person) {
    List<Line> own = lines.get(person.index());
    return own.size() < 2 ? List.of() : own.subList(1, own.size());
  }

  /** Gives a person one more line. */
  void heirloom(Person person, Line line) {
    lines.get(person.index()).add(line);
  }

  /** The account a person is paid on, or null. */
  Account mainAccount(Person person) {
    return accountOf(person, 0);
  }

  /** The wallet, or null. */
  Account wallet(Person person) {
    return accountOf(person, 1);
  }

  /** The second account, or null. */
  Account secondAccount(Person person) {
    return accountOf(person, 2);
  }

  private Account accountOf(Person person, int place) {
    List<Account> own = personAccounts.get(person.index());
    return own.size() <= place ? null : own.get(place);
  }

  /** Somebody of a county. */
  Person someone(int county, Draw draw) {
    return people.get(draw.between(countyStart.get(county), countyStart.get(county + 1) - 1));
  }

  /** Somebody of the nation with a line of an own. */
  Person reachable(Draw draw) {
    Person person = anyone(draw);
    for (int i = 0; i < 50 && mainLine(person) == null; i++) {
      person = anyone(draw);
    }
    return person;
  }

  /** Somebody of the nation. */
  Person anyone(Draw draw) {
    return people.get(draw.between(0, people.size() - 1));
  }

  /** An adult with an account in a county; falls back on the nation. */
  Person adult(int county, Draw draw) {
    for (int i = 0; i < 20; i++) {
      Person person = i < 10 && county >= 0 ? someone(county, draw) : anyone(draw);
      if (person.isAdult() && mainAccount(person) != null) {
        return person;
      }
    }
    return people.stream()
        .filter(p -> p.isAdult() && mainAccount(p) != null)
        .findFirst()
        .orElseThrow();
  }

  List<Person> household(Person person) {
    return people.subList(
        householdStart.get(person.household()), householdStart.get(person.household() + 1));
  }

  /** Enterprises of a kind in a county; of the nation where the county is -1. */
  List<Enterprise> enterprises(EnterpriseKind kind, int county) {
    return county < 0
        ? enterprisesByKind.computeIfAbsent(kind, k -> ofKind(k, enterprises))
        : ofKind(kind, enterprisesOf(county));
  }

  private static List<Enterprise> ofKind(EnterpriseKind kind, List<Enterprise> some) {
    return some.stream().filter(e -> e.kind() == kind).toList();
  }

  /** They all stand when the first is asked for. */
  private List<Enterprise> enterprisesOf(int county) {
    if (enterprisesByCounty.isEmpty()) {
      enterprises.forEach(
          e -> enterprisesByCounty.computeIfAbsent(e.county(), c -> new ArrayList<>()).add(e));
    }
    return enterprisesByCounty.getOrDefault(county, List.of());
  }
}
