package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Everything gangs do over all days, from before the first one: what life is then mixed with. */
final class FraudPlan {

  final List<Gang> gangs = new ArrayList<>();
  final List<Campaign> campaigns = new ArrayList<>();
  final List<FraudNumber> numbers = new ArrayList<>();
  final List<Mule> mules = new ArrayList<>();
  final List<Victim> victims = new ArrayList<>();

  /** Ordinary people who sold a card or an account. */
  final List<Seller> sellers;

  /** Movements on mule accounts, in and out, and of nobody else. */
  final List<Transfer> transfers = new ArrayList<>();

  /** Of these, the small ordinary payments that hide the others. */
  final Set<Transfer> camouflage = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Setting setting;
  private final Population population;
  private final ColdCalls coldCalls;

  FraudPlan(
      Setting setting,
      Population population,
      Registry registry,
      ColdCalls coldCalls,
      Sold sold,
      CaseFiles cases) {
    this.setting = setting;
    this.population = population;
    this.coldCalls = coldCalls;
    Recruits recruits = new Recruits(setting, population, registry, sold);
    int count = Math.max(1, (int) Math.round(knobs().gangs() * setting.spec().scale()));
    for (int i = 0; i < count; i++) {
      Gang gang = Gang.of(i, setting, population);
      recruits.deeperMules(gang, mules);
      gangs.add(gang);
    }
    openCampaigns();
    Set<Integer> taken = new HashSet<>();
    for (Campaign campaign : campaigns) {
      List<FraudNumber> own = recruits.numbers(campaign);
      List<Mule> layerOne = recruits.layerOne(campaign);
      numbers.addAll(own);
      mules.addAll(layerOne);
      Story story = new Story(setting, population, coldCalls, campaign, own, layerOne);
      victims.addAll(story.victims(taken));
    }
    this.sellers = List.copyOf(recruits.sellers);
    victims.forEach(cases::report);
    transfers.addAll(new Layering(setting, population, cases).transfers(this));
    cases.dropUnfounded();
  }

  /** Burst callers' ordinary attempts of a day; talks with victims come from the victims. */
  void day(int day, List<Call> calls) {
    for (FraudNumber number : numbers) {
      if (!number.kind().equals(FraudNumber.BURST) || !number.isActive(day)) {
        continue;
      }
      Draw draw = setting.draw("burst", number.line().number().hashCode(), day);
      coldCalls.day(number.line(), day, audience(number.campaign(), draw), 0, draw, calls);
    }
    for (Victim victim : victims) {
      victim.talks.stream().filter(c -> c.day() == day).forEach(calls::add);
    }
  }

  /** People of the script's age and sex, drawn until one fits; a list of numbers is never exact. */
  Supplier<Line> audience(Campaign campaign, Draw draw) {
    return () -> {
      Person person = population.anyone(draw);
      for (int i = 0; i < 12 && !campaign.isAimedAt(person, draw); i++) {
        person = population.anyone(draw);
      }
      return population.mainLine(person);
    };
  }

  private void openCampaigns() {
    double perDay = knobs().campaignsPerDay() * setting.spec().scale();
    double[] weights = setting.knobs().classes().stream().mapToDouble(c -> c.cases()).toArray();
    for (int day = -knobs().leadDays(); day < setting.lastDay(); day++) {
      Draw draw = setting.draw("campaigns", day);
      int count = Math.max(draw.poisson(perDay), isAlwaysBusy(day) ? 1 : 0);
      for (int i = 0; i < count; i++) {
        int length = draw.between(knobs().minDays(), knobs().maxDays());
        campaigns.add(
            new Campaign(
                campaigns.size(),
                draw.pick(gangs),
                setting.knobs().classes().get(draw.weighted(weights)),
                day,
                Math.min(day + length - 1, setting.lastDay())));
      }
    }
  }

  /**
   * However small the nation, it has a campaign at work; one that is to have little has no more.
   */
  private boolean isAlwaysBusy(int day) {
    return day == -2 || day == 0 && setting.spec().fraud().schemes() >= 1;
  }

  private FraudKnobs knobs() {
    return setting.knobs().fraud();
  }
}
