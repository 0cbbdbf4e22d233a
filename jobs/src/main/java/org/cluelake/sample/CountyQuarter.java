package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a quarter of a {@link CountyNation} delivers: cases, what they involve, and reports. */
final class CountyQuarter {

  private static final double CASES_A_RESIDENT = 1.2e-4;
  private static final double SUSPECTS_A_RESIDENT = 2.5e-5;
  private static final double INVOLVED_A_CARD = 0.008;
  private static final double REPORTS_A_CASE = 1.3;
  private static final int PEOPLE_OF_VICTIMS = 1_000_000;
  private static final List<String> TYPES =
      List.of("rebate", "fake_investment", "fake_customer_service", "fake_loan", "fake_police");

  private final Setting setting;
  private final Clock clock;
  private final int quarter;
  private final int first;
  private final int last;
  private final List<String[]> cases = new ArrayList<>();
  private final List<String[]> involvements = new ArrayList<>();
  private final List<String[]> reports = new ArrayList<>();
  private final List<Integer> accepted = new ArrayList<>();

  CountyQuarter(
      Setting setting,
      List<County> counties,
      CountyRisks risks,
      CountyCards cards,
      int quarter,
      int first,
      int last) {
    this.setting = setting;
    this.clock = setting.clock();
    this.quarter = quarter;
    this.first = first;
    this.last = last;
    for (County county : counties) {
      double victim = risks.victim(county.index(), quarter);
      victims(county, victim, risks.recorded(county.index(), quarter));
    }
    for (County county : counties) {
      double source = risks.source(county.index(), quarter);
      suspects(county, source);
      cards(county, cards, source);
    }
  }

  List<String[]> cases() {
    return cases;
  }

  List<String[]> involvements() {
    return involvements;
  }

  List<String[]> reports() {
    return reports;
  }

  private void victims(County county, double risk, double recorded) {
    Draw draw = setting.draw("cases", county.index(), quarter);
    int harmed = draw.poisson(county.population() * CASES_A_RESIDENT * risk);
    for (int i = 0; i < harmed; i++) {
      String type = draw.pick(TYPES);
      int at = moment(draw);
      boolean filed = draw.chance(recorded);
      double loss = draw.logNormal(8_000, 1.5);
      if (filed) {
        accept(county, i, at, type, Math.round(loss * 100), draw);
      }
    }
    int told = draw.poisson(county.population() * CASES_A_RESIDENT * REPORTS_A_CASE * risk);
    for (int i = 0; i < told; i++) {
      reports.add(
          new String[] {
            "R" + county.code() + quarter + (10_000 + i),
            draw.chance(0.5) ? "96110" : "app",
            // A report is delivered on the day it came in, so all of a quarter's come on its last.
            clock.timeText(last * Clock.DAY + draw.between(8, 21) * Clock.HOUR),
            null,
            "number",
            Identities.overseas(draw.between(0, 90_000_000)),
            draw.pick(TYPES),
            county.code()
          });
    }
  }

  private void accept(County county, int which, int at, String type, long cents, Draw draw) {
    int day = Math.floorDiv(at, Clock.DAY);
    int filed = Math.min(last, day + draw.between(0, 5));
    boolean solved = draw.chance(0.25) && filed + 20 <= last;
    accepted.add(at);
    cases.add(
        new String[] {
          id(county, which),
          clock.timeText(at),
          "unit-" + county.code(),
          county.code(),
          clock.timeText(at - draw.between(1, 72) * Clock.HOUR),
          "id_card",
          CountyCards.document(county, PEOPLE_OF_VICTIMS + quarter * 20_000 + which),
          null,
          county.code(),
          type,
          null,
          RegisterRows.yuan(cents),
          "CNY",
          solved ? "solved" : "filed",
          clock.dateText(filed),
          solved ? clock.dateText(filed + 20) : null,
          null,
          clock.dateText(last),
          null,
          null
        });
  }

  private String id(County county, int which) {
    return "A" + county.code() + quarter + (100_000 + which);
  }

  /** Caught anywhere, counted where they are registered. */
  private void suspects(County county, double risk) {
    Draw draw = setting.draw("suspects", county.index(), quarter);
    int caught = draw.poisson(county.population() * SUSPECTS_A_RESIDENT * risk);
    for (int i = 0; i < caught; i++) {
      String person = "id_card:" + CountyCards.document(county, 500_000 + quarter * 10_000 + i);
      involve(draw, "person", person, "suspect", null, county.code());
    }
  }

  private void cards(County county, CountyCards cards, double risk) {
    Draw draw = setting.draw("involved", county.index(), quarter);
    Set<Integer> accounts = new HashSet<>();
    Set<Integer> numbers = new HashSet<>();
    int own = cards.of(county);
    for (int i = draw.poisson(own * INVOLVED_A_CARD * risk); i > 0; i--) {
      int which = draw.between(0, own - 1);
      if (accounts.add(which)) {
        involve(draw, "account", cards.account(county, which), "receiver", "1", null);
      }
    }
    for (int i = draw.poisson(own * INVOLVED_A_CARD * risk); i > 0; i--) {
      int which = draw.between(0, own - 1);
      if (numbers.add(which)) {
        involve(draw, "number", cards.number(county, which), "caller", null, null);
      }
    }
  }

  private void involve(
      Draw draw, String kind, String entity, String role, String layer, String registered) {
    int which = draw.between(0, cases.size() - 1);
    int used = accepted.get(which) - draw.between(1, 48) * Clock.HOUR;
    involvements.add(
        new String[] {
          cases.get(which)[0], kind, entity, role, layer, clock.timeText(used), registered
        });
  }

  private int moment(Draw draw) {
    return draw.between(first, last) * Clock.DAY + draw.between(8, 21) * Clock.HOUR;
  }
}
