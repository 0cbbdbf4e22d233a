package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Savings brought together on one own account and paid on: by victims told of a safe account, and
 * by people who buy a house or a car. Both move their money by the same code.
 */
final class Gatherings {

  private final Setting setting;
  private final Population population;
  private final Sold sold;
  private final ScriptKnobs knobs;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<SchemeRow> schemes = new ArrayList<>();
  private final List<LookalikeRow> lookalikes = new ArrayList<>();
  private final Set<Integer> victims = new HashSet<>();

  Gatherings(Setting setting, Population population, Sold sold, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    this.sold = sold;
    this.knobs = setting.knobs().script();
    plan.victims.stream().filter(v -> !v.talks.isEmpty()).forEach(this::victim);
    List<Enterprise> developers = population.enterprises(EnterpriseKind.EMPLOYER, -1);
    for (Person person : population.people) {
      if (person.isAdult() && population.mainAccount(person) != null) {
        buyer(person, developers);
      }
    }
  }

  /** Whether a victim gathered what was paid. */
  boolean made(Victim victim) {
    return victims.contains(victim.person.index());
  }

  List<Transfer> transfers() {
    return transfers;
  }

  void day(int day, List<Call> all) {
    calls.stream().filter(c -> c.day() == day).forEach(all::add);
  }

  /** Victims who gathered what they paid. */
  List<SchemeRow> schemes() {
    return schemes;
  }

  List<LookalikeRow> lookalikes() {
    return lookalikes;
  }

  private void victim(Victim victim) {
    Draw draw = setting.draw("gathering", victim.person.index(), victim.campaign.index());
    double share =
        victim.campaign.share(
            knobs.gatheredShare(), knobs.deskGatheredShare(), knobs.otherGatheredShare());
    List<Transfer> paid =
        victim.payments.stream()
            .filter(t -> t.isSettled() && t.payer() == victim.account)
            .filter(t -> t.at() >= 0 && t.day() <= setting.lastDay())
            .toList();
    if (paid.isEmpty() || !draw.chance(share)) {
      return;
    }
    int talked = victim.talks.get(0).end();
    double yuan = paid.stream().mapToLong(Transfer::cents).sum() / 100.0;
    if (gather(victim.person, talked, paid.get(0).at(), yuan, draw)) {
      boolean unused = victims.add(victim.person.index());
      schemes.add(
          new SchemeRow(
              "P5",
              "person",
              Truth.person(victim.person),
              victim.talks.get(0).at(),
              paid.get(paid.size() - 1).at(),
              SchemeRow.campaign(victim.campaign.index())));
    }
  }

  /** Talks with the seller for some days, then the money to a firm or to the seller. */
  private void buyer(Person person, List<Enterprise> developers) {
    for (int day = 0; day <= setting.lastDay(); day++) {
      Draw draw = setting.draw("house", person.index(), day);
      if (!draw.chance(knobs.buyersPerDay())) {
        continue;
      }
      Person seller = population.adult(person.county(), draw);
      Line one = population.mainLine(person);
      Line other = population.mainLine(seller);
      int at = day * Clock.DAY + draw.between(10 * Clock.HOUR, 18 * Clock.HOUR);
      if (one != null && other != null && one != other && draw.chance(0.7)) {
        calls.add(Call.answered(at - 3 * Clock.HOUR, other, one, (int) draw.logNormal(600, 0.9)));
      }
      double yuan = Math.ceil(draw.logNormal(30_000, 0.9) / 1000) * 1000;
      boolean firm = draw.chance(0.5);
      Account payee = firm ? draw.pick(developers).account() : population.mainAccount(seller);
      boolean gathered =
          payee.owner() != person.index() && gather(person, at - 20 * Clock.HOUR, at, yuan, draw);
      if (gathered) {
        Account main = population.mainAccount(person);
        transfers.add(Transfer.of(at, main, payee, yuan, "mobile", null).asPlanned());
        lookalikes.add(
            new LookalikeRow(
                firm ? "buyer_of_a_firm" : "buyer_of_a_person", "person", Truth.person(person)));
      }
    }
  }

  /** From the second account and the wallet onto the main one, in the hours before a payment. */
  private boolean gather(Person person, int earliest, int before, double yuan, Draw draw) {
    Account main = population.mainAccount(person);
    Account second = population.secondAccount(person);
    int day = Math.floorDiv(before, Clock.DAY);
    boolean usable = second != null && second.opened() < day - 1 && !sold.isOutOfUse(second, day);
    double all = yuan * draw.between(0.6, 1.2);
    double share = usable ? draw.between(0.5, 1.0) : 0;
    int at = Math.max(earliest + 60, before - draw.between(600, 5 * Clock.HOUR));
    if (at >= before || at < 0) {
      return false;
    }
    if (usable) {
      move(at, second, main, all * share);
    }
    if (!usable || draw.chance(0.5)) {
      move(draw.between(at, before - 1), population.wallet(person), main, all * (1 - share));
    }
    return true;
  }

  private void move(int at, Account from, Account to, double yuan) {
    double sum = Math.ceil(Math.max(100, yuan) / 100) * 100;
    transfers.add(Transfer.of(at, from, to, sum, "mobile", "own_account").asPlanned());
  }
}
