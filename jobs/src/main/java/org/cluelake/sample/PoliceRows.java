package org.cluelake.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases and what they involve, as the police deliver them on the day they are written. */
final class PoliceRows {

  // Invented: half of the cases have a stop, half of those within 90 minutes of the report.
  private static final double STOPPED_SHARE = 0.5;
  private static final int STOP_MEDIAN_MINUTES = 90;
  private static final double STOP_SIGMA = 1.2;

  private final Setting setting;
  private final Population population;
  private final FraudPlan plan;
  private final CaseFiles cases;
  private final Clock clock;
  private final Exchanges exchanges;
  private final Map<Integer, Mule> mules = new LinkedHashMap<>();

  PoliceRows(Setting setting, Population population, FraudPlan plan, CaseFiles cases) {
    this.setting = setting;
    this.population = population;
    this.plan = plan;
    this.cases = cases;
    this.clock = setting.clock();
    this.exchanges = new Exchanges(population);
    plan.mules.forEach(m -> mules.put(m.account().index(), m));
  }

  List<String[]> cases(int day) {
    List<String[]> rows = new ArrayList<>();
    for (CaseFile file : cases.files()) {
      boolean changed =
          isNews(file.accepted(), day)
              || isNews(file.filed(), day)
              || isNews(file.solved(), day)
              || isNews(file.closed(), day);
      if (changed) {
        rows.add(row(file, day));
      }
    }
    return rows;
  }

  /** Cases from before the first day are recorded anew on it. */
  private static boolean isNews(int happened, int day) {
    return happened == day || (day == 0 && happened < 0);
  }

  private String[] row(CaseFile file, int day) {
    Person person = file.person();
    Line line = population.mainLine(person);
    Draw draw = setting.draw("unit", person.index());
    int county =
        draw.chance(0.9) ? person.county() : draw.between(0, population.counties.size() - 1);
    boolean filed = file.filed() <= day;
    boolean solved = file.solved() <= day;
    boolean closed = file.closed() <= day;
    boolean dispute = file.victim() == null;
    String status =
        closed
            ? dispute || draw.chance(0.5) ? "withdrawn" : "closed"
            : solved ? "solved" : filed ? "filed" : "accepted";
    Knobs.FraudClass script = dispute ? null : file.victim().campaign.script();
    Stopped stopped = stopped(file, day);
    return new String[] {
      file.id(),
      clock.timeText(file.acceptedAt()),
      "unit-" + Setting.countyCode(county),
      Setting.countyCode(county),
      clock.timeText(file.payments().get(0).at()),
      person.document().startsWith("Z") ? "passport" : "id_card",
      person.document(),
      line == null ? null : line.number(),
      Setting.countyCode(person.county()),
      dispute ? "fake_shopping" : script.type(),
      dispute ? "second_hand" : script.subtype(),
      RegisterRows.yuan(file.loss()),
      "CNY",
      status,
      filed ? clock.dateText(file.filed()) : null,
      solved ? clock.dateText(file.solved()) : null,
      closed ? clock.dateText(file.closed()) : null,
      clock.dateText(day),
      stopped == null ? null : clock.timeText(stopped.at()),
      RegisterRows.yuan(stopped == null ? 0 : stopped.amount())
    };
  }

  /** When payments were first stopped for a case, and what of its loss was still there. */
  private record Stopped(int at, long amount) {}

  /** The stop as known on a day, or null; the sooner after the report, the more is still there. */
  private Stopped stopped(CaseFile file, int day) {
    Draw draw = setting.draw("stop", file.person().index(), file.accepted());
    if (file.victim() == null || !draw.chance(STOPPED_SHARE)) {
      return null;
    }
    int minutes = (int) Math.ceil(draw.logNormal(STOP_MEDIAN_MINUTES, STOP_SIGMA));
    int at = file.acceptedAt() + minutes * (Clock.HOUR / 60);
    double left = draw.uniform() * Math.min(1, (double) STOP_MEDIAN_MINUTES / minutes);
    return Math.floorDiv(at, Clock.DAY) > day ? null : new Stopped(at, (long) (file.loss() * left));
  }

  /** Numbers, first-layer accounts and sites with the report; deeper layers once it is filed. */
  List<String[]> involvements(int day) {
    List<String[]> rows = new ArrayList<>();
    for (CaseFile file : cases.files()) {
      if (file.victim() == null) {
        if (isNews(file.accepted(), day)) {
          dispute(file, rows);
        }
        continue;
      }
      if (isNews(file.accepted(), day)) {
        first(file, rows);
      }
      if (isNews(file.filed(), day)) {
        deeper(file, rows);
      }
      if (isNews(file.solved(), day)) {
        suspects(file, rows);
      }
    }
    return rows;
  }

