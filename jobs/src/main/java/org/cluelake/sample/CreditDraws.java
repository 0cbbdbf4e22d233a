package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Consumer credit drawn onto the own account and moved on: by victims who are told to clear a loan,
 * and by people who buy something, some after their bank called them about it. Both draw by the
 * same code.
 */
final class CreditDraws {

  private static final Set<String> CREDIT_SCRIPTS =
      Set.of("fake_customer_service", "fake_credit_record");
  private static final double LEAST = 500;

  private final Setting setting;
  private final Population population;
  private final ScriptKnobs knobs;
  private final Map<Integer, Account> credits = new HashMap<>();
  private final List<Line> hotlines;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();

  /** Opens the credit accounts, after all others so that these keep their numbers. */
  CreditDraws(Setting setting, Population population, Registry registry, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().script();
    this.hotlines =
        population.enterprises.stream()
            .filter(e -> e.hotline() != null)
            .map(Enterprise::hotline)
            .toList();
    for (Person person : population.people) {
      Draw draw = setting.draw("credit account", person.index());
      if (person.isAdult()
          && population.mainAccount(person) != null
          && draw.chance(knobs.creditShare())) {
        credits.put(person.index(), account(registry, person, draw));
      }
    }
    plan.victims.stream().filter(v -> !v.talks.isEmpty()).forEach(this::victim);
    List<Enterprise> merchants = population.enterprises(EnterpriseKind.MERCHANT, -1);
    for (Person person : population.people) {
      if (credits.containsKey(person.index())) {
        customer(person, merchants);
      }
    }
  }

  private Account account(Registry registry, Person person, Draw draw) {
    Line line = population.mainLine(person);
    int opened = Math.min(-1, setting.firstDay() - 1) - draw.between(1, 2000);
    String contact = line == null ? null : line.number();
    double limit = draw.logNormal(20_000, 0.7);
    return registry.account(person, "credit", opened, person.county(), contact, limit, draw);
  }

  List<Transfer> transfers() {
    return transfers;
  }

  void day(int day, List<Call> all) {
    calls.stream().filter(c -> c.day() == day).forEach(all::add);
  }

  /** Victims who drew credit and paid it on. */
  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void victim(Victim victim) {
    Draw draw = setting.draw("drawn credit", victim.person.index(), victim.campaign.index());
    boolean service = CREDIT_SCRIPTS.contains(victim.campaign.script().type());
    Account credit = credits.get(victim.person.index());
    Transfer paid =
        victim.payments.stream()
            .filter(t -> t.isSettled() && t.payer() == victim.account)
            .filter(t -> t.at() >= 0 && t.day() <= setting.lastDay() && t.cents() >= LEAST * 100)
            .max(Comparator.comparingLong(Transfer::cents).thenComparing(Transfer::at))
            .orElse(null);
    if (credit == null
        || paid == null
        || !draw.chance(service ? knobs.drawnShare() : knobs.otherDrawnShare())) {
      return;
    }
    int at = paid.at() - draw.between(180, 5400);
    if (at <= victim.talks.get(0).end() || at < 0) {
      return;
    }
    draw(at, credit, victim.person, paid.cents() / 100.0, draw);
    schemes.add(
        new SchemeRow(
            "P4",
            "person",
            Truth.person(victim.person),
            victim.talks.get(0).at(),
            paid.at(),
            SchemeRow.campaign(victim.campaign.index())));
  }

  private void customer(Person person, List<Enterprise> merchants) {
    for (int day = 0; day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("credit", person.index(), day);
      if (!draw.chance(knobs.drawsPerDay())) {
        continue;
      }
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
      Line line = population.mainLine(person);
      boolean called = line != null && line.fromDay() <= day && draw.chance(0.3);
      if (called) {
        int seconds = (int) Math.min(900, draw.logNormal(150, 0.8));
        calls.add(Call.answered(at - 1800, draw.pick(hotlines), line, seconds));
      }
      double yuan = Math.ceil(draw.logNormal(4000, 0.9) / 100) * 100;
      boolean shop = draw.chance(0.45);
      Account payee =
          shop
              ? draw.pick(merchants).account()
              : population.mainAccount(population.adult(person.county(), draw));
      int then = at + (int) (Math.min(600, draw.logNormal(50, 1.2)) * Clock.MINUTE);
      if (payee.owner() == person.index() || Math.floorDiv(then, Clock.DAY) > setting.lastDay()) {
        continue;
      }
      draw(at, credits.get(person.index()), person, yuan, draw);
      Account main = population.mainAccount(person);
      String purpose = shop ? "purchase" : null;
      transfers.add(Transfer.of(then, main, payee, yuan, "mobile", purpose).asPlanned());
      String kind = called ? "called_by_own_bank" : "credit_user";
      lookalikes.add(new LookalikeRow(kind, "person", Truth.person(person)));
    }
  }

  private void draw(int at, Account credit, Person person, double yuan, Draw draw) {
    double sum = Math.ceil(yuan * draw.between(0.7, 1.3) / 100) * 100;
    Account main = population.mainAccount(person);
    transfers.add(Transfer.of(at, credit, main, sum, "mobile", "credit").asPlanned());
  }
}
