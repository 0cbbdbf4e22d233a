package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Innocent hits on listed names: shared hosts, a shop listed in error, people who are paid to look,
 * and machines that try every name.
 */
final class EverydayWeb {

  private static final int PEOPLE_PER_EXPERT = 700;
  private static final int FIRMS_PER_SCANNER = 250;

  private final Setting setting;
  private final Population population;
  private final Knobs.Web knobs;
  private final List<String> names;
  private final List<String> apps;

  EverydayWeb(Setting setting, Population population, FraudPlan plan) {
    this.setting = setting;
    this.population = population;
    this.knobs = setting.knobs().web();
    this.names = Sites.domains(plan.campaigns);
    this.apps = plan.gangs.stream().map(Gang::app).toList();
  }

  List<WebHit> day(int day) {
    List<WebHit> hits = new ArrayList<>();
    for (Person person : population.people) {
      Line line = population.mainLine(person);
      if (line == null || line.fromDay() > day) {
        continue;
      }
      Draw draw = setting.draw("everyday web", person.index(), day);
      double habit = setting.draw("web habit", person.index()).logNormal(0.7, 0.8);
      for (String shared : Sites.SHARED) {
        int visits = draw.poisson(knobs.sharedMean() * habit);
        for (int i = 0; i < visits; i++) {
          hits.add(WebHit.visit(moment(day, draw), line.number(), shared, draw.between(1, 30)));
        }
      }
      if (isCustomer(person)) {
        shop(person, line, day, draw, hits);
      }
      if (isExpert(person) && LunarCalendar.isWorkday(setting.clock().date(day))) {
        expert(line, day, draw, hits);
      }
    }
    for (Enterprise firm : population.enterprises) {
      if (isScanner(firm)) {
        scan(firm.lines().get(0), day, hits);
      }
    }
    return hits;
  }

  List<LookalikeRow> lookalikes() {
    List<LookalikeRow> rows = new ArrayList<>();
    for (Person person : population.people) {
      Line line = population.mainLine(person);
      if (line != null && isCustomer(person)) {
        rows.add(LookalikeRow.number("shop_customer", line.number()));
      }
      if (line != null && isExpert(person)) {
        rows.add(LookalikeRow.number("security_expert", line.number()));
      }
    }
    population.enterprises.stream()
        .filter(EverydayWeb::isScanner)
        .forEach(f -> rows.add(LookalikeRow.number("scanner", f.lines().get(0).number())));
    return rows;
  }

  private boolean isCustomer(Person person) {
    return person.age() >= 16
        && setting.draw("shop customer", person.index()).chance(knobs.customerShare());
  }

  private static boolean isExpert(Person person) {
    return person.role() == Role.EMPLOYEE && person.index() % PEOPLE_PER_EXPERT < 2;
  }

  private static boolean isScanner(Enterprise firm) {
    return firm.kind() == EnterpriseKind.EMPLOYER && firm.index() % FIRMS_PER_SCANNER < 2;
  }

  /** A customer finds the shop on some day, may install its app and register, and comes back. */
  private void shop(Person person, Line line, int day, Draw draw, List<WebHit> hits) {
    Draw fate = setting.draw("shopping", person.index());
    int found = fate.between(-10, setting.lastDay());
    boolean installs = fate.chance(knobs.installShare() * 0.8);
    boolean registers = fate.chance(knobs.registerShare());
    if (day < found) {
      return;
    }
    int at = moment(day, draw);
    String name = installs ? Sites.SHOP_APP : Sites.SHOP;
    if (day == found) {
      hits.add(WebHit.visit(at, line.number(), Sites.SHOP, draw.between(1, 5)));
      if (installs) {
        hits.add(new WebHit(at + 300, line.number(), name, true, WebHit.INSTALL, 1));
      }
      if (registers) {
        hits.add(new WebHit(at + 600, line.number(), name, installs, WebHit.REGISTER, 1));
      }
    } else {
      int visits = draw.poisson(0.5);
      for (int i = 0; i < visits; i++) {
        hits.add(
            new WebHit(
                moment(day, draw),
                line.number(),
                name,
                installs,
                WebHit.VISIT,
                draw.between(1, 9)));
      }
    }
  }

  private void expert(Line line, int day, Draw draw, List<WebHit> hits) {
    int looks = 8 + draw.poisson(14);
    for (int i = 0; i < looks; i++) {
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 18 * Clock.HOUR);
      boolean installs = draw.chance(0.12);
      hits.add(
          installs
              ? new WebHit(at, line.number(), draw.pick(apps), true, WebHit.INSTALL, 1)
              : WebHit.visit(at, line.number(), draw.pick(names), draw.between(1, 6)));
    }
  }

  private void scan(Line line, int day, List<WebHit> hits) {
    Draw draw = setting.draw("scan", line.number().hashCode(), day);
    for (int hour = 0; hour < 24; hour += 2) {
      for (String name : names) {
        int at = day * Clock.DAY + hour * Clock.HOUR + draw.between(0, 7000);
        hits.add(WebHit.visit(at, line.number(), name, draw.between(1, 3)));
      }
    }
  }

  private static int moment(int day, Draw draw) {
    return day * Clock.DAY + draw.between(7 * Clock.HOUR, 23 * Clock.HOUR - 700);
  }
}