  private void dispute(CaseFile file, List<String[]> rows) {
    Deals.Deal deal = file.deal();
    Transfer payment = deal.payments().get(0);
    rows.add(row(file, "account", payment.payee().number(), "receiver", "1", payment.at()));
    Line line = population.mainLine(deal.seller());
    if (line != null && !deal.calls().isEmpty()) {
      rows.add(row(file, "number", line.number(), "caller", null, deal.calls().get(0).at()));
    }
    if (setting.draw("dispute site", file.person().index()).chance(0.5)) {
      rows.add(row(file, "domain", Sites.SHOP, "host", null, payment.at()));
      rows.add(row(file, "app", Sites.SHOP_APP, "host", null, payment.at()));
    }
  }

  private void first(CaseFile file, List<String[]> rows) {
    Victim victim = file.victim();
    Set<String> numbers = new LinkedHashSet<>();
    for (Call call : victim.talks) {
      Line other = call.from().number().equals(victim.line.number()) ? call.to() : call.from();
      if (call.at() <= file.acceptedAt() && numbers.add(other.number())) {
        rows.add(row(file, "number", other.number(), "caller", null, call.at()));
      }
      shown(file, call, numbers, rows);
    }
    Set<String> accounts = new LinkedHashSet<>();
    for (Transfer t : file.payments()) {
      if (accounts.add(t.payee().number())) {
        rows.add(row(file, "account", t.payee().number(), "receiver", "1", t.at()));
      }
    }
    Draw draw = setting.draw("site", victim.person.index());
    int at = file.payments().get(0).at();
    if (draw.chance(0.35)) {
      rows.add(row(file, "domain", Sites.domain(victim.campaign), "host", null, at));
    }
    if (draw.chance(0.3)) {
      rows.add(row(file, "app", victim.campaign.gang().app(), "host", null, at));
    }
    if (draw.chance(0.1)) {
      String host = draw.pick(Sites.SHARED);
      rows.add(row(file, "domain", host, "host", null, at));
    }
    if (draw.chance(0.15)) {
      String group = "group-" + victim.campaign.index() + "-" + draw.between(1, 3);
      rows.add(row(file, "chat_group", group, "contact", null, at));
    }
  }

  /** What a victim saw on the display: a police station's number joins cases of many gangs. */
  private void shown(CaseFile file, Call call, Set<String> numbers, List<String[]> rows) {
    boolean other = call.presented() != null && !call.presented().isEmpty();
    Draw draw = setting.draw("shown", file.person().index(), call.at());
    if (other
        && call.at() <= file.acceptedAt()
        && draw.chance(setting.knobs().fraud().shownNumberShare())
        && numbers.add(call.presented())) {
      rows.add(row(file, "number", call.presented(), "caller", null, call.at()));
    }
  }

  private void deeper(CaseFile file, List<String[]> rows) {
    devices(file, rows);
    Map<Integer, Integer> reached = new LinkedHashMap<>();
    file.payments().forEach(t -> reached.put(t.payee().index(), 1));
    int from = file.payments().get(0).at();
    int until = (file.filed() + 1) * Clock.DAY;
    for (int layer = 1; layer < 3; layer++) {
      for (Transfer t : plan.transfers) {
        boolean follows =
            t.isSettled()
                && t.at() > from
                && t.at() < until
                && t.payer() != null
                && t.payee() != null
                && reached.getOrDefault(t.payer().index(), 0) == layer
                && (mules.containsKey(t.payee().index()) || exchanges.isExchange(t.payee()));
        if (follows && reached.putIfAbsent(t.payee().index(), layer + 1) == null) {
          String role = layer == 2 || exchanges.isExchange(t.payee()) ? "cash_out" : "layer";
          String place = Integer.toString(layer + 1);
          rows.add(row(file, "account", t.payee().number(), role, place, t.at()));
        }
      }
    }
  }

  /** Devices from which the first accounts passed the money on, where the bank could say. */
  private void devices(CaseFile file, List<String[]> rows) {
    Set<Integer> first = new LinkedHashSet<>();
    file.payments().forEach(t -> first.add(t.payee().index()));
    Set<String> devices = new LinkedHashSet<>();
    Draw draw = setting.draw("devices", file.person().index());
    if (!draw.chance(setting.knobs().fraud().deviceShare())) {
      return;
    }
    for (Transfer t : plan.transfers) {
      boolean onward =
          t.payer() != null
              && t.device() != null
              && first.contains(t.payer().index())
              && !plan.camouflage.contains(t)
              && t.at() <= (file.filed() + 1) * Clock.DAY;
      if (onward && devices.add(t.device())) {
        rows.add(row(file, "device", t.device(), "layer", null, t.at()));
      }
    }
  }

  private void suspects(CaseFile file, List<String[]> rows) {
    Set<String> persons = new LinkedHashSet<>();
    for (Transfer t : file.payments()) {
      String person = t.payee().documentType() + ":" + t.payee().document();
      if (persons.add(person)) {
        String[] row = row(file, "person", person, "suspect", null, t.at());
        // An identity card begins with the county its holder is registered in.
        row[row.length - 1] =
            "id_card".equals(t.payee().documentType())
                ? t.payee().document().substring(0, 6)
                : null;
        rows.add(row);
      }
    }
  }

  private String[] row(
      CaseFile file, String kind, String entity, String role, String layer, int at) {
    return new String[] {file.id(), kind, entity, role, layer, clock.timeText(at), null};
  }
}
