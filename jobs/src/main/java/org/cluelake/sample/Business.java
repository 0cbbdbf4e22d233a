package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Honest pass-through: organisers, agents, brokers, contractors and vendors on their business
 * accounts, over all days.
 */
final class Business {

  private final Setting setting;
  private final Population population;
  private final Acquaintances acquaintances;
  private final Sold sold;
  private final Knobs.PassOn knobs;

  Business(Setting setting, Population population, Acquaintances acquaintances, Sold sold) {
    this.setting = setting;
    this.population = population;
    this.acquaintances = acquaintances;
    this.sold = sold;
    this.knobs = setting.knobs().passOn();
  }

  List<Transfer> transfers() {
    List<Transfer> all = new ArrayList<>();
    for (Person person : population.people) {
      Account account = population.secondAccount(person);
      if (account == null) {
        continue;
      }
      for (int day = Math.max(setting.firstDay(), account.opened());
          day <= setting.lastDay();
          day++) {
        Draw draw = setting.draw("business", person.index(), day);
        switch (person.role()) {
          case ORGANISER -> {
            if (draw.chance(knobs.activeDayShare() * 0.4)) {
              collect(person, account, day, draw, all);
            }
          }
          case AGENT -> {
            if (draw.chance(knobs.activeDayShare())) {
              serve(person, account, day, 1 + draw.poisson(2), knobs.agentMedian(), draw, all);
            }
          }
          case BROKER -> {
            if (draw.chance(knobs.activeDayShare())) {
              serve(person, account, day, 1 + draw.poisson(1), knobs.brokerMedian(), draw, all);
            }
          }
          case CONTRACTOR -> {
            if (draw.chance(knobs.activeDayShare() * 0.3)) {
              payCrew(person, account, day, draw, all);
            }
          }
          default -> {}
        }
      }
    }
    return all;
  }

  /** A club or group purchase: many small sums of an evening, paid on in one. */
  private void collect(Person person, Account account, int day, Draw draw, List<Transfer> all) {
    double share = draw.logNormal(knobs.organiserMedian(), 0.8);
    int from = day * Clock.DAY + draw.between(10 * Clock.HOUR, 19 * Clock.HOUR);
    int payers = 4 + draw.poisson(9);
    List<Transfer> in = new ArrayList<>();
    for (int i = 0; i < payers; i++) {
      Person payer = person(acquaintances.known(person, draw), draw);
      int at = from + draw.between(0, 4 * Clock.HOUR);
      pay(at, payer, account, share * (draw.chance(0.8) ? 1 : 2), null, draw, in);
    }
    all.addAll(in);
    onward(account, in, 2, draw, all);
  }

  /** Customers, some new, pay; suppliers are paid soon after. */
  private void serve(
      Person person,
      Account account,
      int day,
      int payers,
      double median,
      Draw draw,
      List<Transfer> all) {
    int from = day * Clock.DAY + draw.between(8 * Clock.HOUR, 16 * Clock.HOUR);
    for (int i = 0; i < payers; i++) {
      Person payer =
          draw.chance(0.6)
              ? population.adult(draw.chance(0.5) ? person.county() : -1, draw)
              : person(acquaintances.known(person, draw), draw);
      int at = Clock.awake(from + draw.between(0, 8 * Clock.HOUR), draw);
      List<Transfer> in = new ArrayList<>();
      pay(at, payer, account, draw.logNormal(median, 1.0), "purchase", draw, in);
      all.addAll(in);
      onward(account, in, 3, draw, all);
    }
  }

  private void payCrew(Person person, Account account, int day, Draw draw, List<Transfer> all) {
    List<Enterprise> firms = population.enterprises(EnterpriseKind.EMPLOYER, person.county());
    int crew = 4 + draw.poisson(6);
    double wage = draw.logNormal(900, 0.5);
    int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 17 * Clock.HOUR);
    all.add(
        Transfer.of(
                at, draw.pick(firms).account(), account, wage * crew * 1.05, "counter", "service")
            .asPlanned());
    for (int i = 0; i < crew; i++) {
      at += draw.between(60, 1200);
      Account worker = population.mainAccount(population.adult(person.county(), draw));
      all.add(
          Transfer.of(at, account, worker, wage, "mobile", draw.chance(0.5) ? "salary" : null)
              .asPlanned());
    }
  }

  private void onward(Account via, List<Transfer> in, int parts, Draw draw, List<Transfer> all) {
    long sum = in.stream().filter(Transfer::isSettled).mapToLong(Transfer::cents).sum();
    int last = in.stream().mapToInt(Transfer::at).max().orElse(0);
    if (sum == 0) {
      return;
    }
    PassOn.Habit habit =
        new PassOn.Habit(
            knobs.holdMedian(), knobs.waitShare(), knobs.residueShare(), knobs.cashShare());
    Draw nature = setting.draw("assistant", via.index());
    boolean shared = nature.chance(knobs.sharedDeviceShare());
    String device = shared ? Registry.device(Draw.mix(via.county())) : via.device();
    for (Transfer t :
        PassOn.onward(via, last, sum, parts, habit, this::supplier, "purchase", draw)) {
      all.add(t.device() == null ? t : t.orderedOn(device, null));
    }
  }

  private Account supplier(Draw draw) {
    if (draw.chance(0.25)) {
      return draw.pick(population.enterprises).account();
    }
    Person other = population.adult(-1, draw);
    Account business = population.secondAccount(other);
    return business != null && !sold.isOutOfUse(business) && draw.chance(0.4)
        ? business
        : population.mainAccount(other);
  }

  private Person person(Person wanted, Draw draw) {
    return wanted.isAdult() && population.mainAccount(wanted) != null
        ? wanted
        : population.adult(wanted.county(), draw);
  }

  private void pay(
      int at,
      Person payer,
      Account payee,
      double yuan,
      String purpose,
      Draw draw,
      List<Transfer> in) {
    Account account = population.mainAccount(payer);
    if (account.owner() == payee.owner()) {
      return;
    }
    double sum = draw.chance(0.5) ? Math.ceil(yuan / 10) * 10 : yuan;
    in.add(
        Transfer.of(at, account, payee, sum, "mobile", draw.chance(0.5) ? purpose : null)
            .asPlanned());
  }
}
