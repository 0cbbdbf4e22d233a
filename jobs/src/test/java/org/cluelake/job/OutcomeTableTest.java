package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.job.PublishedLake.FIRST;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.model.NightSubject;
import org.cluelake.model.ShadowReport;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a model may learn from a lake of four nights, none of them computed: features of a night,
 * and of the nights after it the outcomes alone.
 */
@ExtendWith(SparkExtension.class)
class OutcomeTableTest {

  private static final int HORIZON = 2;
  private static final List<Long> ACTIVE = LongStream.rangeClosed(11, 20).boxed().toList();

  @TempDir private Path home;
  private PublishedLake lake;

  @BeforeEach
  void published() {
    lake = PublishedLake.in(home.resolve("lake"));
    publish(0, Map.of());
    publish(1, Map.of());
    publish(2, Map.of());
    publish(3, Map.of());
  }

  /** Everybody calls five times on the first night, and a hundred times on those after it. */
  private void publish(int day, Map<TableContract, List<Map<String, Object>>> more) {
    LocalDate night = FIRST.plusDays(day);
    Map<TableContract, List<Map<String, Object>>> rows = new HashMap<>(more);
    List<Map<String, Object>> calls = new ArrayList<>();
    List<Map<String, Object>> cards = new ArrayList<>();
    for (long number : ACTIVE) {
      calls.add(Map.of("number", number, "attempts", day == 0 ? 5 : 100));
      cards.add(Map.of("number", number, "opened_on", FIRST.minusDays(30)));
    }
    rows.put(Tables.NUMBER_DAY, calls);
    rows.put(Tables.SUBSCRIBER_STATE, cards);
    List<Map<String, Object>> pins = new ArrayList<>();
    for (int before = 0; before < day; before++) {
      pins.add(
          Map.of(
              "table_id", "ops.publication", "slice_date", FIRST.plusDays(before), "slice_gen", 1));
    }
    pins.add(Map.of("table_id", "landing", "slice_date", night, "slice_gen", 1));
    rows.put(Tables.RUN_PIN, pins);
    rows.put(
        Tables.CASE_STATE,
        List.of(aCase("A", "filed"), aCase("W", day >= 2 ? "withdrawn" : "filed")));
    List<Map<String, Object>> entities = new ArrayList<>(List.of(named("A", 13, 0)));
    if (day >= 2) {
      entities.add(named("A", 11, 2));
      entities.add(named("W", 16, 2));
      entities.add(named("A", 18, 2));
    }
    if (day >= 3) {
      entities.add(named("A", 15, 3));
    }
    rows.put(Tables.CASE_ENTITY, entities);
    rows.put(Tables.PHONE_CARD_LIST, List.of(listed(14), listed(17), listed(18), listed(19)));
    rows.put(Tables.ISSUED_EVIDENCE, List.of(issued(14), issued(17), issued(18), issued(19)));
    rows.put(
        Tables.FEEDBACK_STATE,
        day < 2
            ? List.of()
            : List.of(answer(17, "met", "normal_business"), answer(19, "not_reached", null)));
    rows.put(
        Tables.OBJECTION_STATE,
        day < 2
            ? List.of()
            : List.of(
                Map.of(
                    "subject_kind",
                    "phone_card",
                    "subject_id",
                    "e18",
                    "state",
                    "upheld",
                    "decided_at",
                    "2026-03-04 09:00:00+08")));
    rows.values().removeIf(List::isEmpty);
    var unused = lake.publish(night, 1, rows);
  }

  private static Map<String, Object> aCase(String id, String status) {
    return Map.of("case_id", id, "status", status);
  }

  private static Map<String, Object> named(String id, long number, int day) {
    return Map.of(
        "case_id", id, "entity_kind", "number", "entity", number, "known_on", FIRST.plusDays(day));
  }

  private static Map<String, Object> listed(long number) {
    return PublishedLake.card(number, "C", "kept", "x");
  }

  private static Map<String, Object> issued(long number) {
    return Map.of("subject_kind", "phone_card", "subject_id", "e" + number, "subject", number);
  }

  private static Map<String, Object> answer(long number, String status, String verdict) {
    Map<String, Object> row = new HashMap<>();
    row.put("subject_kind", "phone_card");
    row.put("subject_id", "e" + number);
    row.put("status", status);
    row.put("verdict", verdict);
    row.put("verdict_at", verdict == null ? null : "2026-03-04 09:00:00+08");
    return row;
  }

  private OutcomeTable table() {
    return new OutcomeTable(lake.chain(), NightSubject.NUMBER, HORIZON);
  }

