package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers and accounts a gang gets hold of: bought from ordinary people, or opened by straw men.
 */
final class Recruits {

  private final Setting setting;
  private final Population population;
  private final Registry registry;
  private final Sold sold;
  private final FraudKnobs knobs;

  /** Who sold a card or an account, in order. */
  final List<Seller> sellers = new ArrayList<>();

  Recruits(Setting setting, Population population, Registry registry, Sold sold) {
    this.setting = setting;
    this.population = population;
    this.registry = registry;
    this.sold = sold;
    this.knobs = setting.knobs().fraud();
  }

  List<FraudNumber> numbers(Campaign campaign) {
    Draw draw = setting.draw("numbers", campaign.index());
    double size = Math.min(1, setting.spec().scale() * 4);
    List<FraudNumber> numbers = new ArrayList<>();
    boolean phone = campaign.script().phone() > 0.3;
    int bursts = (int) Math.round((phone ? 1 : 0.5) * knobs.burstNumbers() * Math.max(0.5, size));
    for (int i = 0; i < bursts; i++) {
      int from =
          draw.between(campaign.fromDay(), Math.max(campaign.fromDay(), campaign.toDay() - 1));
      int to = Math.min(campaign.toDay(), from + draw.poisson(knobs.burstDays() - 1));
      numbers.add(
          number(
              campaign,
              FraudNumber.BURST,
              i == 0 ? campaign.fromDay() : from,
              i == 0 ? Math.max(campaign.fromDay(), Math.min(to, campaign.fromDay() + 3)) : to,
              null,
              draw));
    }
    for (int i = 0; i < knobs.closerNumbers(); i++) {
      numbers.add(
          number(campaign, FraudNumber.CLOSER, campaign.fromDay(), campaign.toDay(), null, draw));
    }
    for (int i = 0; i < knobs.overseasNumbers(); i++) {
      if (draw.chance(campaign.script().overseas())) {
        Line line = Line.unserved(Identities.overseas(50_000_000L + campaign.index() * 10L + i));
        numbers.add(
            new FraudNumber(
                line,
                campaign,
                FraudNumber.OVERSEAS,
                FraudNumber.OVERSEAS,
                campaign.fromDay(),
                campaign.toDay()));
      }
    }
    farm(campaign, numbers);
    return numbers;
  }

  /** Cards of some campaigns' multi-card device; they come and go within days. */
  private void farm(Campaign campaign, List<FraudNumber> numbers) {
    Draw draw = setting.draw("farm cards", campaign.index());
    if (!draw.chance(setting.knobs().handsets().farmShare())) {
      return;
    }
    String imei = draw.pick(campaign.gang().farms());
    int count = 5 + draw.poisson(setting.knobs().handsets().farmCards());
    for (int i = 0; i < count; i++) {
      int from = draw.between(campaign.fromDay(), campaign.toDay());
      int to = Math.min(campaign.toDay(), from + draw.between(0, 4));
      numbers.add(number(campaign, FraudNumber.FARM, from, to, imei, draw));
    }
  }

  private FraudNumber number(
      Campaign campaign, String kind, int from, int to, String imei, Draw draw) {
    String origin = "sold";
    Line past = draw.chance(knobs.soldCardShare()) ? soldLine(campaign.gang(), from, draw) : null;
    String number;
    if (past == null) {
      boolean virtual = draw.chance(setting.knobs().coldCalls().virtualShare());
      origin = virtual ? "virtual" : "new";
      number = registry.number(virtual);
      Person straw = population.adult(-1, draw);
      boolean young = draw.chance(setting.knobs().coldCalls().newCardShare() * 1.2);
      int opened = from - (young ? draw.between(1, 90) : draw.between(90, 3000));
      String type = straw.document().startsWith("Z") ? "passport" : "id_card";
      Subscription unused =
          registry.card(number, type, straw.document(), opened, straw.county(), draw);
      retire(unused, to, draw);
    } else {
      number = past.number();
    }
    int place =
        kind.equals(FraudNumber.CLOSER)
            ? draw.between(0, population.counties.size() - 1)
            : campaign.gang().county();
    Line line =
        new Line(
            number,
            true,
            -1,
            place,
            imei == null ? draw.pick(campaign.gang().handsets()) : imei,
            "C" + Setting.countyCode(place) + "-9",
            draw.chance(0.2) ? Line.VOIP : Line.DOMESTIC,
            from);
    return new FraudNumber(line, campaign, kind, origin, from, to);
  }

