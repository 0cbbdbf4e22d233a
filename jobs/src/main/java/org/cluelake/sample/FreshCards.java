package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * New cards that go from hand to hand within days: opened and tried at home by straw men, then used
 * in a gang's handset; and, by the same habits, cards that sellers get for a new job, tried in
 * their own phone and used in the firm's.
 */
final class FreshCards {

  private record Seller(Line own, Line job) {}

  private final Setting setting;
  private final Population population;
  private final Registry registry;
  private final ColdCalls coldCalls;
  private final Knobs.Fresh knobs;
  private final Map<String, Line> tried = new TreeMap<>();
  private final Map<String, Integer> until = new TreeMap<>();
  private final List<Seller> sellers = new ArrayList<>();

  FreshCards(
      Setting setting,
      Population population,
      Registry registry,
      FraudPlan plan,
      ColdCalls coldCalls) {
    this.setting = setting;
    this.population = population;
    this.registry = registry;
    this.coldCalls = coldCalls;
    this.knobs = setting.knobs().fresh();
    for (Campaign campaign : plan.campaigns) {
      Draw draw = setting.draw("fresh cards", campaign.index());
      if (campaign.script().phone() > 0.3 && draw.chance(knobs.campaignShare())) {
        int count = 2 + draw.poisson(knobs.cards());
        for (int i = 0; i < count; i++) {
          plan.numbers.add(sold(campaign, draw));
        }
      }
    }
    for (Person person : population.people) {
      Draw draw = setting.draw("new seller", person.index());
      boolean works = person.role() == Role.EMPLOYEE && population.mainLine(person) != null;
      if (works && draw.chance(knobs.sellerShare())) {
        sellers.add(seller(person, draw));
      }
    }
  }

  private FraudNumber sold(Campaign campaign, Draw draw) {
    Person straw = population.adult(-1, draw);
    int opened =
        draw.between(campaign.fromDay(), Math.max(campaign.fromDay(), campaign.toDay() - 2));
    int from = opened + draw.between(1, 3);
    Line own = opened(straw, straw.county(), registry.imei(), opened, draw);
    until.put(own.number(), from);
    int county = campaign.gang().county();
    Line line =
        new Line(
            own.number(),
            true,
            -1,
            county,
            draw.pick(campaign.gang().handsets()),
            "C" + Setting.countyCode(county) + "-9",
            Line.DOMESTIC,
            from);
    int to = Math.max(from, Math.min(campaign.toDay(), from + draw.between(1, 4)));
    return new FraudNumber(line, campaign, FraudNumber.BURST, "sold", from, to);
  }

  private Seller seller(Person person, Draw draw) {
    int opened = draw.between(-6, Math.max(0, setting.lastDay() - 2));
    int from = opened + draw.between(1, 3);
    Line own =
        opened(
            person,
            draw.chance(0.5) ? person.registered() : person.county(),
            population.mainLine(person).imei(),
            opened,
            draw);
    until.put(own.number(), from);
    String cell = "C" + Setting.countyCode(person.county()) + "-" + draw.between(10, 49);
    Line job =
        new Line(
            own.number(),
            true,
            person.index(),
            person.county(),
            registry.imei(),
            cell,
            Line.DOMESTIC,
            from);
    return new Seller(own, job);
  }

  /** A card its holder tries in the own phone first. */
  private Line opened(Person holder, int county, String imei, int day, Draw draw) {
    boolean virtual = draw.chance(setting.knobs().coldCalls().virtualShare());
    String type = holder.document().startsWith("Z") ? "passport" : "id_card";
    Subscription card =
        registry.card(registry.number(virtual), type, holder.document(), day, county, draw);
    Line line =
        new Line(
            card.number(), true, holder.index(), holder.county(), imei, null, Line.DOMESTIC, day);
    tried.put(line.number(), line);
    return line;
  }

  void day(int day, List<Call> calls) {
    for (Line line : tried.values()) {
      if (day >= line.fromDay() && day < until.get(line.number())) {
        tried(line, day, calls);
      }
    }
    boolean workday = LunarCalendar.isWorkday(setting.clock().date(day));
    for (Seller seller : sellers) {
      Draw draw = setting.draw("new seller day", seller.job().number().hashCode(), day);
      boolean works = draw.chance(setting.knobs().coldCalls().salesDayShare());
      if (workday && works && day >= seller.job().fromDay()) {
        coldCalls.day(
            seller.job(),
            day,
            () -> population.mainLine(population.anyone(draw)),
            setting.knobs().coldCalls().interestShare(),
            draw,
            calls);
      }
    }
  }

  private void tried(Line line, int day, List<Call> calls) {
    Draw draw = setting.draw("tried", line.number().hashCode(), day);
    int count = 1 + draw.poisson(knobs.triedCalls());
    for (int i = 0; i < count; i++) {
      Line to = population.mainLine(population.someone(line.county(), draw));
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 21 * Clock.HOUR);
      if (to != null && to.fromDay() <= day && to.user() != line.user()) {
        calls.add(Call.answered(at, line, to, (int) draw.logNormal(30, 0.8)));
      }
    }
  }

  /** Cards of others with which gangs call strangers. */
  static List<SchemeRow> schemes(Iterable<NumberUse> uses) {
    List<SchemeRow> rows = new ArrayList<>();
    for (NumberUse use : uses) {
      boolean calls = use.number.kind().equals(FraudNumber.BURST) && !use.calls.isEmpty();
      if (calls && use.number.origin().equals("sold")) {
        rows.add(
            new SchemeRow(
                "T7",
                "number",
                use.number.line().number(),
                use.first(),
                use.last(),
                SchemeRow.campaign(use.number.campaign().index())));
      }
    }
    return rows;
  }

  List<LookalikeRow> lookalikes() {
    return sellers.stream().map(s -> LookalikeRow.number("new_seller", s.job().number())).toList();
  }
}
