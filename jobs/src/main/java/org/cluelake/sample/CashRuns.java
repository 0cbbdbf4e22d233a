package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts emptied in cash. Gangs sell coins through an honest exchange and draw the proceeds with
 * bought cards, mostly by night; traders of night markets draw as much night after night, families
 * draw a wedding's money once, by day.
 */
final class CashRuns {

  private static final int LEAST_DRAWS = 4;
  private static final int RUN = 2 * Clock.HOUR;
  private static final long LEAST_CENTS = 300_000;
  private static final double[] UNITS = {2000, 3000, 5000, 5000, 10_000, 20_000};

  private final Setting setting;
  private final Population population;
  private final Knobs.Cash knobs;
  private final List<Transfer> fraud = new ArrayList<>();
  private final List<Transfer> honest = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();
  private final Map<Integer, Mule> mules = new LinkedHashMap<>();
  private final Map<Integer, List<Transfer>> drawn = new HashMap<>();

  CashRuns(Setting setting, Population population, FraudPlan plan, CaseFiles cases, Sold sold) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().cash();
    plan.mules.forEach(m -> mules.put(m.account().index(), m));
    Exchanges exchanges = new Exchanges(population);
    for (Gang gang : plan.gangs) {
      List<Mule> own = plan.mules.stream().filter(m -> m.gang() == gang.index()).toList();
      for (int night = 0; night <= setting.lastDay(); night++) {
        Draw draw = setting.draw("cash crew", gang.index(), night);
        if (draw.chance(knobs.crewNightShare())) {
          crew(own, night, exchanges, cases, draw);
        }
      }
    }
    for (Person person : population.people) {
      Account account = population.mainAccount(person);
      if (account != null && person.isAdult() && !sold.isOutOfUse(account)) {
        trader(person, account);
        wedding(person, account);
      }
    }
  }

  List<Transfer> fraud() {
    return fraud;
  }

  List<Transfer> honest() {
    return honest;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void crew(List<Mule> own, int night, Exchanges exchanges, CaseFiles cases, Draw draw) {
    List<Mule> open =
        own.stream()
            .filter(m -> m.fromDay() <= night && m.account().opened() <= night)
            .filter(m -> cases.frozen(m.account()) > night)
            .toList();
    int cards = Math.min(open.size(), 1 + draw.poisson(knobs.cardsPerNight() - 1));
    for (int i = 0; i < cards; i++) {
      Account card = draw.pick(open).account();
      boolean late = draw.chance(knobs.lateShare());
      int at = night * Clock.DAY + (late ? 0 : 10 * Clock.HOUR) + draw.between(0, 4 * Clock.HOUR);
      double yuan = draws(card, at, 3 + draw.poisson(2.5), draw, fraud);
      int before = at - draw.between(10 * Clock.MINUTE, 3 * Clock.HOUR);
      if (before >= 0) {
        double sum = PassOn.round(Math.round(yuan * draw.between(1.0, 1.08) * 100)) / 100.0;
        fraud.add(Transfer.of(before, exchanges.pick(draw), card, sum, "mobile", null).asPlanned());
      }
    }
  }

  /** Draws one after the other, mostly of one amount; the sum in yuan. */
  private double draws(Account card, int at, int count, Draw draw, List<Transfer> into) {
    double unit = UNITS[draw.between(0, UNITS.length - 1)];
    int moment = at;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double yuan = draw.chance(0.8) ? unit : unit - draw.between(1, 9) * 100;
      into.add(Transfer.of(moment, card, null, yuan, "atm", null).asPlanned());
      sum += yuan;
      moment += draw.between(40, 1200);
    }
    return sum;
  }

  /** Buys at a night market, paid in cash, several nights a week. */
  private void trader(Person person, Account account) {
    if (!setting.draw("night trader", person.index()).chance(knobs.nightTraderShare())) {
      return;
    }
    for (int day = setting.firstDay(); day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("night market", person.index(), day);
      if (account.opened() < day && draw.chance(knobs.tradingNightShare())) {
        int at = day * Clock.DAY + draw.between(Clock.HOUR, 4 * Clock.HOUR);
        double yuan = draws(account, at, 2 + draw.poisson(2.5), draw, honest);
        int before = at - draw.between(3, 9) * Clock.HOUR;
        Account customer = population.mainAccount(population.adult(person.county(), draw));
        if (before >= setting.firstDay() * Clock.DAY && customer.owner() != person.index()) {
          honest.add(
              Transfer.of(before, customer, account, Math.ceil(yuan), "mobile", null).asPlanned());
        }
      }
    }
    lookalikes.add(LookalikeRow.account("night_trader", account));
  }

  /** Relatives send money, and it is drawn at once for the feast. */
  private void wedding(Person person, Account account) {
    for (int day = Math.max(setting.firstDay(), account.opened() + 1);
        day <= setting.lastDay();
        day++) {
      Draw draw = setting.draw("wedding", person.index(), day);
      if (!draw.chance(knobs.weddingsPerDay())) {
        continue;
      }
      int at = day * Clock.DAY + draw.between(10 * Clock.HOUR, 17 * Clock.HOUR);
      double yuan = draws(account, at, 3 + draw.poisson(2.5), draw, honest);
      int givers = 1 + draw.poisson(2);
      for (int i = 0; i < givers; i++) {
        Account giver = population.mainAccount(population.adult(person.county(), draw));
        if (giver.owner() != person.index()) {
          double gift = Math.ceil(yuan / givers / 100) * 100;
          honest.add(
              Transfer.of(
                      at - draw.between(1, 9) * Clock.HOUR, giver, account, gift, "mobile", null)
                  .asPlanned());
        }
      }
      if (day >= 0) {
        lookalikes.add(LookalikeRow.account("wedding_cash", account));
      }
    }
  }

  /** Takes note of what was drawn with the gangs' cards, whoever planned it. */
  void observe(List<Ledger.Entry> entries) {
    for (Ledger.Entry entry : entries) {
      Transfer t = entry.transfer();
      Mule mule = t.payer() == null ? null : mules.get(t.payer().index());
      if (mule != null && t.payee() == null && t.isSettled() && t.day() >= mule.fromDay()) {
        drawn.computeIfAbsent(t.payer().index(), a -> new ArrayList<>()).add(t);
      }
    }
  }

  /** Cards with four draws of 3,000 yuan in all, or more, within two hours. */
  List<SchemeRow> schemes() {
    List<SchemeRow> rows = new ArrayList<>();
    for (Mule mule : mules.values()) {
      List<Transfer> own = drawn.getOrDefault(mule.account().index(), List.of());
      for (Transfer first : own) {
        List<Transfer> run =
            own.stream().filter(t -> t.at() >= first.at() && t.at() < first.at() + RUN).toList();
        long cents = run.stream().mapToLong(Transfer::cents).sum();
        if (run.size() >= LEAST_DRAWS && cents >= LEAST_CENTS) {
          int last = run.stream().mapToInt(Transfer::at).max().orElseThrow();
          String gang = SchemeRow.gang(mule.gang());
          rows.add(new SchemeRow("B5", "account", mule.account().number(), first.at(), last, gang));
        }
      }
    }
    return rows;
  }
}
