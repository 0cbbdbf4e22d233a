package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Small sums that come before larger ones go. A gang pays for a few feigned tasks before it asks
 * for orders; sellers send a refund by hand, and side jobs pay by the piece, before people buy.
 */
final class TaskRewards {

  private static final int WINDOW = 3 * Clock.DAY;
  private static final int MOST_CENTS = 30_000;

  private final Setting setting;
  private final Population population;
  private final CaseFiles cases;
  private final Knobs.Lures knobs;
  private final List<Transfer> fraud = new ArrayList<>();
  private final List<Transfer> honest = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  TaskRewards(Setting setting, Population population, FraudPlan plan, CaseFiles cases) {
    this.setting = setting;
    this.population = population;
    this.cases = cases;
    this.knobs = setting.knobs().lures();
    plan.victims.forEach(v -> reward(v, plan));
    plan.victims.forEach(v -> judge(v, plan));
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

  private void reward(Victim victim, FraudPlan plan) {
    Draw draw = setting.draw("task reward", victim.person.index());
    boolean tasks = victim.campaign.script().type().equals("rebate");
    if (!tasks || victim.payments.isEmpty() || !draw.chance(knobs.rewardShare())) {
      return;
    }
    List<Mule> own =
        plan.mules.stream()
            .filter(m -> m.gang() == victim.campaign.gang().index())
            .filter(m -> m.account().owner() != victim.person.index())
            .toList();
    int orders = victim.payments.get(0).at();
    sums(() -> draw.pick(own).account(), victim.account, orders, 1 + draw.weighted(4, 3, 2), draw)
        .stream()
        .filter(t -> own.stream().anyMatch(m -> m.account() == t.payer() && m.fromDay() <= t.day()))
        .filter(t -> t.day() < cases.frozen(t.payer()))
        .forEach(fraud::add);
  }

  /** Small sums in the day or two before a moment; honest and feigned ones alike. */
  private static List<Transfer> sums(
      Supplier<Account> payers, Account payee, int before, int count, Draw draw) {
    List<Transfer> sums = new ArrayList<>();
    int at = before;
    for (int i = 0; i < count; i++) {
      at = Clock.awake(at - (int) (Math.min(20, draw.logNormal(5, 0.9)) * Clock.HOUR), draw);
      double yuan = Math.min(280, draw.logNormal(45, 0.8));
      Account payer = payers.get();
      if (payer.owner() != payee.owner() && at < before) {
        sums.add(Transfer.of(at, payer, payee, yuan, "mobile", null).asPlanned());
      }
    }
    return sums;
  }

  /** Truth where the gang paid a small sum and two of its accounts were then paid. */
  private void judge(Victim victim, FraudPlan plan) {
    int last = setting.spec().days() * Clock.DAY - 1;
    List<Transfer> rewards = new ArrayList<>(fraud);
    rewards.addAll(plan.transfers);
    rewards.removeIf(
        t ->
            t.payee() == null
                || t.payer() == null
                || t.payee().owner() != victim.person.index()
                || t.cents() > MOST_CENTS
                || t.at() < 0
                || t.at() > last);
    int first = rewards.stream().mapToInt(Transfer::at).min().orElse(Integer.MAX_VALUE);
    List<Transfer> paid =
        victim.payments.stream()
            .filter(t -> t.isSettled() && t.at() > first && t.at() <= last)
            .toList();
    for (Transfer start : paid) {
      List<Transfer> span =
          paid.stream()
              .filter(t -> t.at() >= start.at() && t.at() - start.at() <= WINDOW)
              .sorted(Ledger.ORDER)
              .toList();
      if (span.stream().map(Transfer::payee).distinct().count() >= 2) {
        schemes.add(
            new SchemeRow(
                "P1",
                "person",
                Truth.person(victim.person),
                first,
                span.get(span.size() - 1).at(),
                SchemeRow.campaign(victim.campaign.index())));
        return;
      }
    }
  }

  private void everyday(Person person) {
    for (int day = 0; day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("small sums", person.index(), day);
      if (!draw.chance(knobs.rewardedBuyersPerDay())) {
        continue;
      }
      boolean job = draw.chance(0.4);
      Account employer = population.mainAccount(population.adult(person.county(), draw));
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
      honest.addAll(
          sums(
              () -> job ? employer : population.mainAccount(population.adult(-1, draw)),
              population.mainAccount(person),
              at,
              job ? 2 + draw.poisson(2) : 1 + draw.weighted(6, 2, 1),
              draw));
      int count = 1 + draw.weighted(5, 3, 2);
      honest.addAll(
          GrowingPayments.of(
              population.mainAccount(person),
              () -> population.mainAccount(population.adult(-1, draw)),
              at,
              count,
              draw.logNormal(setting.knobs().money().dealMedian() * count, 0.9),
              draw));
      lookalikes.add(
          new LookalikeRow(job ? "side_jobber" : "refunded_buyer", "person", Truth.person(person)));
      return;
    }
  }
}
