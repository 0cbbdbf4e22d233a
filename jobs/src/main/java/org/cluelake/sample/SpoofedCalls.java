package org.cluelake.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls gangs bring in over international trunks under a national number: somebody's who is at
 * home, nobody's, or a protected one. The number's own operator knows nothing of them.
 */
final class SpoofedCalls {

  private static final double LEAST_OVERSEAS = 0.05;

  private final Setting setting;
  private final Population population;
  private final FraudPlan plan;
  private final Trips trips;
  private final List<Enterprise> imitated;
  private final Map<String, SchemeRow> received = new LinkedHashMap<>();

  SpoofedCalls(Setting setting, Population population, FraudPlan plan, Trips trips) {
    this.setting = setting;
    this.population = population;
    this.plan = plan;
    this.trips = trips;
    this.imitated =
        population.enterprises.stream().filter(e -> e.kind().protection() != null).toList();
  }

  void day(int day, List<Call> calls) {
    for (Campaign campaign : plan.campaigns) {
      boolean active = day >= campaign.fromDay() && day <= campaign.toDay();
      if (active && campaign.script().overseas() >= LEAST_OVERSEAS) {
        Draw draw = setting.draw("spoofed", campaign.index(), day);
        double mean = setting.knobs().handsets().spoofedPerDay() * campaign.script().overseas();
        int count = draw.poisson(mean);
        for (int i = 0; i < count; i++) {
          call(campaign, day, draw, calls);
        }
      }
    }
  }

  /** Numbers that answered such a call. */
  List<SchemeRow> schemes() {
    return List.copyOf(received.values());
  }

  private void call(Campaign campaign, int day, Draw draw, List<Call> calls) {
    int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
    Line to = callee(campaign, at, draw);
    Line from = caller(at, draw);
    if (to == null || to.number().equals(from.number())) {
      return;
    }
    if (!draw.chance(0.45)) {
      calls.add(Call.missed(at, from, to));
      return;
    }
    Call call = Call.answered(at, from, to, (int) Math.min(900, draw.logNormal(34, 1.1)));
    calls.add(call);
    received.merge(
        to.number(),
        new SchemeRow(
            "T5", "number", to.number(), at, call.end(), SchemeRow.campaign(campaign.index())),
        (a, b) ->
            new SchemeRow(
                "T5",
                "number",
                a.entity(),
                Math.min(a.from(), b.from()),
                Math.max(a.to(), b.to()),
                a.campaign()));
  }

  private Line callee(Campaign campaign, int at, Draw draw) {
    Person person = population.anyone(draw);
    for (int i = 0; i < 8 && !campaign.isAimedAt(person, draw); i++) {
      person = population.anyone(draw);
    }
    Line line = population.mainLine(person);
    boolean reached =
        line != null
            && line.fromDay() <= Math.floorDiv(at, Clock.DAY)
            && trips.at(person.index(), at) == null;
    return reached ? line : null;
  }

  private Line caller(int at, Draw draw) {
    int kind = draw.weighted(6, 2, 2);
    String number;
    if (kind == 1) {
      number = Identities.mobile(150_000_000L + draw.between(0, 40_000_000));
    } else if (kind == 2) {
      number = draw.pick(imitated).lines().get(0).number();
    } else {
      Person person = population.reachable(draw);
      for (int i = 0; i < 8 && trips.travels(person); i++) {
        person = population.reachable(draw);
      }
      Line line = population.mainLine(person);
      number = line == null ? Identities.mobile(190_000_000L + at) : line.number();
    }
    return new Line(number, false, -1, -1, null, null, Line.INTERNATIONAL, Integer.MIN_VALUE);
  }
}
