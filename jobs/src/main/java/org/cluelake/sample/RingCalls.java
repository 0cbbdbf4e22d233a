package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Numbers of gangs that ring strangers for a moment; some call back and are kept on the line. */
final class RingCalls {

  private final Setting setting;
  private final Population population;
  private final Knobs.Rings knobs;
  private final List<FraudNumber> numbers = new ArrayList<>();

  RingCalls(Setting setting, Population population, Registry registry, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().rings();
    for (Campaign campaign : plan.campaigns) {
      Draw draw = setting.draw("rings", campaign.index());
      if (draw.chance(knobs.campaignShare())) {
        int from = draw.between(campaign.fromDay(), campaign.toDay());
        int to = Math.min(campaign.toDay(), from + draw.between(0, 3));
        Line line =
            draw.chance(knobs.overseasShare())
                ? Line.unserved(Identities.overseas(70_000_000L + campaign.index()))
                : served(campaign, from, registry, draw);
        String origin = line.served() ? "new" : FraudNumber.OVERSEAS;
        numbers.add(new FraudNumber(line, campaign, FraudNumber.RING, origin, from, to));
      }
    }
    plan.numbers.addAll(numbers);
  }

  private Line served(Campaign campaign, int from, Registry registry, Draw draw) {
    Person straw = population.adult(-1, draw);
    String type = straw.document().startsWith("Z") ? "passport" : "id_card";
    boolean young = draw.chance(setting.knobs().coldCalls().newCardShare());
    int opened = from - (young ? draw.between(1, 90) : draw.between(90, 2000));
    boolean virtual = draw.chance(setting.knobs().coldCalls().virtualShare());
    Subscription card =
        registry.card(
            registry.number(virtual), type, straw.document(), opened, straw.county(), draw);
    int county = campaign.gang().county();
    return new Line(
        card.number(),
        true,
        -1,
        county,
        draw.pick(campaign.gang().handsets()),
        "C" + Setting.countyCode(county) + "-9",
        Line.DOMESTIC,
        opened);
  }

  void day(int day, List<Call> calls) {
    for (FraudNumber number : numbers) {
      if (!number.isActive(day)) {
        continue;
      }
      Draw draw = setting.draw("ring day", number.line().number().hashCode(), day);
      int count = (int) Math.min(600, draw.logNormal(knobs.perDay(), 0.5));
      for (int i = 0; i < count; i++) {
        Line to = population.mainLine(population.anyone(draw));
        int at = day * Clock.DAY + (int) (draw.between(8.0, 22.0) * Clock.HOUR);
        if (to != null && to.fromDay() <= day) {
          ring(at, number.line(), to, knobs.pickUpShare(), knobs.backShare(), draw, calls);
        }
      }
    }
  }

  /** One ring: somebody picks up in time, calls back, or lets it be. */
  private void ring(
      int at, Line from, Line to, double pickUp, double back, Draw draw, List<Call> calls) {
    if (draw.chance(pickUp)) {
      calls.add(Call.answered(at, from, to, draw.between(1, 12)));
      return;
    }
    calls.add(Call.missed(at, from, to));
    if (draw.chance(back)) {
      int later = Clock.awake(at + draw.between(60, 4 * Clock.HOUR), draw);
      calls.add(Call.answered(later, to, from, (int) draw.logNormal(knobs.backTalk(), 0.6)));
    }
  }

  /** Numbers that rang people. */
  static List<SchemeRow> schemes(Iterable<NumberUse> uses) {
    List<SchemeRow> rows = new ArrayList<>();
    for (NumberUse use : uses) {
      if (use.number.kind().equals(FraudNumber.RING) && !use.calls.isEmpty()) {
        rows.add(
            new SchemeRow(
                "T4",
                "number",
                use.number.line().number(),
                use.first(),
                use.last(),
                SchemeRow.campaign(use.number.campaign().index())));
      }
    }
    return rows;
  }
}
