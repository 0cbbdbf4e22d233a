package org.cluelake.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people report of a day: victims, people called or written to, jealous competitors, and
 * people who quarrel.
 */
final class PublicReports {

  private static final int PEOPLE_PER_COMPETITOR = 2500;

  private record Report(
      int at,
      String channel,
      String reporter,
      String kind,
      String entity,
      String type,
      int county) {}

  private final Setting setting;
  private final Population population;
  private final FraudPlan plan;
  private final Knobs.Reports knobs;
  private final Map<String, FraudNumber> fraud = new HashMap<>();
  private final Set<String> sellers = new HashSet<>();
  private final Quarrels quarrels;
  private final ReportedTruth truth;

  PublicReports(Setting setting, Population population, FraudPlan plan, Quarrels quarrels) {
    this.setting = setting;
    this.quarrels = quarrels;
    this.truth = new ReportedTruth(plan);
    this.population = population;
    this.plan = plan;
    this.knobs = setting.knobs().reports();
    plan.numbers.forEach(n -> fraud.put(n.line().number(), n));
    for (Person person : population.people) {
      if (person.role() == Role.SALES_AGENT || person.role() == Role.PROMOTER) {
        population.furtherLines(person).forEach(l -> sellers.add(l.number()));
      }
    }
  }

  List<String[]> rows(int day, List<Call> calls, List<Message> messages) {
    List<Report> reports = new ArrayList<>();
    for (Call call : calls) {
      if (call.day() == day && call.to().user() >= 0) {
        called(call, reports);
      }
      if (call.day() == day && call.from().user() >= 0) {
        rangBack(call, reports);
      }
    }
    for (Message message : messages) {
      written(message, reports);
    }
    plan.victims.forEach(v -> victim(v, reports));
    competitors(day, reports);
    reports.removeIf(r -> Math.floorDiv(r.at(), Clock.DAY) != day);
    reports.sort(
        Comparator.comparingInt(Report::at)
            .thenComparing(Report::entity)
            .thenComparing(r -> r.reporter() == null ? "" : r.reporter()));
    for (Quarrels.Complaint c : quarrels.day(day)) {
      reports.add(report(c.at(), c.by().index(), c.kind(), c.entity(), c.type(), quarrels.draw(c)));
    }
    reports.forEach(r -> truth.reported(r.at(), r.reporter(), r.entity(), r.type()));
    String prefix = "P" + setting.clock().dateText(day).replace("-", "") + "-";
    List<String[]> rows = new ArrayList<>(reports.size());
    for (int i = 0; i < reports.size(); i++) {
      Report r = reports.get(i);
      rows.add(
          new String[] {
            prefix + (100_000 + i),
            r.channel(),
            setting.clock().timeText(r.at()),
            r.reporter(),
            r.kind(),
            r.entity(),
            r.type(),
            Setting.countyCode(r.county())
          });
    }
    return rows;
  }

  /** Gangs' numbers and accounts that several people reported as a fraud. */
  List<SchemeRow> schemes() {
    return truth.schemes();
  }

  private void called(Call call, List<Report> reports) {
    FraudNumber number = fraud.get(call.from().number());
    boolean annoying = number != null || sellers.contains(call.from().number());
    if (!annoying || !call.answered()) {
      return;
    }
    Draw draw = setting.draw("annoyed", call.to().user(), call.at());
    if (draw.chance(number == null ? knobs.sellerCallShare() : knobs.fraudCallShare())) {
      String type = number == null ? guess(draw) : claim(number.campaign(), draw);
      int at = call.end() + draw.between(60, 5 * Clock.HOUR);
      String shown = call.presented() == null ? call.from().number() : call.presented();
      reports.add(report(at, call.to().user(), "number", shown, type, draw));
    }
  }

  /** Who called a missed number back and was kept on the line. */
  private void rangBack(Call call, List<Report> reports) {
    FraudNumber number = fraud.get(call.to().number());
    if (number == null || !number.kind().equals(FraudNumber.RING)) {
      return;
    }
    Draw draw = setting.draw("rang back", call.from().user(), call.at());
    if (draw.chance(knobs.ringBackShare())) {
      int at = call.end() + draw.between(60, 5 * Clock.HOUR);
      reports.add(report(at, call.from().user(), "number", call.to().number(), guess(draw), draw));
    }
  }

