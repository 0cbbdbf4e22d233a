package org.cluelake.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;

/** Provinces that take events, and a chain of publications of one list that makes them. */
final class EventBench implements AutoCloseable {

  static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  /** One row a night may say of a card. */
  record Said(long card, String change, String tier, String province) {}

  /** One event a province was sent. */
  record Event(long publication, String event, String cause, String province, long card) {}

  private final EventSource source =
      EventSource.ALL.stream()
          .filter(s -> s.rows() == Tables.PHONE_CARD_LIST)
          .findFirst()
          .orElseThrow();
  private final Kernel kernel = Kernel.open(new KernelBounds(256, null), 0, 1);
  private final TreeSet<String> provinces = new TreeSet<>(List.of(EventQuery.NATION));
  private long publication;

  EventBench() {
    sentTo(EventQuery.NATION);
  }

  private void sentTo(String province) {
    kernel.emptyTable(EventQuery.sentTo(province), source.events());
  }

  /** Publishes a night and gives its events in order. */
  List<Event> publish(LocalDate night, int generation, List<Said> rows) {
    publication++;
    fill(rows);
    EventQuery query =
        new EventQuery(
            source,
            night,
            generation,
            publication,
            provinces,
            new EventQuery.HeldOrder("call", "city"));
    kernel.run("CREATE OR REPLACE TABLE made AS " + query.sql());
    for (List<Object> row : kernel.rows("SELECT DISTINCT province_code FROM made")) {
      String province = (String) row.get(0);
      if (provinces.add(province)) {
        sentTo(province);
      }
      String columns = String.join(", ", source.events().columns());
      kernel.run(
          "INSERT INTO %s (%s, biz_date) SELECT %s, DATE '%s' FROM (%s)"
              .formatted(
                  EventQuery.sentTo(province),
                  columns,
                  columns,
                  night,
                  Kernel.cast(
                      source.events(),
                      "SELECT * FROM made WHERE province_code = '" + province + "'")));
    }
    return kernel
        .rows(
            "SELECT publication, event, cause, province_code, number FROM made"
                + " ORDER BY number, province_code")
        .stream()
        .map(
            r ->
                new Event(
                    ((Number) r.get(0)).longValue(),
                    (String) r.get(1),
                    (String) r.get(2),
                    (String) r.get(3),
                    (Long) r.get(4)))
        .toList();
  }

  private void fill(List<Said> rows) {
    for (TableContract table : List.of(Tables.PHONE_CARD_LIST, Tables.CARD_PLACE)) {
      kernel.run("DROP TABLE IF EXISTS " + table.name());
      kernel.emptyTable(table.name(), table);
    }
    for (Said row : rows) {
      insert(
          Tables.PHONE_CARD_LIST,
          Map.of(
              "number", Long.toString(row.card()),
              "change", "'" + row.change() + "'",
              "tier", "'" + row.tier() + "'",
              "reasons", "['=HYPERLINK of ' || '" + row.tier() + "']"));
      if (row.province() != null) {
        insert(
            Tables.CARD_PLACE,
            Map.of(
                "list",
                "'phone_card_list'",
                "subject",
                Long.toString(row.card()),
                "number",
                Long.toString(row.card()),
                "region",
                "'" + row.province().substring(0, 2) + "0102'",
                "seen_on",
                "DATE '2026-03-01'"));
      }
    }
  }

  private void insert(TableContract table, Map<String, String> values) {
    Map<String, String> all = new TreeMap<>();
    for (var field : table.structType().fields()) {
      String type = PhysicalTypes.kernel(field.dataType());
      all.put(
          field.name(),
          values.getOrDefault(
              field.name(),
              switch (type) {
                case "VARCHAR" -> "''";
                case "DATE" -> "DATE '2026-03-02'";
                case "BIGINT", "INTEGER" -> "0";
                default -> type.endsWith("]") ? "[]" : "0";
              }));
    }
    kernel.run(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table.name(), String.join(", ", all.keySet()), String.join(", ", all.values())));
  }

  /** What provinces hold after all events: the tier of every card that still stands. */
  Map<String, String> held() {
    Map<String, String> held = new TreeMap<>();
    for (String province : provinces) {
      kernel
          .rows(
              "SELECT number, tier FROM (SELECT * FROM %s QUALIFY row_number() OVER (PARTITION BY"
                      .formatted(EventQuery.sentTo(province))
                  + " number ORDER BY biz_date DESC, publication DESC) = 1)"
                  + " WHERE event IN ('new', 'changed')")
          .forEach(r -> held.put(province + " " + r.get(0), (String) r.get(1)));
    }
    return held;
  }

  /** What a night says provinces should hold. */
  static Map<String, String> standing(List<Said> rows) {
    return rows.stream()
        .filter(r -> !r.change().equals("removed"))
        .collect(
            Collectors.toMap(
                r -> (r.province() == null ? EventQuery.NATION : r.province()) + " " + r.card(),
                Said::tier,
                (a, b) -> a,
                TreeMap::new));
  }

  /** Every event id ever sent. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    provinces.forEach(
        p ->
            kernel
                .rows("SELECT event_id FROM " + EventQuery.sentTo(p))
                .forEach(r -> ids.add((String) r.get(0))));
    return ids;
  }

  @Override
  public void close() {
    kernel.close();
  }
}
