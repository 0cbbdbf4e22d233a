package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small sums sent to see whether an account works. Gangs try an account before a large sum goes
 * over it; careful buyers try a seller's, merchants a card that is bound to them.
 */
final class TestPayments {

  private static final double[] SUMS = {0.01, 0.1, 1, 1, 2, 5, 8.88, 10};
  private static final int TIMES = 100;

  private final Setting setting;
  private final Population population;
  private final List<Transfer> honest = new ArrayList<>();
  private final List<Transfer> fraud = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  TestPayments(
      Setting setting,
      Population population,
      FraudPlan plan,
      List<Deals.Deal> deals,
      List<Transfer> business) {
    this.setting = setting;
    this.population = population;
    gangs(plan);
    double careful = setting.knobs().rest().dealTestShare();
    deals.stream()
        .filter(d -> !d.payments().isEmpty())
        .forEach(d -> tried(d.payments().get(0), careful));
    business.stream()
        .filter(t -> t.payer() != null && t.payer().owner() >= 0)
        .filter(t -> t.payee() != null && t.payee().owner() >= 0)
        .forEach(t -> tried(t, setting.knobs().rest().customerTestShare()));
    verifications();
  }

  List<Transfer> honest() {
    return honest;
  }

  List<Transfer> fraud() {
    return fraud;
  }

  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void gangs(FraudPlan plan) {
    Map<Integer, List<Transfer>> paid = new HashMap<>();
    for (Transfer t : plan.transfers) {
      if (t.isSettled() && t.payee() != null && !plan.camouflage.contains(t)) {
        paid.computeIfAbsent(t.payee().index(), a -> new ArrayList<>()).add(t);
      }
    }
    for (Mule mule : plan.mules) {
      Draw draw = setting.draw("mule test", mule.account().index());
      List<Transfer> own = new ArrayList<>(paid.getOrDefault(mule.account().index(), List.of()));
      own.sort(Ledger.ORDER);
      if (!own.isEmpty() && draw.chance(setting.knobs().rest().muleTestShare())) {
        attempt(mule, plan, own, draw);
      }
    }
  }

  /** Before one of the first large sums comes, by another account of the gang. */
  private void attempt(Mule mule, FraudPlan plan, List<Transfer> own, Draw draw) {
    Transfer large = own.get(draw.between(0, Math.min(2, own.size() - 1)));
    Mule other = draw.pick(plan.gangs.get(mule.gang()).deeper());
    double yuan = SUMS[draw.between(0, SUMS.length - 1)];
    int at = large.at() - (int) (Math.min(20, draw.logNormal(2.5, 1.0)) * Clock.HOUR);
    boolean plain =
        at >= 0 && at / Clock.DAY >= other.fromDay() && other.account() != mule.account();
    if (!plain || large.cents() < yuan * 100 * TIMES) {
      return;
    }
    boolean back = draw.chance(0.3);
    Account from = back ? mule.account() : other.account();
    Account to = back ? other.account() : mule.account();
    fraud.add(Transfer.of(at, from, to, yuan, "mobile", null).asPlanned());
    schemes.add(
        new SchemeRow(
            "B4", "account", mule.account().number(), at, large.at(), SchemeRow.gang(mule.gang())));
  }

  /** A buyer sends a little first and asks whether it came. */
  private void tried(Transfer first, double share) {
    Draw draw = setting.draw("careful", first.payer().index(), first.at());
    double yuan = SUMS[draw.between(0, SUMS.length - 1)];
    int at = first.at() - draw.between(120, 5 * Clock.HOUR);
    if (first.cents() >= yuan * 100 * TIMES
        && at >= setting.firstDay() * Clock.DAY
        && draw.chance(share)) {
      honest.add(Transfer.of(at, first.payer(), first.payee(), yuan, "mobile", null).asPlanned());
      if (at >= 0) {
        lookalikes.add(LookalikeRow.account("tested_seller", first.payee()));
        lookalikes.add(LookalikeRow.account("careful_buyer", first.payer()));
      }
    }
  }

  /** A merchant sends cents to a card that is bound to it; a large purchase or transfer follows. */
  private void verifications() {
    List<Enterprise> merchants = population.enterprises(EnterpriseKind.MERCHANT, -1);
    for (Person person : population.people) {
      Account account = population.mainAccount(person);
      if (account == null || !person.isAdult()) {
        continue;
      }
      for (int day = Math.max(0, account.opened() + 1); day <= setting.lastDay(); day++) {
        Draw draw = setting.draw("verification", person.index(), day);
        if (!draw.chance(setting.knobs().rest().verificationsPerDay())) {
          continue;
        }
        Enterprise merchant = draw.pick(merchants);
        int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
        double cents = draw.between(1, 99) / 100.0;
        honest.add(
            Transfer.of(at, merchant.account(), account, cents, "third_party", "verification")
                .asPlanned());
        int then = at + draw.between(60, 4 * Clock.HOUR);
        if (Math.floorDiv(then, Clock.DAY) <= setting.lastDay()) {
          boolean in = draw.chance(0.3);
          double yuan = draw.logNormal(600, 1.1);
          Account from = in ? merchant.account() : account;
          Account to = in ? account : merchant.account();
          honest.add(
              Transfer.of(then, from, to, yuan, "third_party", in ? null : "purchase").asPlanned());
        }
        lookalikes.add(LookalikeRow.account("card_bound", account));
      }
    }
  }
}
