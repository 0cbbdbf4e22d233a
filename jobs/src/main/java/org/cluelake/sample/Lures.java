package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** How money is drawn out of victims step by step, and the honest lives that look like it. */
final class Lures {

  private final TaskRewards rewards;
  private final EmptiedSavings savings;
  private final LoanFees fees;
  private final CashHandOver cash;

  Lures(Setting setting, Population population, FraudPlan plan, CaseFiles cases, Trips trips) {
    this.rewards = new TaskRewards(setting, population, plan, cases);
    this.savings = new EmptiedSavings(setting, population, plan, cases);
    this.fees = new LoanFees(setting, population, plan);
    this.cash = new CashHandOver(setting, population, plan, trips);
  }

  /** What gangs pay victims, from mule accounts. */
  List<Transfer> fraud() {
    List<Transfer> all = new ArrayList<>(rewards.fraud());
    all.addAll(savings.fraud());
    return all;
  }

  /** Everybody else's movements, the victims' cash and loans among them. */
  List<Transfer> others() {
    List<Transfer> all = new ArrayList<>(rewards.honest());
    all.addAll(savings.honest());
    all.addAll(fees.honest());
    all.addAll(cash.transfers());
    return all;
  }

  /** Adds a day's looks at pages to its hits, and takes note of all. */
  void day(int day, List<WebHit> hits) {
    hits.addAll(fees.day(day));
    fees.observe(hits);
  }

  List<SchemeRow> schemes() {
    List<SchemeRow> all = new ArrayList<>(rewards.schemes());
    all.addAll(savings.schemes());
    all.addAll(fees.schemes());
    all.addAll(cash.schemes());
    return all;
  }

  List<LookalikeRow> lookalikes() {
    List<LookalikeRow> all = new ArrayList<>(rewards.lookalikes());
    all.addAll(savings.lookalikes());
    all.addAll(fees.lookalikes());
    all.addAll(cash.lookalikes());
    return all;
  }
}
