package org.cluelake.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Racks of cards through which campaigns call from a rented room: opened together in the names of a
 * few straw men, in modules of one model. They call by the same habits as other cold callers.
 */
final class Gateways {

  private static final int LEAST_CARDS = 6;
  private static final int MODELS = 3;

  /** Cards in one name from which the holder is a straw man of {@code T8}. */
  private static final int MANY_CARDS = 6;

  private final Setting setting;
  private final FraudPlan plan;
  private final ColdCalls coldCalls;
  private final Knobs.Racks knobs;
  private final List<FraudNumber> cards = new ArrayList<>();
  private final Map<Person, List<FraudNumber>> straws = new LinkedHashMap<>();

  Gateways(
      Setting setting,
      Population population,
      Registry registry,
      FraudPlan plan,
      ColdCalls coldCalls) {
    this.setting = setting;
    this.plan = plan;
    this.coldCalls = coldCalls;
    this.knobs = setting.knobs().racks();
    for (Campaign campaign : plan.campaigns) {
      Draw draw = setting.draw("gateway", campaign.index());
      boolean calls = campaign.script().phone() > 0.3;
      if (calls && draw.chance(knobs.gatewayShare())) {
        rack(campaign, population, registry, draw);
      }
    }
    plan.numbers.addAll(cards);
  }

  private void rack(Campaign campaign, Population population, Registry registry, Draw draw) {
    int county = draw.between(0, population.counties.size() - 1);
    String cell = "C" + Setting.countyCode(county) + "-" + draw.between(10, 49);
    int model = 9100 + draw.between(0, MODELS - 1);
    int batch = campaign.fromDay() - draw.between(2, 40);
    int count = LEAST_CARDS + draw.poisson(knobs.gatewayCards());
    Person straw = null;
    int left = 0;
    for (int i = 0; i < count; i++) {
      if (left == 0) {
        straw = population.adult(-1, draw);
        left = Math.max(2, (int) draw.logNormal(knobs.strawCards(), 0.5));
      }
      left--;
      boolean virtual = draw.chance(setting.knobs().coldCalls().virtualShare());
      String type = straw.document().startsWith("Z") ? "passport" : "id_card";
      int opened = batch + draw.between(0, 4);
      Subscription card =
          registry.card(
              registry.number(virtual), type, straw.document(), opened, straw.county(), draw);
      int from = Math.min(campaign.toDay(), campaign.fromDay() + draw.between(0, 2));
      String imei = Identities.ofModel(model, campaign.index() * 100L + i);
      Line line = new Line(card.number(), true, -1, county, imei, cell, Line.DOMESTIC, opened);
      FraudNumber number =
          new FraudNumber(
              line,
              campaign,
              FraudNumber.GATEWAY,
              virtual ? "virtual" : "new",
              from,
              campaign.toDay());
      cards.add(number);
      straws.computeIfAbsent(straw, s -> new ArrayList<>()).add(number);
    }
  }

  /** Attempts of a day; people whom the campaign draws in are rung before they are talked to. */
  void day(int day, List<Call> calls) {
    for (FraudNumber card : cards) {
      if (card.isActive(day)) {
        Draw draw = setting.draw("gateway day", card.line().number().hashCode(), day);
        coldCalls.day(card.line(), day, plan.audience(card.campaign(), draw), 0, draw, calls);
      }
    }
    for (Victim victim : plan.victims) {
      List<FraudNumber> own =
          cards.stream().filter(c -> c.campaign() == victim.campaign && c.isActive(day)).toList();
      if (own.isEmpty()) {
        continue;
      }
      for (Call talk : victim.talks) {
        Draw draw = setting.draw("rung before", victim.person.index(), talk.at());
        if (talk.day() == day && draw.chance(0.5)) {
          int at = Math.max(day * Clock.DAY, talk.at() - draw.between(300, 2 * Clock.HOUR));
          calls.add(Call.answered(at, draw.pick(own).line(), victim.line, draw.between(4, 50)));
        }
      }
    }
  }

  /** Hardly anybody writes to a card of a rack but its operator. */
  void messages(int day, List<Message> messages) {
    for (FraudNumber card : cards) {
      Draw draw = setting.draw("gateway notice", card.line().number().hashCode(), day);
      if (card.isActive(day) && draw.chance(knobs.noticeMean())) {
        messages.add(Racks.notice(card.line(), day, draw));
      }
    }
  }

  /** Cards of a rack that called; each is a cold caller of the gang besides. */
  static List<SchemeRow> schemes(Iterable<NumberUse> uses) {
    List<SchemeRow> rows = new ArrayList<>();
    for (NumberUse use : uses) {
      if (use.number.kind().equals(FraudNumber.GATEWAY) && !use.calls.isEmpty()) {
        String campaign = SchemeRow.campaign(use.number.campaign().index());
        String number = use.number.line().number();
        rows.add(new SchemeRow("T1", "number", number, use.first(), use.last(), campaign));
        rows.add(new SchemeRow("T3", "number", number, use.first(), use.last(), campaign));
      }
    }
    return rows;
  }

  /** Straw men who hold many cards of racks. */
  List<SchemeRow> schemes() {
    List<SchemeRow> rows = new ArrayList<>();
    int end = setting.spec().days() * Clock.DAY - 1;
    straws.forEach(
        (straw, held) -> {
          if (held.size() >= MANY_CARDS) {
            int from = held.stream().mapToInt(n -> n.line().fromDay()).min().orElseThrow();
            rows.add(
                new SchemeRow(
                    "T8",
                    "person",
                    Truth.person(straw),
                    from * Clock.DAY,
                    end,
                    SchemeRow.campaign(held.get(0).campaign().index())));
          }
        });
    return rows;
  }
}