  /** Columns of a CSV by subject: label, outcome, source and calls made. */
  private Map<Long, String> rows(LocalDate from, LocalDate to, OutcomeTable.Unlabelled unlabelled)
      throws IOException {
    Path csv = home.resolve("rows.csv");
    var unused = table().write(from, to, unlabelled, csv);
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines.get(0))
        .startsWith("subject,night,known_until,label,outcome,source,calls_out,");
    Map<Long, String> rows = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] of = line.split(",", -1);
      String before = rows.put(Long.valueOf(of[0]), String.join(",", of[3], of[4], of[5], of[6]));
      assertThat(before).as("one row per subject").isNull();
    }
    return rows;
  }

  @Test
  void aNightKnowsNothingOfLaterOnesAndOutcomesAreWhatBecameKnownAfterIt() throws IOException {
    assertThat(rows(FIRST, FIRST, OutcomeTable.Unlabelled.negative))
        .containsEntry(11L, "1,positive,case,5")
        .containsEntry(12L, "0,none,none,5")
        .doesNotContainKey(13L)
        .containsEntry(14L, ",undecided,listed,5")
        .as("a case after the horizon is none")
        .containsEntry(15L, "0,none,none,5")
        .as("a withdrawn case is none")
        .containsEntry(16L, "0,none,none,5")
        .containsEntry(17L, "0,negative,answer,5")
        .as("an upheld objection outweighs the case")
        .containsEntry(18L, "0,negative,objection,5")
        .as("not reached is no negative")
        .containsEntry(19L, ",undecided,listed,5");
    assertThat(rows(FIRST, FIRST, OutcomeTable.Unlabelled.out))
        .containsEntry(12L, ",none,none,5")
        .containsEntry(11L, "1,positive,case,5");
  }

  @Test
  void aSubjectHasOneRowOfOneNightAndNightsAreThoseWhoseHorizonHasPassed() throws IOException {
    assertThat(table().nights(FIRST, FIRST.plusDays(9))).containsExactly(FIRST, FIRST.plusDays(1));
    Map<Long, String> rows = rows(FIRST, FIRST.plusDays(9), OutcomeTable.Unlabelled.negative);
    assertThat(rows).hasSize(ACTIVE.size() - 1);
    // The week of the second night holds the calls of both.
    assertThat(rows.values()).anyMatch(r -> r.endsWith(",5")).anyMatch(r -> r.endsWith(",105"));
    assertThatThrownBy(
            () -> rows(FIRST.plusDays(2), FIRST.plusDays(3), OutcomeTable.Unlabelled.out))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("--horizon");
  }

  @Test
  void aNightPublishedLaterChangesNoRow() throws IOException {
    Map<Long, String> before = rows(FIRST, FIRST.plusDays(1), OutcomeTable.Unlabelled.negative);
    publish(4, Map.of());
    assertThat(rows(FIRST, FIRST.plusDays(1), OutcomeTable.Unlabelled.negative)).isEqualTo(before);
  }

  private static Map<String, Object> score(long number, String probability, boolean isFlagged) {
    return Map.of(
        "number",
        number,
        "model",
        "trial",
        "model_version",
        "0123456789abcdef",
        "probability",
        new BigDecimal(probability),
        "is_flagged",
        isFlagged);
  }

  private static Map<String, Object> signal(String detector, long number) {
    return Map.of(
        "signal_id",
        detector + number,
        "detector",
        detector,
        "subject_kind",
        "number",
        "subject",
        number,
        "verdict",
        "fired");
  }

  @Test
  void scoreAndRulesAreComparedInCountsAlone() {
    publish(
        4,
        Map.of(
            Tables.NUMBER_SCORE,
            List.of(score(11, "0.9", true), score(12, "0.4", true), score(14, "0.001", false)),
            Tables.SIGNAL,
            List.of(
                signal("burst-caller", 12), signal("learned-number", 14), signal("one-ring", 14))));
    publish(5, Map.of(Tables.NUMBER_SCORE, List.of(score(12, "0.001", false))));
    publish(6, Map.of());

    List<ShadowReport> reports =
        new ShadowNights(lake.chain(), HORIZON).reports(FIRST, FIRST.plusDays(9));
    assertThat(reports).hasSize(1);
    ShadowReport report = reports.get(0);
    assertThat(report.nights()).hasSize(2);
    // 11 is named by a case already; 14 is listed without an answer.
    assertThat(report.cells())
        .contains(
            new ShadowReport.Cell("score and rules", 1, 1, 0, 0),
            new ShadowReport.Cell("score alone", 0, 0, 0, 0),
            new ShadowReport.Cell("rules alone", 1, 1, 0, 0),
            new ShadowReport.Cell("neither", 1, 0, 0, 0),
            new ShadowReport.Cell("list alone", 1, 1, 0, 0));
    assertThat(report.brier()).isEqualTo(0.16);
    assertThat(report.drift()).hasSize(2);
    assertThat(report.drift().get(0).psi()).isZero();
    assertThat(report.drift().get(1).psi()).isPositive();
    assertThat(report.text() + ShadowReport.json(reports)).contains("0123456789abcdef");
  }
}
