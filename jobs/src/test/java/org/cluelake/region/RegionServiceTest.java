package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cluelake.contract.Tables;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/**
 * A small world whose figures are worked out by hand, from cases and clues to what is published.
 */
class RegionServiceTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);

  /** The window of the night is 2025-12-11 to 2026-03-10. */
  private static final String NIGHT = "2026-03-10";

  private static final String PLACE = "code, name, level, parent, valid_from";

  private static final String[] PLACES = {
    "'000000', 'nation', 'nation', NULL, DATE '2020-01-01'",
    "'960000', 'province', 'province', '000000', DATE '2020-01-01'",
    "'960100', 'city', 'city', '960000', DATE '2020-01-01'",
    "'960101', 'east', 'county', '960100', DATE '2020-01-01'",
    "'960102', 'west', 'county', '960100', DATE '2020-01-01'",
    "'960199', 'gone', 'county', '960100', DATE '2020-01-01'",
  };

  private static StepBench counting() {
    return StepBench.of(new RegionServiceCount(CONF), NIGHT).given("region", PLACE, PLACES);
  }

  private static List<String> counted(StepBench bench, String indicator, String... columns) {
    String[] all = new String[columns.length + 2];
    all[0] = "indicator";
    all[1] = "region";
    System.arraycopy(columns, 0, all, 2, columns.length);
    return bench.lines(all).stream()
        .filter(l -> l.startsWith(indicator + "|"))
        .map(l -> l.substring(indicator.length() + 1))
        .toList();
  }

  private static final String CASE =
      "case_id, region, accepted_at, status, solved_on, loss, currency, stopped_at, secured_amount";

  private static String at(String time) {
    return time.equals("NULL") ? time : "TIMESTAMPTZ '2026-" + time + ":00+08'";
  }

  private static String worked(
      String id, String region, String accepted, String status, String stopped, String money) {
    return "'%s', '%s', %s, '%s', %s, %s, 'CNY', %s, %s"
        .formatted(
            id,
            region,
            at(accepted),
            status,
            status.equals("solved") ? "DATE '2026-03-09'" : "NULL",
            money.split("/")[1],
            at(stopped),
            money.split("/")[0]);
  }

  /** Five cases: one withdrawn, one in no county, one solved; minutes 60, 90 and 0. */
  private static StepBench cases() {
    return counting()
        .given(
            "region_case_outcome",
            CASE,
            worked("a", "960101", "03-01 10:00", "solved", "03-01 11:00", "300/1000"),
            worked("b", "960101", "03-02 10:00", "filed", "03-02 11:30", "5000/3000"),
            worked("c", "960102", "03-03 10:00", "closed", "03-03 09:00", "NULL/6000"),
            worked("d", "960102", "03-04 10:00", "withdrawn", "03-04 10:30", "500/500"),
            worked("e", "999999", "03-05 10:00", "solved", "NULL", "NULL/800"));
  }

  @Test
  void casesAreSolvedOutOfLiveOnesWhereTheyWereAccepted() {
    try (StepBench bench = cases()) {
      assertThat(counted(bench, "CLR1", "numerator", "denominator", "value", "placed_share"))
          .containsExactly(
              "960100|1|3|0.333333|0.7500",
              "960101|1|2|0.500000|0.7500",
              "960102|0|1|0.000000|0.7500",
              "960199|0|0||0.7500",
              "000000|1|3|0.333333|0.7500",
              "960000|1|3|0.333333|0.7500");
    }
  }

  /** More than was lost cannot be secured: 300 + 3000 of 1000 + 3000 + 6000. */
  @Test
  void moneySecuredIsAtMostTheLossOfEachCase() {
    try (StepBench bench = cases()) {
      assertThat(counted(bench, "CLR2", "numerator", "denominator", "value", "secured", "loss"))
          .contains("000000|2|3|0.330000|3300.00|10000.00", "960101|2|2|0.825000|3300.00|4000.00");
    }
  }

  /** Of 60, 90 and 0 minutes; a stop before the report took no time. */
  @Test
  void hoursRunFromTheReportToTheStop() {
    try (StepBench bench = cases()) {
      assertThat(counted(bench, "CLR3", "numerator", "denominator", "value", "value_low"))
          .contains("000000|3|3|1.000000|", "960101|2|2|1.250000|", "960102|1|1|0.000000|");
    }
  }

  @Test
  void theWindowAndTheNightAreTheLimits() {
    try (StepBench bench = counting()) {
      bench.given(
          "region_case_outcome",
          CASE,
          worked("before", "960101", "03-01 10:00", "solved", "NULL", "NULL/1")
              .replace("2026-03-01 10:00:00", "2025-12-10 23:59:59"),
          worked("first", "960101", "03-01 10:00", "solved", "NULL", "NULL/1")
              .replace("2026-03-01 10:00:00", "2025-12-11 00:00:00"),
          worked("last", "960101", "03-10 23:59", "filed", "NULL", "NULL/1"),
          worked("after", "960101", "03-11 00:00", "filed", "NULL", "NULL/1"));
      assertThat(counted(bench, "CLR1", "numerator", "denominator")).contains("960101|1|2");
    }
  }

  private static final String DUTY =
      "clue_id, region, answer_due_at, visit_due_at, ended_at, answered_at, met_at";

  private static String owed(String id, String... times) {
    StringBuilder row = new StringBuilder("'" + id + "', '960101'");
    for (String time : times) {
      row.append(", ").append(at(time));
    }
    return row.toString();
  }

  @Test
  void dutiesCountWhenTheyFallDueUnlessTheClueEndedBefore() {
    try (StepBench bench = counting()) {
      bench.given(
          "region_clue_duty",
          DUTY,
          owed("met", "03-05 00:00", "03-05 00:00", "NULL", "03-04 08:00", "03-05 00:00"),
          owed("late", "03-05 00:00", "03-05 00:00", "NULL", "03-05 00:01", "03-05 00:01"),
          owed("silent", "03-05 00:00", "03-05 00:00", "03-05 00:00", "NULL", "NULL"),
          owed("lifted", "03-05 00:00", "03-05 00:00", "03-04 00:00", "NULL", "NULL"),
          owed("called", "03-08 00:00", "NULL", "NULL", "03-07 00:00", "NULL"),
          owed("tonight", "03-11 00:00", "03-11 00:00", "NULL", "NULL", "NULL"),
          owed("not yet", "03-12 00:00", "03-12 00:00", "NULL", "NULL", "NULL"));
      assertThat(counted(bench, "PRV1", "numerator", "denominator")).contains("960101|1|4");
      assertThat(counted(bench, "PRV2", "numerator", "denominator")).contains("960101|2|5");
    }
  }

  /** Victim 1 twice within 90 days, 2 twice but not so soon, 3 once besides a withdrawn case. */
  @Test
  void aVictimIsRepeatedByAnotherLiveCaseShortlyBefore() {
    try (StepBench bench = counting()) {
      String[][] cases = {
        {"1", "a", "2026-01-05", "filed", "960102"},
        {"1", "b", "2026-03-05", "filed", "960101"},
        {"2", "c", "2025-12-01", "filed", "960101"},
        {"2", "d", "2026-03-05", "filed", "960101"},
        {"3", "e", "2026-03-04", "withdrawn", "960101"},
        {"3", "f", "2026-03-05", "filed", "960101"},
        {"4", "g", "2025-11-01", "filed", "960101"},
      };
      for (String[] c : cases) {
        bench.given(
            "case_state",
            "victim, case_id, accepted_at, status",
            "%s, '%s', TIMESTAMPTZ '%s 12:00:00+08', '%s'".formatted(c[0], c[1], c[2], c[3]));
        bench.given("region_case", "case_id, region", "'%s', '%s'".formatted(c[1], c[4]));
      }
      assertThat(counted(bench, "PRV3", "numerator", "denominator"))
          .contains("960101|1|3", "960102|0|0");
    }
  }

  @Test
  void objectionsCountWhereTheClueWasSent() {
    try (StepBench bench = counting()) {
      bench.given(
          "region_clue_duty", DUTY, owed("k", "03-05 00:00", "NULL", "NULL", "NULL", "NULL"));
      bench.given(
          "objection_state",
          "objection_id, subject_kind, subject_id, state, decided_at",
          "'1', 'clue', 'k', 'upheld', " + at("03-06 10:00"),
          "'2', 'clue', 'k', 'rejected', " + at("03-06 11:00"),
          "'3', 'clue', 'k', 'open', NULL",
          "'4', 'clue', 'forgotten', 'upheld', " + at("03-06 11:00"),
          "'5', 'phone_card', 'k', 'upheld', " + at("03-06 11:00"));
      assertThat(counted(bench, "PRV4", "numerator", "denominator", "placed_share"))
          .contains("960101|1|2|0.6667", "000000|1|2|0.6667");
    }
  }

  @Test
  void theEarliestEndCountsAndAReceiptIsNoAnswer() {
    String clue = "clue_id, dispatch_region, action, expires_at, change, suppressed_by, biz_date";
    String last = ", NULL, DATE '2026-03-09'";
    try (StepBench bench = StepBench.of(new RegionClueDuty(CONF), NIGHT)) {
      bench.given(
          "region_clue_duty_before",
          DUTY,
          owed("renewed", "03-06 00:00", "NULL", "NULL", "03-07 09:00", "NULL"),
          owed("closed", "03-12 00:00", "03-12 00:00", "NULL", "NULL", "NULL"),
          owed("old", "03-06 00:00", "NULL", "NULL", "NULL", "NULL")
              .replace("2026-03-06", "2025-09-01"));
      bench.given(
          "clue_published",
          clue,
          "'renewed', '960102', 'visit', " + at("03-11 00:00") + ", 'raised'" + last,
          "'new', '960102', 'call', " + at("03-16 00:00") + ", 'opened'" + last,
          "'held', '960102', 'visit', "
              + at("03-11 00:00")
              + ", 'opened', 'protected', DATE '2026-03-09'",
          "'closed', '960101', 'visit', " + at("03-20 00:00") + ", 'closed'" + last);
      bench.given(
          "clue_feedback",
          "feedback_id, subject_kind, subject_id, status, \"at\"".replace("\"", ""),
          "'1', 'clue', 'new', 'received', " + at("03-10 08:00"),
          "'2', 'clue', 'new', 'not_reached', " + at("03-10 09:00"),
          "'3', 'clue', 'renewed', 'met', " + at("03-10 10:00"),
          "'4', 'clue', 'stranger', 'met', " + at("03-10 10:00"),
          "'5', 'phone_card', 'new', 'met', " + at("03-10 07:00"));
      assertThat(
              bench.rows().stream()
                  .map(
                      r ->
                          List.of("clue_id", "region", "answer_due_at", "visit_due_at", "ended_at")
                                  .stream()
                                  .map(c -> day(r.get(c)))
                                  .collect(Collectors.joining("|"))
                              + "|"
                              + (r.get("answered_at") != null)
                              + "|"
                              + (r.get("met_at") != null)))
          .containsExactly(
              "closed|960101|03-12|03-12|03-10|false|false",
              "new|960102|03-16|-|-|true|false",
              "renewed|960101|03-06|03-11|-|true|true");
      assertThat(
              bench.rows().stream()
                  .filter(r -> r.get("clue_id").equals("new"))
                  .map(r -> time(r.get("answered_at")).getHour()))
          .containsExactly(9);
    }
  }

  private static java.time.LocalDateTime time(Object value) {
    return value instanceof java.time.OffsetDateTime o
        ? o.atZoneSameInstant(org.cluelake.run.AsOf.ZONE).toLocalDateTime()
        : java.time.LocalDateTime.ofInstant((java.time.Instant) value, org.cluelake.run.AsOf.ZONE);
  }

  private static String day(Object value) {
    return value == null
        ? "-"
        : value instanceof String s ? s : time(value).toLocalDate().toString().substring(5);
  }

  @Test
  void theNewestVersionOfACaseCounts() {
    try (StepBench bench = StepBench.of(new RegionCaseOutcome(), NIGHT)) {
      bench.given(
          "region_case_outcome_before",
          CASE + ", recorded_on",
          worked("a", "960101", "03-01 10:00", "filed", "NULL", "NULL/1000")
              + ", DATE '2026-03-02'",
          worked("b", "960101", "03-01 10:00", "solved", "NULL", "NULL/10")
              + ", DATE '2026-03-09'");
      bench.given(
          "police_case",
          "case_id, accepted_region, victim_region, accepted_at, status, solved_on, loss, currency,"
              + " secured_amount, recorded_on",
          "'a', '960102', '960101', %s, 'solved', DATE '2026-03-10', 1200, 'CNY', 50, DATE '2026-03-10'"
              .formatted(at("03-01 10:00")),
          "'b', '960102', '960101', %s, 'filed', NULL, 9, 'CNY', NULL, DATE '2026-03-08'"
              .formatted(at("03-01 10:00")));
      assertThat(bench.lines("case_id", "region", "status", "loss", "secured_amount"))
          .containsExactly("a|960102|solved|1200.00|50.00", "b|960101|solved|10.00|");
    }
  }

  private static final String COUNT =
      "indicator, region, level, parent, numerator, denominator, is_delivered, value, value_low,"
          + " value_high, secured, loss, placed_share";

  private static String[] figures(String indicator, long[][] counties) {
    List<String> rows = new ArrayList<>();
    long met = IntStream.range(0, counties.length).mapToLong(i -> counties[i][0]).sum();
    long all = IntStream.range(0, counties.length).mapToLong(i -> counties[i][1]).sum();
    rows.add(figure(indicator, "'000000', 'nation', NULL", met, all));
    rows.add(figure(indicator, "'960100', 'city', '000000'", met, all));
    for (int i = 0; i < counties.length; i++) {
      String place = "'96010%d', 'county', '960100'".formatted(i + 1);
      rows.add(figure(indicator, place, counties[i][0], counties[i][1]));
    }
    return rows.toArray(String[]::new);
  }

  private static String figure(String indicator, String place, long numerator, long denominator) {
    return "'%s', %s, %d, %d, true, 0.123456, 0.1, 0.2, 123456.78, 987654.32, 0.987"
        .formatted(indicator, place, numerator, denominator);
  }

  private static List<Map<String, Object>> published(String... figures) {
    try (StepBench bench = StepBench.of(new RegionService(CONF), NIGHT)) {
      bench.given("region", PLACE, PLACES).given("region_service_count", COUNT, figures);
      return bench.rows();
    }
  }

  private static Map<String, Object> publications(List<Map<String, Object>> rows) {
    Map<String, Object> by = new TreeMap<>();
    rows.forEach(r -> by.put((String) r.get("region"), r.get("publication")));
    return by;
  }

  /** East has 4 of 30 and must not show; west alone would give it away, so north goes too. */
  @Test
  void aSmallShareTakesANeighbourWithItWhicheverSideIsSmall() {
    for (boolean isUpsideDown : new boolean[] {false, true}) {
      long[][] counties = {{4, 60}, {30, 60}, {20, 60}, {28, 60}};
      for (long[] c : counties) {
        c[0] = isUpsideDown ? c[1] - c[0] : c[0];
      }
      List<Map<String, Object>> rows = published(figures("PRV2", counties));
      Map<String, Object> said = publications(rows);
      assertThat(said).containsEntry("000000", "shown").containsEntry("960101", "suppressed");
      assertThat(said.values().stream().filter("suppressed"::equals)).hasSizeGreaterThan(1);
      assertThat(said.values().stream().filter("shown"::equals)).hasSizeGreaterThan(2);
      for (Map<String, Object> row : rows) {
        boolean isShown = row.get("publication").equals("shown");
        for (String column : List.of("numerator", "denominator", "value", "value_low")) {
          assertThat(row.get(column) != null).as(column).isEqualTo(isShown);
        }
        assertThat(row.get("note") == null).isEqualTo(isShown);
        assertThat(row.get("loss")).isNull();
      }
    }
  }

  @Test
  void moneyHasTwoDigitsAndOnlyClr2HasAny() {
    Map<String, Object> row = published(figures("CLR2", new long[][] {{30, 60}})).get(0);
    assertThat(row.get("secured")).hasToString("120000.00");
    assertThat(row.get("loss")).hasToString("990000.00");
    assertThat(row.get("recorded_by")).isEqualTo("region");
    Map<String, Object> other = published(figures("PRV4", new long[][] {{30, 60}})).get(0);
    assertThat(other.get("secured")).isNull();
    assertThat(other.get("recorded_by")).isEqualTo("others");
  }

  @Test
  void whatNobodyDeliversIsSaidAndNoZero() {
    String[] rows = figures("CLR3", new long[][] {{30, 60}});
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rows[i].replace(", true,", ", false,");
    }
    assertThat(publications(published(rows)).values()).containsOnly("not_delivered");
  }

  @Test
  void withoutANationsTotalNothingIsShown() {
    assertThat(publications(published(figures("PRV4", new long[][] {{5, 60}}))).values())
        .containsOnly("suppressed");
  }

  /** The whole table of a fixed world, as a reader of the lake finds it. */
  @Test
  void theGoldenTable() throws java.io.IOException {
    try (StepBench counting = counting()) {
      List<String> cases = new ArrayList<>();
      for (int i = 0; i < 90; i++) {
        cases.add(
            worked(
                "c" + i,
                i % 3 == 0 ? "960102" : "960101",
                "02-%02d 10:00".formatted(1 + i % 28),
                i % 4 == 0 ? "solved" : "filed",
                i % 2 == 0 ? "02-%02d %02d:15".formatted(1 + i % 28, 10 + i % 9) : "NULL",
                (i % 2 == 0 ? i * 10 : 0) + "/" + (100 + i * 30)));
      }
      counting.given("region_case_outcome", CASE, cases.toArray(String[]::new));
      List<String> exact =
          counting.rows().stream()
              .map(
                  r ->
                      Tables.REGION_SERVICE_COUNT.columns().stream()
                          .map(c -> literal(r.get(c)))
                          .collect(Collectors.joining(", ")))
              .toList();
      List<String> lines;
      try (StepBench bench = StepBench.of(new RegionService(CONF), NIGHT)) {
        bench
            .given("region", PLACE, PLACES)
            .given(
                "region_service_count",
                String.join(", ", Tables.REGION_SERVICE_COUNT.columns()),
                exact.toArray(String[]::new));
        lines =
            bench.rows().stream()
                .map(
                    r ->
                        r.values().stream()
                            .map(v -> v == null ? "" : v.toString())
                            .collect(Collectors.joining("|")))
                .sorted(Comparator.naturalOrder())
                .toList();
      }
      java.nio.file.Path golden =
          org.cluelake.testkit.Repository.root()
              .resolve("jobs/src/test/resources/org/cluelake/region/region_service.txt");
      if (Boolean.getBoolean("golden.update")) {
        java.nio.file.Files.createDirectories(golden.getParent());
        java.nio.file.Files.writeString(golden, String.join("\n", lines) + "\n");
      }
      assertThat(lines).isEqualTo(java.nio.file.Files.readAllLines(golden));
    }
  }

  private static String literal(Object value) {
    return value == null ? "NULL" : value instanceof String s ? "'" + s + "'" : value.toString();
  }
}