  private void written(Message message, List<Report> reports) {
    boolean reportable =
        message.delivered() && message.template() != 0 && !message.sender().startsWith("9599");
    if (!reportable) {
      return;
    }
    Draw draw = setting.draw("annoyed reader", message.receiver().hashCode(), message.at());
    if (draw.chance(knobs.messageShare())) {
      FraudNumber number = fraud.get(message.sender());
      String type = number == null ? guess(draw) : claim(number.campaign(), draw);
      int at = message.at() + draw.between(60, 6 * Clock.HOUR);
      boolean site = message.domain() != null && draw.chance(0.4);
      String reporter = draw.chance(0.8) ? message.receiver() : null;
      reports.add(
          new Report(
              at,
              draw.chance(0.7) ? "12321" : "app",
              reporter,
              site ? "domain" : "number",
              site ? message.domain() : message.sender(),
              type,
              draw.between(0, population.counties.size() - 1)));
    }
  }

  /** Some victims report to the hotline or the app, about whatever they know. */
  private void victim(Victim victim, List<Report> reports) {
    Draw draw = setting.draw("reporting victim", victim.person.index());
    if (victim.settled() == 0 || !draw.chance(knobs.victimShare())) {
      return;
    }
    Transfer last = victim.payments.get(victim.payments.size() - 1);
    int at = last.at() + (int) (draw.logNormal(9, 1.1) * Clock.HOUR);
    String type = claim(victim.campaign, draw);
    int user = victim.person.index();
    if (draw.chance(0.7)) {
      reports.add(report(at, user, "account", last.payee().number(), type, draw));
    }
    if (!victim.numbers.isEmpty() && draw.chance(0.7)) {
      String number = victim.numbers.get(0).line().number();
      reports.add(report(at + 60, user, "number", number, type, draw));
    }
    if (draw.chance(0.3)) {
      boolean app = draw.chance(0.5);
      String name = app ? victim.campaign.gang().app() : Sites.domain(victim.campaign);
      reports.add(report(at + 120, user, app ? "app" : "domain", name, type, draw));
    }
  }

  /** One reporter, several honest rivals, within minutes. */
  private void competitors(int day, List<Report> reports) {
    List<Enterprise> merchants = population.enterprises(EnterpriseKind.MERCHANT, -1);
    int count = Math.max(1, population.people.size() / PEOPLE_PER_COMPETITOR);
    for (int c = 0; c < count; c++) {
      Draw draw = setting.draw("competitor", c, day);
      if (!draw.chance(knobs.competitorDayShare())) {
        continue;
      }
      Person reporter = population.reachable(setting.draw("competitor", c));
      int at = day * Clock.DAY + draw.between(9 * Clock.HOUR, 20 * Clock.HOUR);
      int rivals = 2 + draw.poisson(2.5);
      for (int i = 0; i < rivals; i++) {
        Enterprise rival = draw.pick(merchants);
        boolean number = draw.chance(0.6);
        String entity = number ? rival.lines().get(0).number() : rival.account().number();
        at += draw.between(30, 400);
        String kind = number ? "number" : "account";
        reports.add(report(at, reporter.index(), kind, entity, "fake_shopping", draw));
      }
    }
  }

  private Report report(int at, int user, String kind, String entity, String type, Draw draw) {
    Person person = population.people.get(user);
    Line line = population.mainLine(person);
    String channel = new String[] {"12321", "96110", "app"}[draw.weighted(4, 3, 5)];
    boolean named = line != null && draw.chance(0.85);
    return new Report(
        at, channel, named ? line.number() : null, kind, entity, type, person.county());
  }

  private static String guess(Draw draw) {
    return new String[] {"unknown", "other", "fake_loan", "fake_customer_service"}
        [draw.weighted(6, 3, 1, 1)];
  }

  private static String claim(Campaign campaign, Draw draw) {
    return draw.chance(0.6) ? campaign.script().type() : guess(draw);
  }
}
