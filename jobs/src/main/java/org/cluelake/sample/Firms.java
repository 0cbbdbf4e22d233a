package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Opens the enterprises and authorities of a county, with their lines, accounts and IoT cards. */
final class Firms {

  private final Setting setting;
  private final Population population;
  private final Registry registry;
  private int organisations;
  private int services;

  Firms(Setting setting, Population population, Registry registry) {
    this.setting = setting;
    this.population = population;
    this.registry = registry;
  }

  void open(int county, int households) {
    Draw draw = setting.draw("firms", county);
    open(EnterpriseKind.EMPLOYER, 1 + households / 14, county, draw);
    open(EnterpriseKind.MERCHANT, 2 + households / 9, county, draw);
    open(EnterpriseKind.SCHOOL, 1 + households / 200, county, draw);
    open(EnterpriseKind.CALL_CENTRE, draw.poisson(households / 500.0), county, draw);
    open(EnterpriseKind.HOSPITAL, 1, county, draw);
    open(EnterpriseKind.POLICE, 1, county, draw);
    open(EnterpriseKind.UTILITY, 1, county, draw);
    open(EnterpriseKind.GOVERNMENT, 1, county, draw);
    open(EnterpriseKind.BANK, county % 4 == 0 ? 1 : 0, county, draw);
    iot(county, (int) (households * setting.knobs().census().iotPerHousehold()), draw);
  }

  private void open(EnterpriseKind kind, int count, int county, Draw draw) {
    for (int i = 0; i < count; i++) {
      String document = Identities.organisation(organisations++);
      List<Line> lines = new ArrayList<>();
      int wanted = lines(kind, draw);
      for (int line = 0; line < wanted; line++) {
        lines.add(line(kind, document, county, draw));
      }
      Account account =
          registry.corporate(
              document,
              kind == EnterpriseKind.MERCHANT ? "merchant" : "corporate",
              county,
              lines.get(0).number(),
              draw);
      boolean hotline = kind == EnterpriseKind.BANK || kind == EnterpriseKind.CALL_CENTRE;
      population.enterprises.add(
          new Enterprise(
              population.enterprises.size(),
              kind,
              county,
              lines,
              account,
              hotline ? Line.unserved(Identities.service(services++)) : null));
    }
  }

  private static int lines(EnterpriseKind kind, Draw draw) {
    return switch (kind) {
      case EMPLOYER -> draw.between(1, 4);
      case CALL_CENTRE -> draw.between(5, 12);
      case HOSPITAL, POLICE, BANK, UTILITY -> draw.between(2, 3);
      default -> 1;
    };
  }

  private Line line(EnterpriseKind kind, String document, int county, Draw draw) {
    boolean mobile =
        kind == EnterpriseKind.EMPLOYER
            || kind == EnterpriseKind.MERCHANT
            || (kind == EnterpriseKind.CALL_CENTRE && draw.chance(0.5));
    String number = mobile ? registry.number(false) : registry.fixedNumber();
    boolean young = kind == EnterpriseKind.CALL_CENTRE && draw.chance(0.35);
    int opened = -(young ? draw.between(2, 80) : draw.between(90, 4000));
    Subscription card =
        registry.card(
            number, "org_code", document, true, null, "voice", opened, county, "bulk", draw);
    return new Line(
        card.number(),
        true,
        -1,
        county,
        mobile ? registry.imei() : null,
        mobile ? "C" + Setting.countyCode(county) + "-" + draw.between(10, 49) : null,
        trunk(kind, number, draw),
        Integer.MIN_VALUE);
  }

  /** Some call centres ring over the internet, some have their desks abroad. */
  private String trunk(EnterpriseKind kind, String number, Draw draw) {
    boolean voip = kind == EnterpriseKind.CALL_CENTRE && draw.chance(0.3);
    Draw place = setting.draw("desk", number.hashCode());
    boolean abroad =
        kind == EnterpriseKind.CALL_CENTRE
            && place.chance(setting.knobs().handsets().deskAbroadShare());
    return abroad ? Line.INTERNATIONAL : voip ? Line.VOIP : Line.DOMESTIC;
  }

  private void iot(int county, int cards, Draw draw) {
    Enterprise holder = population.enterprises.get(population.enterprises.size() - 1);
    for (int i = 0; i < cards; i++) {
      Subscription card =
          registry.card(
              registry.iotNumber(),
              "org_code",
              holder.account().document(),
              true,
              null,
              "iot",
              -draw.between(10, 2000),
              county,
              "bulk",
              draw);
      // Lift alarms ring now and then; the others' calls are told with the machines.
      boolean rings = i % 50 == 0;
      Machine machine =
          Machine.of(
              setting, population.machines.size(), holder, card.number(), card.opened(), rings);
      population.machines.add(machine);
      if (rings) {
        holder.lines().add(machine.line());
      }
    }
  }
}
