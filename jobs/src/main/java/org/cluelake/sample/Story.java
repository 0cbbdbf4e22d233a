package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How one campaign draws people in: first call, further talks, call-backs, growing payments. */
final class Story {

  private static final int LEAST_TALK = 60;

  private final Setting setting;
  private final Population population;
  private final ColdCalls coldCalls;
  private final Campaign campaign;
  private final List<FraudNumber> bursts;
  private final List<FraudNumber> closers;
  private final List<Mule> mules;
  private final List<Enterprise> imitated;
  private final FraudKnobs knobs;

  Story(
      Setting setting,
      Population population,
      ColdCalls coldCalls,
      Campaign campaign,
      List<FraudNumber> numbers,
      List<Mule> mules) {
    this.setting = setting;
    this.population = population;
    this.coldCalls = coldCalls;
    this.campaign = campaign;
    this.bursts = numbers.stream().filter(n -> n.kind().equals(FraudNumber.BURST)).toList();
    this.closers =
        numbers.stream()
            .filter(n -> !n.kind().equals(FraudNumber.BURST) && !n.kind().equals(FraudNumber.FARM))
            .toList();
    this.mules = mules;
    this.imitated = population.enterprises(EnterpriseKind.POLICE, -1);
    this.knobs = setting.knobs().fraud();
  }

  /** The campaign's victims; adds each to the people already taken. */
  List<Victim> victims(Set<Integer> taken) {
    Draw draw = setting.draw("victims", campaign.index());
    double size = Math.min(1, setting.spec().scale() * 4);
    int count = 1 + draw.poisson(knobs.victims() * size);
    List<Victim> victims = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Person person = target(taken, draw);
      if (person != null) {
        Victim victim = tell(person, draw);
        victims.add(victim);
      }
    }
    return victims;
  }

  private Person target(Set<Integer> taken, Draw draw) {
    for (int i = 0; i < 200; i++) {
      Person person = population.anyone(draw);
      boolean reachable =
          population.mainLine(person) != null
              && population.mainLine(person).fromDay() == Integer.MIN_VALUE
              && population.mainAccount(person) != null;
      if (reachable && campaign.isAimedAt(person, draw) && taken.add(person.index())) {
        return person;
      }
    }
    return null;
  }

  private Victim tell(Person person, Draw draw) {
    boolean byPhone = draw.chance(campaign.script().phone()) && !bursts.isEmpty();
    Victim victim =
        new Victim(
            person, population.mainLine(person), population.mainAccount(person), campaign, byPhone);
    int moment;
    if (byPhone) {
      moment = contact(victim, draw);
    } else {
      int day = draw.between(campaign.fromDay(), campaign.toDay());
      moment = Clock.awake(day * Clock.DAY + draw.between(8, 22) * Clock.HOUR, draw);
    }
    if (!byPhone || draw.chance(knobs.payShare())) {
      payments(victim, moment, draw);
    }
    return victim;
  }

  /** First call and what follows it; returns the end of the last talk before a payment. */
  private int contact(Victim victim, Draw draw) {
    FraudNumber first = draw.pick(bursts);
    int day = draw.between(first.fromDay(), first.toDay());
    int at = coldCalls.block(first.line(), day).moment(draw);
    int end = talk(victim, first, at, false, draw);
    int further = draw.poisson(1.6);
    for (int i = 0; i < further; i++) {
      boolean back = draw.chance(knobs.callBackShare() / 2);
      int next = Clock.awake(end + (int) (draw.logNormal(3, 1.2) * Clock.HOUR), draw);
      end = talk(victim, caller(first, draw), next, back, draw);
    }
    if (draw.chance(knobs.callBackShare() / 2)) {
      end = talk(victim, first, end + draw.between(300, 5 * Clock.HOUR), true, draw);
    }
    return end;
  }

  private FraudNumber caller(FraudNumber first, Draw draw) {
    return draw.chance(0.3) ? first : draw.pick(closers);
  }

  private int talk(Victim victim, FraudNumber number, int at, boolean back, Draw draw) {
    int seconds = (int) Math.min(7000, LEAST_TALK + draw.logNormal(190, 1.0));
    int moment = Clock.awake(at, draw);
    Call call =
        back
            ? Call.answered(moment, victim.line, number.line(), seconds)
            : Call.answered(moment, number.line(), victim.line, seconds);
    boolean spoofed = !back && draw.chance(knobs.spoofedShare());
    victim.talks.add(spoofed ? call.presenting(draw.pick(imitated).lines().get(0).number()) : call);
    if (!victim.numbers.contains(number)) {
      victim.numbers.add(number);
    }
    return moment + seconds;
  }

  private void payments(Victim victim, int contacted, Draw draw) {
    int count = 1 + draw.poisson(campaign.script().payments() - 1);
    double total = draw.logNormal(campaign.script().loss(), 0.9);
    double weights = 0;
    for (int i = 0; i < count; i++) {
      weights += StrictMath.pow(knobs.growth(), i);
    }
    double wait = victim.byPhone ? knobs.payWithin() : 1;
    int at = Clock.awake(contacted + (int) (draw.logNormal(wait, 0.9) * Clock.HOUR), draw);
    for (int i = 0; i < count; i++) {
      double yuan = Math.max(50, total * StrictMath.pow(knobs.growth(), i) / weights);
      Transfer payment = payment(victim, at, yuan, draw);
      victim.payments.add(payment);
      if (!payment.isSettled() && draw.chance(0.5)) {
        int again = Clock.awake(at + draw.between(300, 5400), draw);
        victim.payments.add(payment(victim, again, yuan, draw));
      }
      at = Clock.awake(at + (int) (draw.logNormal(7, 1.3) * Clock.HOUR), draw);
      if (victim.byPhone && i + 1 < count && draw.chance(0.6)) {
        int end = talk(victim, draw.pick(closers), at - draw.between(900, 7200), false, draw);
        at = Math.max(at, end);
      }
    }
  }

  private Transfer payment(Victim victim, int at, double yuan, Draw draw) {
    long cents = PassOn.round(Math.round(yuan * 100) + 1);
    boolean wallet = yuan < 1000 && draw.chance(0.3);
    Account payer = wallet ? population.wallet(victim.person) : victim.account;
    String purpose = draw.chance(0.3) ? "purchase" : null;
    String channel = draw.chance(0.9) ? "mobile" : "counter";
    Transfer t =
        Transfer.of(at, payer, mule(at, victim, draw), cents / 100.0, channel, purpose).asPlanned();
    if (draw.chance(knobs.rejectedShare())) {
      return t.inState(Transfer.REJECTED);
    }
    return draw.chance(knobs.attemptedShare()) ? t.inState(Transfer.ATTEMPTED) : t;
  }

  /** Mostly the account the campaign uses just then. */
  private Account mule(int at, Victim victim, Draw draw) {
    int day = Math.floorDiv(at, Clock.DAY);
    List<Mule> open =
        mules.stream()
            .filter(m -> m.fromDay() <= day && m.account().owner() != victim.person.index())
            .toList();
    if (open.isEmpty()) {
      return mules.get(0).account();
    }
    return (draw.chance(0.75) ? open.get(open.size() - 1) : draw.pick(open)).account();
  }
}
