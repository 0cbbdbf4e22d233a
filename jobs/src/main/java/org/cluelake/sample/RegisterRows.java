package org.cluelake.sample;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cards and accounts as delivered: everything on the first day, then the changed rows. */
final class RegisterRows {

  private static final double SUSPENSIONS = 0.00004;
  private static final double AWAY = 0.12;

  private final Setting setting;
  private final Population population;
  private final CaseFiles cases;
  private final AccountHands hands;
  private final Clock clock;

  RegisterRows(Setting setting, Population population, CaseFiles cases, AccountHands hands) {
    this.setting = setting;
    this.population = population;
    this.cases = cases;
    this.hands = hands;
    this.clock = setting.clock();
  }

  Stream<String[]> subscribers(int day) {
    return population.subscriptions.stream()
        .filter(s -> day == setting.firstDay() ? s.opened() <= day : changes(s, day))
        .map(s -> row(s, day));
  }

  private static boolean changes(Subscription s, int day) {
    return s.opened() == day || s.closed() == day || s.suspended() == day;
  }

  private String[] row(Subscription s, int day) {
    boolean closed = s.closed() <= day;
    return new String[] {
      s.number(),
      s.documentType(),
      s.document(),
      s.enterprise() ? "enterprise" : "person",
      s.carrier(),
      s.virtualOperator(),
      s.kind(),
      clock.dateText(s.opened()),
      Setting.countyCode(s.county()),
      s.channel(),
      closed ? "closed" : s.suspended() <= day ? "suspended" : "active",
      clock.dateText(s.opened()),
      closed ? clock.dateText(s.closed()) : null
    };
  }

  int activeSubscribers() {
    return (int) population.subscriptions.stream().filter(s -> s.isActiveOn(0)).count();
  }

  Stream<String[]> accounts(int day) {
    return population.accounts.stream().map(a -> account(a, day)).filter(Objects::nonNull);
  }

  /** An account's row of a day; null where nothing changes. */
  private String[] account(Account a, int day) {
    int frozen = cases.frozen(a);
    if (day == setting.firstDay() ? a.opened() <= day : a.opened() == day) {
      boolean before = frozen <= day;
      return row(a, before ? "frozen" : "active", day, before ? frozen : a.opened());
    }
    if (frozen == day) {
      return row(a, "frozen", day, day);
    }
    if (hands.changed(a) == day) {
      return row(a, frozen < day ? "frozen" : "active", day, day);
    }
    boolean suspended =
        a.owner() >= 0
            && a.opened() < day
            && frozen > day
            && setting.draw("suspension", a.index(), day).chance(SUSPENSIONS);
    return suspended ? row(a, "suspended", day, day) : null;
  }

  private String[] row(Account a, String status, int day, int from) {
    return new String[] {
      a.number(),
      a.bank(),
      a.documentType(),
      a.document(),
      a.kind(),
      clock.dateText(a.opened()),
      Setting.countyCode(a.county()),
      a.channel(),
      hands.contact(a, day),
      status,
      clock.dateText(Math.max(from, a.opened()))
    };
  }

  /** A day's money, in the order it was booked. */
  Stream<String[]> transfers(int day, List<Ledger.Entry> entries) {
    String prefix = "B" + clock.dateText(day).replace("-", "") + "-";
    return IntStream.range(0, entries.size())
        .mapToObj(i -> row(prefix + (10_000_000 + i), entries.get(i)));
  }

  private String[] row(String id, Ledger.Entry entry) {
    Transfer t = entry.transfer();
    return new String[] {
      id,
      t.payer() == null ? null : t.payer().number(),
      t.payee() == null ? null : t.payee().number(),
      clock.timeText(t.at()),
      yuan(t.cents()),
      "CNY",
      t.channel(),
      t.purpose(),
      t.device(),
      t.flags(),
      terminal(t),
      t.state(),
      entry.payerAfter() == null ? null : yuan(entry.payerAfter()),
      entry.payeeAfter() == null ? null : yuan(entry.payeeAfter())
    };
  }

  /** County of the machine or counter: mostly where the card's holder is, for anybody. */
  private String terminal(Transfer t) {
    boolean machine =
        t.channel().equals("atm") || t.channel().equals("pos") || t.channel().equals("cash");
    Account card = t.payer() == null ? t.payee() : t.payer();
    if (!machine && !t.channel().equals("counter")) {
      return null;
    }
    Draw draw = setting.draw("terminal", card.index(), t.at());
    boolean away = draw.chance(AWAY);
    int county = card.owner() < 0 ? card.county() : population.people.get(card.owner()).county();
    return Setting.countyCode(away ? draw.between(0, population.counties.size() - 1) : county);
  }

  static String yuan(long cents) {
    long rest = Math.abs(cents % 100);
    return (cents < 0 ? "-" : "") + Math.abs(cents / 100) + (rest < 10 ? ".0" : ".") + rest;
  }
}
