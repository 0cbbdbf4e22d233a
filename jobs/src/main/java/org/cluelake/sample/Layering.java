package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where victims' money goes: split over deeper accounts within hours, then cash, shops or OTC. */
final class Layering {

  private final Setting setting;
  private final Population population;
  private final FraudKnobs knobs;
  private final CaseFiles cases;
  private final Map<Integer, Mule> byAccount = new HashMap<>();
  private final List<Transfer> all = new ArrayList<>();
  private final Exchanges exchanges;

  Layering(Setting setting, Population population, CaseFiles cases) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().fraud();
    this.cases = cases;
    this.exchanges = new Exchanges(population);
  }

  /** Movements on the mule accounts within the delivered days; victims' payments among them. */
  List<Transfer> transfers(FraudPlan plan) {
    plan.mules.forEach(m -> byAccount.put(m.account().index(), m));
    for (Victim victim : plan.victims) {
      stopPayments(victim);
      rebate(victim);
      for (Transfer payment : victim.payments) {
        all.add(payment);
        if (payment.isSettled()) {
          Draw draw = setting.draw("layering", victim.person.index(), payment.at());
          passOn(plan, payment, 1, draw);
        }
      }
    }
    plan.mules.forEach(m -> camouflage(plan, m));
    return all.stream().filter(t -> t.day() >= 0 && t.day() <= setting.lastDay()).toList();
  }

  /** A frozen account takes no money. */
  private void stopPayments(Victim victim) {
    victim.payments.replaceAll(
        t ->
            t.isSettled() && t.day() >= cases.frozen(t.payee()) ? t.inState(Transfer.REJECTED) : t);
  }

  /** A little comes back after a first small payment, to make the next ones larger. */
  private void rebate(Victim victim) {
    Draw draw = setting.draw("rebate", victim.person.index());
    if (victim.payments.size() < 3 || !draw.chance(knobs.rebateShare())) {
      return;
    }
    Transfer first = victim.payments.get(0);
    int at = first.at() + draw.between(1200, 4 * Clock.HOUR);
    if (first.isSettled() && Math.floorDiv(at, Clock.DAY) < cases.frozen(first.payee())) {
      double yuan = Math.min(300, first.cents() / 100.0 * draw.between(0.1, 1.1));
      all.add(Transfer.of(at, first.payee(), first.payer(), yuan, "mobile", null).asPlanned());
    }
  }

  private void passOn(FraudPlan plan, Transfer in, int depth, Draw draw) {
    Account via = in.payee();
    Mule mule = byAccount.get(via.index());
    Gang gang = plan.gangs.get(mule.gang());
    double cash = depth >= 3 ? 0.85 : knobs.directCashShare();
    PassOn.Habit habit =
        new PassOn.Habit(knobs.holdMedian(), knobs.waitShare(), knobs.residueShare(), cash);
    List<Transfer> onward =
        PassOn.onward(
            via,
            in.at(),
            in.cents(),
            depth == 1 ? 3 : 2,
            habit,
            d -> next(gang, depth, in, d),
            "purchase",
            draw);
    for (Transfer t : onward) {
      if (t.day() >= cases.frozen(via)) {
        continue;
      }
      all.add(ordered(t, gang, draw));
      Mule deeper = t.payee() == null ? null : byAccount.get(t.payee().index());
      if (deeper != null && deeper.gang() == gang.index()) {
        passOn(plan, t, depth + 1, draw);
      }
    }
  }

  private Account next(Gang gang, int depth, Transfer in, Draw draw) {
    if (depth >= 3 || draw.chance(0.1)) {
      return draw.chance(knobs.exchangeShare())
          ? exchanges.pick(draw)
          : draw.pick(population.enterprises).account();
    }
    int week = Math.floorDiv(in.day() + knobs.leadDays(), 4);
    List<Mule> fit =
        gang.deeper().stream()
            .filter(m -> m.layer() == depth + 1 && m.fromDay() <= in.day())
            .filter(m -> m.account().index() != in.payee().index())
            .toList();
    if (fit.isEmpty()) {
      return null;
    }
    return fit.get((week + draw.weighted(6, 3, 1)) % fit.size()).account();
  }

  private Transfer ordered(Transfer t, Gang gang, Draw draw) {
    if (t.device() == null) {
      return t;
    }
    String device = draw.chance(0.7) ? draw.pick(gang.devices()) : t.device();
    return t.orderedOn(device, draw.chance(knobs.flaggedShare()) ? EverydayMoney.flag(draw) : null);
  }

  /** Small ordinary payments, so that an account does not look like a pipe. */
  private void camouflage(FraudPlan plan, Mule mule) {
    int last =
        mule.campaign() < 0 ? setting.lastDay() : plan.campaigns.get(mule.campaign()).toDay() + 1;
    for (int day = Math.max(0, mule.fromDay()); day <= last; day++) {
      Draw draw = setting.draw("camouflage", mule.account().index(), day);
      int count = day >= cases.frozen(mule.account()) ? 0 : draw.poisson(knobs.camouflage());
      for (int i = 0; i < count; i++) {
        int at = day * Clock.DAY + draw.between(9, 22) * Clock.HOUR + draw.between(0, 3599);
        double yuan = draw.logNormal(45, 1.0);
        boolean in = draw.chance(0.45);
        Account other =
            in
                ? population.mainAccount(population.adult(-1, draw))
                : draw.pick(population.enterprises).account();
        if (other.index() != mule.account().index()) {
          Transfer small =
              Transfer.of(
                      at,
                      in ? other : mule.account(),
                      in ? mule.account() : other,
                      yuan,
                      in ? "mobile" : "third_party",
                      null)
                  .asPlanned();
          plan.camouflage.add(small);
          all.add(small);
        }
      }
    }
  }
}
