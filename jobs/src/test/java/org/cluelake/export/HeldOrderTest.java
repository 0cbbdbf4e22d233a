package org.cluelake.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * New high grades of a version under review in a county go out with another order, and only that.
 */
class HeldOrderTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final String HERE = "960101";
  private static final String THERE = "960102";

  private final EventSource source =
      EventSource.ALL.stream().filter(s -> s.rows() == Tables.CLUE).findFirst().orElseThrow();
  private final Kernel kernel = Kernel.open(new KernelBounds(256, null), 0, 1);
  private final TreeSet<String> provinces = new TreeSet<>(List.of(EventQuery.NATION, "960000"));
  private int publications;

  HeldOrderTest() {
    provinces.forEach(p -> kernel.emptyTable(EventQuery.sentTo(p), source.events()));
    for (TableContract table : List.of(Tables.CLUE, Tables.FLAG_RATE, Tables.FLAG_LIFT)) {
      kernel.emptyTable(table.name(), table);
    }
  }

  @AfterEach
  void close() {
    kernel.close();
  }

  private void insert(TableContract table, String columns, String values) {
    StringBuilder names = new StringBuilder(columns);
    StringBuilder all = new StringBuilder(values);
    for (var field : table.structType().fields()) {
      if (!List.of(columns.split(", ")).contains(field.name())) {
        String type = PhysicalTypes.kernel(field.dataType());
        names.append(", ").append(field.name());
        all.append(", ")
            .append(
                field.nullable()
                    ? "NULL"
                    : switch (type) {
                      case "VARCHAR" -> "'x'";
                      case "DATE" -> "DATE '2026-03-02'";
                      case "BOOLEAN" -> "false";
                      case "BIGINT", "INTEGER" -> "0";
                      default ->
                          type.startsWith("TIMESTAMP")
                              ? "TIMESTAMPTZ '2026-03-09 00:00:00+08'"
                              : type.endsWith("]") ? "[]" : "0";
                    });
      }
    }
    kernel.run("INSERT INTO %s (%s) VALUES (%s)".formatted(table.name(), names, all));
  }

  private void clue(String id, String grade, String region, int version) {
    boolean isVisit = grade.equals("high") || grade.equals("urgent");
    insert(
        Tables.CLUE,
        "clue_id, grade, dispatch_region, fusion_version, change, action, responsible_level, reasons",
        "'%s', '%s', '%s', %d, 'opened', '%s', '%s', ['why']"
            .formatted(
                id,
                grade,
                region,
                version,
                isVisit ? "visit" : "call",
                isVisit ? "county" : "city"));
  }

  private void alert(String region, int version) {
    insert(
        Tables.FLAG_RATE,
        "subject_kind, region, fusion_version, is_alert",
        "'person', '%s', %d, true".formatted(region, version));
  }

  private void lift(String region, int version, LocalDate on) {
    insert(
        Tables.FLAG_LIFT,
        "region, fusion_version, lifted_on",
        "'%s', %d, DATE '%s'".formatted(region, version, on));
  }

  /** Publishes the night and gives its events: id, event, grade, action, level, reasons. */
  private List<String> publish() {
    LocalDate night = FIRST.plusDays(publications++);
    EventQuery query =
        new EventQuery(
            source, night, 1, publications, provinces, new EventQuery.HeldOrder("call", "city"));
    kernel.run("CREATE OR REPLACE TABLE made AS " + query.sql());
    String columns = String.join(", ", source.events().columns());
    kernel.run(
        "INSERT INTO sent_960000 (%s, biz_date) SELECT %s, DATE '%s' FROM (%s)"
            .formatted(
                columns, columns, night, Kernel.cast(source.events(), "SELECT * FROM made")));
    return kernel
        .rows(
            "SELECT concat_ws('|', clue_id, event, grade, action, responsible_level,"
                + " len(reasons)) FROM made ORDER BY clue_id")
        .stream()
        .map(r -> (String) r.get(0))
        .toList();
  }

  @Test
  void onlyANewHighGradeOfThatVersionInThatCountyIsHeld() {
    alert(HERE, 4);
    clue("a", "high", HERE, 4);
    clue("b", "urgent", HERE, 4);
    clue("c", "high", THERE, 4);
    clue("d", "high", HERE, 5);
    clue("e", "medium", HERE, 4);
    assertThat(publish())
        .containsExactly(
            "a|new|high|call|city|2",
            "b|new|urgent|visit|county|1",
            "c|new|high|visit|county|1",
            "d|new|high|visit|county|1",
            "e|new|medium|call|city|1");
    assertThat(kernel.rows("SELECT reasons[1] FROM made WHERE clue_id = 'a'").get(0).get(0))
        .isEqualTo(EventQuery.NOTICE);
    assertThat(publish()).as("held as before: nothing new to say").isEmpty();
  }

  /** Of two deliveries of the same night, with and without the alert, nothing else differs. */
  @Test
  void onlyOrderAndNoticeDiffer() {
    clue("a", "high", HERE, 4);
    EventQuery query =
        new EventQuery(source, FIRST, 1, 1, provinces, new EventQuery.HeldOrder("call", "city"));
    kernel.run("CREATE TABLE free AS " + query.sql());
    alert(HERE, 4);
    kernel.run("CREATE TABLE stopped AS " + query.sql());
    String others =
        "SELECT * EXCLUDE (action, responsible_level, reasons, content_hash, event_id) FROM ";
    assertThat(kernel.rows(others + "stopped EXCEPT ALL " + others + "free")).isEmpty();
    assertThat(kernel.rows(others + "free EXCEPT ALL " + others + "stopped")).isEmpty();
    assertThat(kernel.rows("SELECT action || array_to_string(reasons[2:], ',') FROM stopped"))
        .containsExactly(List.of("callwhy"));
    assertThat(kernel.rows("SELECT action || array_to_string(reasons, ',') FROM free"))
        .containsExactly(List.of("visitwhy"));
  }

  @Test
  void whatWentOutBeforeKeepsItsOrder() {
    clue("a", "high", HERE, 4);
    assertThat(publish()).containsExactly("a|new|high|visit|county|1");
    alert(HERE, 4);
    clue("b", "high", HERE, 4);
    assertThat(publish()).containsExactly("b|new|high|call|city|2");
  }

  @Test
  void aClueRaisedUnderReviewIsHeldTooAndUrgentIsNot() {
    alert(HERE, 4);
    clue("a", "medium", HERE, 4);
    clue("b", "high", HERE, 4);
    var unused = publish();
    kernel.run("DELETE FROM clue");
    clue("a", "high", HERE, 4);
    clue("b", "urgent", HERE, 4);
    assertThat(publish())
        .containsExactly("a|changed|high|call|city|2", "b|changed|urgent|visit|county|1");
  }

  @Test
  void aReviewersLineLetsThemOutFromItsDayOn() {
    alert(HERE, 4);
    clue("a", "high", HERE, 4);
    lift(HERE, 5, FIRST);
    lift(THERE, 4, FIRST);
    lift(HERE, 4, FIRST.plusDays(2));
    assertThat(publish()).containsExactly("a|new|high|call|city|2");
    assertThat(publish()).as("the line is of tomorrow").isEmpty();
    assertThat(publish()).containsExactly("a|changed|high|visit|county|1");
  }

  @Test
  void anAlertThatEndsLetsThemOut() {
    alert(HERE, 4);
    clue("a", "high", HERE, 4);
    assertThat(publish()).containsExactly("a|new|high|call|city|2");
    kernel.run("UPDATE flag_rate SET is_alert = false");
    assertThat(publish()).containsExactly("a|changed|high|visit|county|1");
  }
}
