package org.cluelake.sample;

import java.util.List;
import java.util.Set;

/** Messages of gangs: the same words to many, with a link; then words both ways with victims. */
final class FraudMessages {

  private static final String[] JUDGED = {
    Message.SUSPECTED, Message.ADVERTISING, Message.NOTICE, Message.OTHER
  };

  /** Kinds of numbers from which nobody writes. */
  private static final Set<String> SILENT =
      Set.of(FraudNumber.CLOSER, FraudNumber.GATEWAY, FraudNumber.RING);

  private final Setting setting;
  private final Population population;
  private final FraudPlan plan;
  private final Knobs.Messages knobs;

  FraudMessages(Setting setting, Population population, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    this.plan = plan;
    this.knobs = setting.knobs().messages();
  }

  void day(int day, List<Message> messages) {
    for (FraudNumber number : plan.numbers) {
      Draw draw = setting.draw("fraud messages", number.line().number().hashCode(), day);
      if (number.isActive(day) && draw.chance(share(number))) {
        spread(number, day, draw, messages);
      }
    }
    for (Victim victim : plan.victims) {
      for (Call talk : victim.talks) {
        if (talk.day() == day) {
          chat(victim, talk, messages);
        }
      }
    }
  }

  private double share(FraudNumber number) {
    return SILENT.contains(number.kind()) ? 0 : knobs.fraudDayShare();
  }

  private void spread(FraudNumber number, int day, Draw draw, List<Message> messages) {
    Campaign campaign = number.campaign();
    int count = draw.poisson(knobs.fraudPerDay());
    String judged = JUDGED[draw.weighted(3, 4, 2, 2)];
    long words = 50_000L + campaign.gang().index() * 7L + campaign.index() % 3;
    for (int i = 0; i < count; i++) {
      Line to = population.mainLine(population.anyone(draw));
      if (to == null || to.fromDay() > day || to.number().equals(number.line().number())) {
        continue;
      }
      Message message =
          new Message(
              day * Clock.DAY + (int) (draw.between(9.0, 20.0) * Clock.HOUR),
              number.line().number(),
              to.number(),
              true,
              Draw.mix(words),
              judged,
              draw.chance(0.75) ? Sites.domain(campaign) : null,
              null,
              number.line().trunk());
      messages.add(draw.chance(0.1) ? message.lost() : message);
    }
  }

  private void chat(Victim victim, Call talk, List<Message> messages) {
    Draw draw = setting.draw("chat", victim.person.index(), talk.at());
    Line other = talk.from().number().equals(victim.line.number()) ? talk.to() : talk.from();
    int count = draw.poisson(0.8);
    int at = talk.end();
    for (int i = 0; i < count; i++) {
      at += draw.between(40, 1800);
      boolean reply = draw.chance(0.45);
      messages.add(
          new Message(
              at,
              reply ? victim.line.number() : other.number(),
              reply ? other.number() : victim.line.number(),
              true,
              0,
              Message.PERSONAL,
              !reply && draw.chance(0.3) ? Sites.domain(victim.campaign) : null,
              null,
              reply ? Line.DOMESTIC : other.trunk()));
    }
  }
}
