package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Accounts used for days by turns. Straw men open some for a gang, gamblers pay round sums into
 * whichever is in use, and the money goes on to the same few accounts; groups of friends who buy
 * together do the same through accounts of theirs, and pay a shop.
 */
final class Motorcades {

  private static final int LEAST_ACCOUNTS = 3;
  private static final int LEAST_PAYERS = 4;

  private final Setting setting;
  private final Population population;
  private final Knobs.Turns knobs;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  Motorcades(Setting setting, Population population, FraudPlan plan, Registry registry) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().turns();
    plan.gangs.forEach(gang -> ride(gang, registry));
    for (County county : population.counties) {
      Draw draw = setting.draw("group buying", county.index());
      if (draw.chance(knobs.buyingGroupShare())) {
        buy(county.index(), draw);
      }
    }
  }

  List<Transfer> transfers() {
    return transfers;
  }

  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void ride(Gang gang, Registry registry) {
    Draw draw = setting.draw("motorcade", gang.index());
    List<Account> collectors = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      collectors.add(open(registry, setting.firstDay() - draw.between(5, 60), draw));
    }
    int count = LEAST_ACCOUNTS + draw.poisson(knobs.accounts());
    for (int i = 0; i < count; i++) {
      int from = draw.between(0, Math.max(0, setting.lastDay() - 1));
      int to = Math.min(setting.lastDay(), from + draw.between(1, 5));
      Account account = open(registry, from - draw.between(0, 3), draw);
      int first = transfers.size();
      turns(account, from, to, collectors, gang.devices(), draw);
      note(gang, account, transfers.subList(first, transfers.size()));
    }
  }

  private Account open(Registry registry, int day, Draw draw) {
    Person straw = population.adult(-1, draw);
    Line line = population.mainLine(straw);
    double yuan = draw.logNormal(setting.knobs().money().secondOpeningMedian(), 1.2);
    String contact = line == null ? null : line.number();
    return registry.account(straw, "debit", day, straw.county(), contact, yuan, draw);
  }

  /** Friends collect on an account of each, by turns, and pay one shop. */
  private void buy(int county, Draw draw) {
    Account shop = draw.pick(population.enterprises(EnterpriseKind.MERCHANT, county)).account();
    int count = LEAST_ACCOUNTS + draw.poisson(1);
    for (int i = 0; i < count; i++) {
      Account account = population.mainAccount(population.adult(county, draw));
      int from = Math.max(account.opened() + 1, draw.between(0, setting.lastDay()));
      int to = Math.min(setting.lastDay(), from + draw.between(0, 2));
      turns(account, from, to, List.of(shop), List.of(account.device()), draw);
      lookalikes.add(LookalikeRow.account("group_buyer", account));
    }
  }

  private void turns(
      Account account, int from, int to, List<Account> payees, List<String> devices, Draw draw) {
    for (int day = from; day <= to; day++) {
      int count = 2 + draw.poisson(knobs.payersPerDay());
      double sum = 0;
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 18 * Clock.HOUR);
      for (int i = 0; i < count; i++) {
        Account payer = population.mainAccount(population.adult(-1, draw));
        boolean round = draw.chance(knobs.roundShare());
        double yuan = draw.logNormal(knobs.stakeMedian(), 0.9);
        double paid = round ? Math.ceil(yuan / 100) * 100 : Math.ceil(yuan);
        at += draw.between(60, 1800);
        if (payer.owner() != account.owner()) {
          transfers.add(Transfer.of(at, payer, account, paid, "mobile", null).asPlanned());
          sum += paid;
        }
      }
      double rest = sum * draw.between(0.85, 1.0);
      int parts = draw.between(1, 2);
      for (int i = 0; i < parts && rest >= 1; i++) {
        at += draw.between(300, 2400);
        Account payee = draw.pick(payees);
        if (payee.owner() != account.owner() || payee.owner() < 0) {
          Transfer on = Transfer.of(at, account, payee, rest / parts, "mobile", null).asPlanned();
          transfers.add(on.orderedOn(draw.pick(devices), on.flags()));
        }
      }
    }
  }

  private void note(Gang gang, Account account, List<Transfer> own) {
    long payers =
        own.stream()
            .filter(t -> t.payee() == account)
            .map(t -> t.payer().index())
            .distinct()
            .count();
    if (payers >= LEAST_PAYERS) {
      int from = own.stream().mapToInt(Transfer::at).min().orElseThrow();
      int to = own.stream().mapToInt(Transfer::at).max().orElseThrow();
      schemes.add(
          new SchemeRow("B6", "account", account.number(), from, to, SchemeRow.gang(gang.index())));
    }
  }
}
