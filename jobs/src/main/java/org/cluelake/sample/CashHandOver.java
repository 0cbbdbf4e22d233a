package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Much cash taken out at once. Callers make victims hand it to a courier; people take it for a
 * wedding, a hospital or workers, and stalls and building sites live on it.
 */
final class CashHandOver {

  private static final Set<String> SCRIPTS =
      Set.of("fake_police", "fake_customer_service", "fake_investment", "fake_acquaintance");
  private static final int WITHIN = 2 * Clock.DAY;
  private static final int MACHINE = 2_000_000;

  private final Setting setting;
  private final Population population;
  private final Trips trips;
  private final Knobs.Lures knobs;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  CashHandOver(Setting setting, Population population, FraudPlan plan, Trips trips) {
    this.setting = setting;
    this.population = population;
    this.trips = trips;
    this.knobs = setting.knobs().lures();
    plan.victims.stream()
        .filter(v -> SCRIPTS.contains(v.campaign.script().type()))
        .forEach(this::victim);
    Set<Integer> victims =
        plan.victims.stream().map(v -> v.person.index()).collect(Collectors.toSet());
    population.people.stream()
        .filter(p -> p.isAdult() && population.mainAccount(p) != null)
        .filter(p -> !victims.contains(p.index()))
        .forEach(this::everyday);
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

  private void victim(Victim victim) {
    Draw draw = setting.draw("cash hand-over", victim.person.index());
    if (victim.payments.isEmpty() || !draw.chance(knobs.cashShare())) {
      return;
    }
    int told =
        victim.talks.isEmpty() ? draw.pick(victim.payments).at() : draw.pick(victim.talks).end();
    int at = Clock.awake(told + (int) (Math.min(40, draw.logNormal(6, 1.0)) * Clock.HOUR), draw);
    double yuan = draw.logNormal(knobs.cashMedian(), 0.7);
    List<Transfer> sums = sums(victim.account, at, yuan, draw);
    transfers.addAll(sums);
    int last = setting.spec().days() * Clock.DAY - 1;
    int taken = sums.get(0).at();
    if (told >= 0 && taken <= last && taken - told <= WITHIN) {
      schemes.add(
          new SchemeRow(
              "V6",
              "person",
              Truth.person(victim.person),
              told,
              Math.min(last, sums.get(sums.size() - 1).at()),
              SchemeRow.campaign(victim.campaign.index())));
    }
  }

  /** Over the counter, or in the steps a machine allows. */
  private static List<Transfer> sums(Account account, int from, double yuan, Draw draw) {
    List<Transfer> sums = new ArrayList<>();
    long left = Math.max(1, Math.round(yuan / 1000)) * 100_000;
    boolean counter = left > MACHINE || draw.chance(0.3);
    int at = from;
    while (left > 0) {
      long part = counter ? left : Math.min(left, draw.chance(0.5) ? MACHINE / 2 : MACHINE / 4);
      left -= part;
      String channel = counter ? "counter" : "atm";
      sums.add(Transfer.of(at, account, null, part / 100.0, channel, null).asPlanned());
      at += draw.between(40, 240);
    }
    return sums;
  }

  private void everyday(Person person) {
    boolean business = person.role() == Role.VENDOR || person.role() == Role.CONTRACTOR;
    for (int day = setting.firstDay(); day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("large cash", person.index(), day);
      boolean takes =
          draw.chance(business ? knobs.cashBusinessDayShare() : knobs.cashTakersPerDay());
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 17 * Clock.HOUR);
      Account account = population.mainAccount(person);
      if (!takes || account.opened() > day || trips.at(person.index(), at) != null) {
        continue;
      }
      double median = knobs.cashMedian() * (business ? 0.4 : 1);
      transfers.addAll(sums(account, at, draw.logNormal(median, 0.7), draw));
      if (day >= 0) {
        String kind = business ? "cash_business" : "cash_taker";
        lookalikes.add(new LookalikeRow(kind, "person", Truth.person(person)));
      }
    }
  }
}
