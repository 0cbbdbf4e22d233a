package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Honest cards that stand or are held together: teams of sellers on new phones of one model with
 * cards opened together, operators' probes, contractors who hold their crew's cards, people who
 * hold many cards and hardly use them.
 */
final class Racks {

  private static final int LEAST_TEAM = 4;
  private static final int TEST_NUMBERS = 6;
  private static final int LEAST_HELD = 5;
  private static final int PORTS = 60;

  private final Setting setting;
  private final Population population;
  private final Registry registry;
  private final ColdCalls coldCalls;
  private final Knobs.Racks knobs;
  private final List<Line> teams = new ArrayList<>();
  private final List<Line> probes = new ArrayList<>();
  private final List<Line> crews = new ArrayList<>();
  private final List<LookalikeRow> rows = new ArrayList<>();

  Racks(Setting setting, Population population, Registry registry, ColdCalls coldCalls) {
    this.setting = setting;
    this.population = population;
    this.registry = registry;
    this.coldCalls = coldCalls;
    this.knobs = setting.knobs().racks();
    for (County county : population.counties) {
      Draw draw = setting.draw("racks", county.index());
      if (draw.chance(knobs.teamShare())) {
        team(county.index(), draw);
      }
      if (draw.chance(knobs.probeShare())) {
        probes(county.index(), draw);
      }
    }
    for (Person person : population.people) {
      Draw draw = setting.draw("holds cards", person.index());
      boolean boss = person.role() == Role.CONTRACTOR || person.role() == Role.VENDOR;
      if (boss && draw.chance(knobs.crewShare())) {
        held(person, "crew_cards", true, draw);
      } else if (person.isAdult() && draw.chance(knobs.collectorShare())) {
        held(person, "card_collector", false, draw);
      }
    }
  }

  private void team(int county, Draw draw) {
    String cell = cell(county, draw);
    int model = 1100 + draw.between(0, 19);
    int batch = -draw.between(1, 60);
    boolean firm = draw.chance(0.3);
    String organisation = Identities.organisation(800_000_000L + county);
    int count = LEAST_TEAM + draw.poisson(knobs.teamCards());
    for (int i = 0; i < count; i++) {
      Person seller = population.adult(county, draw);
      String type = seller.document().startsWith("Z") ? "passport" : "id_card";
      int opened = batch + draw.between(0, 3);
      String number = registry.number(draw.chance(setting.knobs().coldCalls().virtualShare()));
      Subscription card =
          firm
              ? registry.card(
                  number,
                  "org_code",
                  organisation,
                  true,
                  null,
                  "voice",
                  opened,
                  county,
                  "bulk",
                  draw)
              : registry.card(number, type, seller.document(), opened, county, draw);
      String imei = Identities.ofModel(model, 500_000L + county * 100L + i);
      teams.add(new Line(card.number(), true, -1, county, imei, cell, Line.DOMESTIC, opened));
      rows.add(LookalikeRow.number("sales_team", card.number()));
    }
  }

  private void probes(int county, Draw draw) {
    String cell = cell(county, draw);
    int opened = -draw.between(200, 2000);
    String organisation = Identities.organisation(810_000_000L);
    int count = draw.between(3, 6);
    for (int i = 0; i < count; i++) {
      String number = registry.number(false);
      Subscription card =
          registry.card(
              number, "org_code", organisation, true, null, "voice", opened, county, "bulk", draw);
      String imei = Identities.ofModel(9110, county * 100L + i);
      probes.add(new Line(card.number(), true, -1, county, imei, cell, Line.DOMESTIC, opened));
      rows.add(LookalikeRow.number("network_probe", card.number()));
    }
  }

  /** Cards in one name: a crew's are used by others, a collector's lie in a drawer. */
  private void held(Person holder, String kind, boolean used, Draw draw) {
    int count = LEAST_HELD + draw.poisson(2);
    String type = holder.document().startsWith("Z") ? "passport" : "id_card";
    for (int i = 0; i < count; i++) {
      int opened = -draw.between(20, 3000);
      String number = registry.number(draw.chance(0.3));
      Subscription card =
          registry.card(number, type, holder.document(), opened, holder.county(), draw);
      if (used) {
        crews.add(
            new Line(
                card.number(),
                true,
                population.adult(holder.county(), draw).index(),
                holder.county(),
                registry.imei(),
                null,
                Line.DOMESTIC,
                opened));
      }
    }
    rows.add(new LookalikeRow(kind, "person", Truth.person(holder)));
  }

  private static String cell(int county, Draw draw) {
    return "C" + Setting.countyCode(county) + "-" + draw.between(10, 49);
  }

  void day(int day, List<Call> calls) {
    boolean workday = LunarCalendar.isWorkday(setting.clock().date(day));
    for (Line line : teams) {
      Draw draw = setting.draw("team", line.number().hashCode(), day);
      if (workday && draw.chance(setting.knobs().coldCalls().salesDayShare())) {
        coldCalls.day(
            line,
            day,
            () -> population.mainLine(population.anyone(draw)),
            setting.knobs().coldCalls().interestShare(),
            draw,
            calls);
      }
    }
    for (Line probe : probes) {
      test(probe, day, calls);
    }
    for (Line line : crews) {
      Draw draw = setting.draw("crew", line.number().hashCode(), day);
      int count = draw.poisson(setting.knobs().calls().everydayMean());
      for (int i = 0; i < count; i++) {
        Line other = population.mainLine(population.someone(line.county(), draw));
        int at = day * Clock.DAY + draw.between(7 * Clock.HOUR, 21 * Clock.HOUR);
        if (other != null && other.fromDay() <= day && other.user() != line.user()) {
          boolean out = draw.chance(0.5);
          int seconds = (int) draw.logNormal(45, 0.9);
          calls.add(Call.answered(at, out ? line : other, out ? other : line, seconds));
        }
      }
    }
  }

  /** A probe calls a few set numbers all day. */
  private void test(Line probe, int day, List<Call> calls) {
    Draw draw = setting.draw("probe", probe.number().hashCode(), day);
    int count = draw.poisson(knobs.probeCalls());
    for (int i = 0; i < count; i++) {
      int set = draw.between(0, TEST_NUMBERS - 1);
      Line to = Line.unserved(Identities.service(20L + probe.county() % 100 * TEST_NUMBERS + set));
      int at = day * Clock.DAY + draw.between(0, Clock.DAY - 60);
      calls.add(
          draw.chance(0.97)
              ? Call.answered(at, probe, to, draw.between(10, 30))
              : Call.missed(at, probe, to));
    }
  }

  /** Sellers use their new cards as everybody does: codes, notices and adverts come in. */
  void messages(int day, List<Message> messages) {
    Knobs.Messages usual = setting.knobs().messages();
    double mean = usual.codeMean() + usual.noticeMean() + usual.advertMean();
    for (Line line : teams) {
      Draw draw = setting.draw("team messages", line.number().hashCode(), day);
      int count = draw.poisson(mean);
      for (int i = 0; i < count; i++) {
        messages.add(notice(line, day, draw));
      }
    }
  }

  /** A notice from a port. */
  static Message notice(Line to, int day, Draw draw) {
    int port = draw.between(0, PORTS - 1);
    return new Message(
        day * Clock.DAY + (int) (draw.between(7.0, 22.5) * Clock.HOUR),
        Identities.port(port),
        to.number(),
        true,
        Draw.mix(port * 4L + 1),
        Message.NOTICE,
        null,
        "platform_" + (char) ('a' + port % 6),
        Line.DOMESTIC);
  }

  List<LookalikeRow> lookalikes() {
    return List.copyOf(rows);
  }
}
