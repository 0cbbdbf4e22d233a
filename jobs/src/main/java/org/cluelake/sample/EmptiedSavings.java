package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Savings and loans that are raised and paid on. Investment scams empty what their victims have,
 * after a first sum came back with a gain; families pay for a house, a wedding or a licensed broker
 * from the same sources, and a seller who cancels may give back a little more than the deposit.
 */
final class EmptiedSavings {

  private static final List<String> SCRIPTS = List.of("fake_investment", "dating");

  private final Setting setting;
  private final Population population;
  private final CaseFiles cases;
  private final Knobs.Lures knobs;
  private final List<Enterprise> banks;
  private final List<Enterprise> firms;
  private final List<Transfer> fraud = new ArrayList<>();
  private final List<Transfer> honest = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  EmptiedSavings(Setting setting, Population population, FraudPlan plan, CaseFiles cases) {
    this.setting = setting;
    this.population = population;
    this.cases = cases;
    this.knobs = setting.knobs().lures();
    this.banks = population.enterprises(EnterpriseKind.BANK, -1);
    this.firms = population.enterprises(EnterpriseKind.EMPLOYER, -1);
    plan.victims.stream()
        .filter(v -> SCRIPTS.contains(v.campaign.script().type()) && v.payments.size() >= 2)
        .forEach(this::victim);
    Set<Integer> victims =
        plan.victims.stream().map(v -> v.person.index()).collect(Collectors.toSet());
    population.people.stream()
        .filter(p -> p.isAdult() && population.mainAccount(p) != null)
        .filter(p -> !victims.contains(p.index()))
        .forEach(this::everyday);
  }

  List<Transfer> fraud() {
    return fraud;
  }

  List<Transfer> honest() {
    return honest;
  }

  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void victim(Victim victim) {
    Draw draw = setting.draw("emptied savings", victim.person.index());
    int lured = Integer.MAX_VALUE;
    Transfer gain = gain(victim.payments.get(0), draw);
    if (gain != null && gain.at() < victim.payments.get(1).at()) {
      fraud.add(gain);
      lured = gain.at();
    }
    double total = victim.payments.stream().mapToLong(Transfer::cents).sum() / 100.0;
    if (draw.chance(knobs.raisedShare())) {
      Transfer next = victim.payments.get(draw.chance(0.5) ? 0 : 1);
      Transfer raised = raised(victim.account, next.at(), total * draw.between(0.6, 1.1), draw);
      honest.add(raised);
      lured = Math.min(lured, raised.at());
    }
    judge(victim, lured);
  }

  /** A first sum comes back with a gain. */
  private Transfer gain(Transfer first, Draw draw) {
    int at = first.at() + draw.between(1200, 5 * Clock.HOUR);
    boolean paid = first.isSettled() && Math.floorDiv(at, Clock.DAY) < cases.frozen(first.payee());
    if (!draw.chance(knobs.gainShare()) || !paid) {
      return null;
    }
    return back(first, at, draw);
  }

  private static Transfer back(Transfer first, int at, Draw draw) {
    double yuan = first.cents() / 100.0 * draw.between(1.01, 1.2);
    return Transfer.of(at, first.payee(), first.payer(), yuan, "mobile", null).asPlanned();
  }

  /** A time deposit broken or a loan drawn some hours before a moment. */
  private Transfer raised(Account account, int before, double yuan, Draw draw) {
    int hours = 1 + (int) Math.min(120, draw.logNormal(10, 1.0));
    int at = Math.min(before - 600, Clock.awake(before - hours * Clock.HOUR, draw));
    double sum = Math.max(3000, Math.ceil(yuan / 1000) * 1000);
    String purpose = draw.chance(0.65) ? "deposit_break" : "loan";
    return Transfer.of(at, draw.pick(banks).account(), account, sum, "mobile", purpose).asPlanned();
  }

  /** Truth where two settled payments, or one larger than what came back, followed. */
  private void judge(Victim victim, int lured) {
    int last = setting.spec().days() * Clock.DAY - 1;
    List<Transfer> paid =
        victim.payments.stream()
            .filter(t -> t.isSettled() && t.at() > lured && t.at() >= 0 && t.at() <= last)
            .toList();
    if (paid.size() >= 2 && lured >= 0) {
      int to = paid.stream().mapToInt(Transfer::at).max().orElseThrow();
      schemes.add(
          new SchemeRow(
              "P2",
              "person",
              Truth.person(victim.person),
              lured,
              to,
              SchemeRow.campaign(victim.campaign.index())));
    }
  }

  private void everyday(Person person) {
    for (int day = 0; day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("savings", person.index(), day);
      if (!draw.chance(knobs.largeBuyersPerDay())) {
        continue;
      }
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
      String kind =
          new String[] {"large_buyer", "broker_customer", "cancelled_deal"}[draw.weighted(5, 3, 2)];
      Account firm = draw.pick(firms).account();
      int count = 2 + draw.weighted(5, 3, 2);
      double total = draw.logNormal(19_000, 0.9);
      List<Transfer> payments =
          GrowingPayments.of(
              population.mainAccount(person),
              () ->
                  kind.equals("broker_customer")
                      ? firm
                      : population.mainAccount(population.adult(-1, draw)),
              at,
              count,
              total,
              draw);
      honest.addAll(payments);
      if (!kind.equals("cancelled_deal")) {
        double share = draw.between(0.6, 1.1);
        honest.add(raised(population.mainAccount(person), at, total * share, draw));
      } else if (!payments.isEmpty()) {
        Transfer first = payments.get(0);
        honest.add(back(first, first.at() + draw.between(1200, 5 * Clock.HOUR), draw));
      }
      lookalikes.add(new LookalikeRow(kind, "person", Truth.person(person)));
      return;
    }
  }
}