  /** Some burnt numbers are closed and given to somebody else within the days. */
  private void retire(Subscription card, int lastUse, Draw draw) {
    int closed = lastUse + draw.between(1, 3);
    int given = closed + draw.between(1, 4);
    if (!draw.chance(knobs.reissuedShare()) || given > setting.lastDay() || closed < 0) {
      return;
    }
    population.subscriptions.set(population.subscriptions.size() - 1, card.closedOn(closed));
    Person heir = population.reachable(draw);
    population.heirloom(
        heir,
        new Line(
            card.number(),
            true,
            heir.index(),
            heir.county(),
            registry.imei(),
            null,
            Line.DOMESTIC,
            given));
    String type = heir.document().startsWith("Z") ? "passport" : "id_card";
    Subscription next =
        registry.card(card.number(), type, heir.document(), given, heir.county(), draw);
    assert next.opened() > card.opened();
  }

  private Line soldLine(Gang gang, int day, Draw draw) {
    for (int i = 0; i < 60; i++) {
      Person person = population.anyone(draw);
      List<Line> further = population.furtherLines(person);
      boolean ordinary = person.role() != Role.SALES_AGENT && person.role() != Role.PROMOTER;
      if (ordinary
          && !further.isEmpty()
          && further.get(0).fromDay() == Integer.MIN_VALUE
          && sold.sell(further.get(0), day - draw.between(0, 2))) {
        sellers.add(new Seller(person, gang.index(), day));
        return further.get(0);
      }
    }
    return null;
  }

  List<Mule> layerOne(Campaign campaign) {
    Draw draw = setting.draw("layer one", campaign.index());
    List<Mule> mules = new ArrayList<>();
    int span = Math.max(1, campaign.toDay() - campaign.fromDay() + 1);
    int count = (int) Math.round(Math.max(knobs.layerOneAccounts(), span / knobs.muleDays()));
    for (int i = 0; i < count; i++) {
      int from = campaign.fromDay() + span * i / count;
      mules.add(mule(campaign.gang(), campaign.index(), 1, from, draw));
    }
    return mules;
  }

  void deeperMules(Gang gang, List<Mule> all) {
    Draw draw = setting.draw("deeper", gang.index());
    int count = (int) Math.max(3, Math.round(knobs.layerTwoAccounts()));
    for (int i = 0; i < count; i++) {
      int from = -knobs.leadDays() + draw.between(0, 6);
      Mule mule = mule(gang, -1, i % 3 == 2 ? 3 : 2, from, draw);
      gang.deeper().add(mule);
      all.add(mule);
    }
  }

  private Mule mule(Gang gang, int campaign, int layer, int from, Draw draw) {
    if (draw.chance(knobs.boughtShare())) {
      for (int i = 0; i < 60; i++) {
        Person person = population.anyone(draw);
        Account second = population.secondAccount(person);
        boolean ordinary =
            switch (person.role()) {
              case ORGANISER, AGENT, BROKER, CONTRACTOR, VENDOR -> false;
              default -> true;
            };
        if (ordinary && second != null && second.opened() < from && sold.sell(second, from)) {
          sellers.add(new Seller(person, gang.index(), from));
          return new Mule(second, gang.index(), campaign, layer, true, from);
        }
      }
    }
    Person straw = population.adult(-1, draw);
    boolean young = draw.chance(setting.knobs().passOn().newAccountShare() * 1.6);
    int opened = from - (young ? draw.between(1, 60) : draw.between(60, 2500));
    Account account =
        registry.account(
            straw,
            "debit",
            opened,
            straw.county(),
            contact(straw),
            draw.logNormal(setting.knobs().money().secondOpeningMedian(), 1.2),
            draw);
    return new Mule(account, gang.index(), campaign, layer, false, from);
  }

  private String contact(Person straw) {
    Line line = population.mainLine(straw);
    return line == null ? null : line.number();
  }
}
