package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pages that promise loans or clean credit records, and the fees paid for nothing. People who need
 * money look at such pages too, then get a loan from a bank and pay agents and notaries.
 */
final class LoanFees {

  private static final Set<String> SCRIPTS = Set.of("fake_loan", "fake_credit_record");
  private static final int WITHIN = 2 * Clock.DAY;
  private static final int LEAST_FEE = 50_000;
  private static final int MOST_FEE = 2_000_000;

  private final Setting setting;
  private final Population population;
  private final FraudPlan plan;
  private final Knobs.Lures knobs;
  private final List<Campaign> campaigns;
  private final List<Transfer> honest = new ArrayList<>();
  private final List<WebHit> looks = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();
  private final Map<String, List<Integer>> hits = new HashMap<>();

  LoanFees(Setting setting, Population population, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    this.plan = plan;
    this.knobs = setting.knobs().lures();
    this.campaigns =
        plan.campaigns.stream().filter(c -> SCRIPTS.contains(c.script().type())).toList();
    Set<Integer> victims =
        plan.victims.stream().map(v -> v.person.index()).collect(Collectors.toSet());
    if (!campaigns.isEmpty()) {
      population.people.stream()
          .filter(p -> p.isAdult() && population.mainAccount(p) != null)
          .filter(p -> population.mainLine(p) != null)
          .filter(p -> !victims.contains(p.index()))
          .forEach(this::borrower);
    }
  }

  List<Transfer> honest() {
    return honest;
  }

  /** Looks of a day at the pages, by people who pay nobody there. */
  List<WebHit> day(int day) {
    return looks.stream().filter(h -> h.day() == day).toList();
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  /** Takes note of a day's hits on such pages. */
  void observe(List<WebHit> day) {
    Set<String> names = new HashSet<>();
    campaigns.forEach(
        c -> {
          names.add(Sites.domain(c));
          names.add(c.gang().app());
        });
    day.stream()
        .filter(h -> names.contains(h.name()))
        .forEach(h -> hits.computeIfAbsent(h.number(), n -> new ArrayList<>()).add(h.at()));
  }

  /** Victims who paid two fees or more within 48 hours of a hit. */
  List<SchemeRow> schemes() {
    List<SchemeRow> rows = new ArrayList<>();
    int last = setting.spec().days() * Clock.DAY - 1;
    for (Victim victim : plan.victims) {
      List<Integer> seen = hits.getOrDefault(victim.line.number(), List.of());
      List<Transfer> fees =
          victim.payments.stream()
              .filter(t -> t.isSettled() && t.at() >= 0 && t.at() <= last)
              .filter(t -> t.cents() >= LEAST_FEE && t.cents() <= MOST_FEE)
              .filter(t -> seen.stream().anyMatch(h -> h <= t.at() && t.at() - h <= WITHIN))
              .toList();
      if (SCRIPTS.contains(victim.campaign.script().type()) && fees.size() >= 2) {
        rows.add(
            new SchemeRow(
                "P3",
                "person",
                Truth.person(victim.person),
                seen.stream().mapToInt(h -> h).min().orElseThrow(),
                fees.stream().mapToInt(Transfer::at).max().orElseThrow(),
                SchemeRow.campaign(victim.campaign.index())));
      }
    }
    return rows;
  }

  private void borrower(Person person) {
    List<Enterprise> banks = population.enterprises(EnterpriseKind.BANK, -1);
    for (int day = 0; day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("borrower", person.index(), day);
      if (!draw.chance(knobs.borrowersPerDay())) {
        continue;
      }
      Account account = population.mainAccount(person);
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 18 * Clock.HOUR);
      double loan = Math.ceil(draw.logNormal(25_000, 0.7) / 1000) * 1000;
      if (draw.chance(knobs.borrowerLookShare())) {
        Campaign campaign = draw.pick(campaigns);
        looks.add(
            WebHit.visit(
                Math.max(day * Clock.DAY, at - draw.between(600, 6 * Clock.HOUR)),
                population.mainLine(person).number(),
                Sites.domain(campaign),
                draw.between(1, 5)));
      }
      honest.add(
          Transfer.of(at, draw.pick(banks).account(), account, loan, "mobile", "loan").asPlanned());
      int count = 1 + draw.weighted(4, 4, 2);
      honest.addAll(
          GrowingPayments.of(
              account,
              () -> population.mainAccount(population.adult(-1, draw)),
              at + draw.between(900, 8 * Clock.HOUR),
              count,
              draw.logNormal(900.0 * count, 0.7),
              draw));
      lookalikes.add(new LookalikeRow("borrower", "person", Truth.person(person)));
      return;
    }
  }
}
