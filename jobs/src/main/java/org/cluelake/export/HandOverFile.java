package org.cluelake.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;

/**
 * The shape of one file of a package, and the queries from published rows to it. Tokens and the
 * hashes made of them leave only as the recipient's own names for them, looked up in a table of
 * kind, value and name: a value without a name stops the query, so no token leaves by oversight.
 * Parquet and CSV have the same columns and rows; only in CSV are lists joined by {@code " | "} and
 * times written out.
 *
 * @param name the file's name without ending
 * @param table the table its rows come from
 * @param columns its columns, tokens as text
 * @param renamed columns that leave under the recipient's own names, with the kind of each
 * @param order columns its rows are sorted by
 */
public record HandOverFile(
    String name,
    TableContract table,
    List<Property> columns,
    Map<String, String> renamed,
    List<String> order) {

  /** The kind of hashes that are made of tokens and so would join two recipients' rows. */
  public static final String DIGEST = "digest";

  /** What an event of a difference is called. */
  private static final String EVENT = "event";

  private static final String LIST = "array<string>";
  private static final String TIME = "timestamp";
  private static final String DIFFERENCE = "_diff";

  public HandOverFile {
    columns = List.copyOf(columns);
    renamed = Map.copyOf(renamed);
    order = List.copyOf(order);
  }

  /** The file of a province's events. */
  public static HandOverFile of(EventSource source) {
    TableContract events = source.events();
    List<Property> columns = new ArrayList<>();
    columns.add(column(TableContract.PROVINCE, "string"));
    columns.add(column(TableContract.BIZ_DATE, "date"));
    events.properties().forEach(p -> columns.add(outside(p)));
    Map<String, String> renamed = renamed(events.properties());
    String unused = renamed.put("content_hash", DIGEST);
    List<String> order = new ArrayList<>(events.sortedBy());
    order.addAll(events.primaryKey());
    return new HandOverFile(source.file(), events, columns, renamed, order);
  }

  /** The file of an institution's standing rows. */
  public static HandOverFile of(StandingSource source) {
    List<Property> own =
        source.columns().stream().map(c -> source.rows().property(c).orElseThrow()).toList();
    List<Property> columns = new ArrayList<>();
    columns.add(column(StandingSource.INSTITUTION, "string"));
    columns.add(column(TableContract.BIZ_DATE, "date"));
    own.forEach(p -> columns.add(outside(p)));
    return new HandOverFile(source.file(), source.rows(), columns, renamed(own), source.key());
  }

  /** The file of what differs from the recipient's package before. */
  public HandOverFile difference() {
    List<Property> all =
        Stream.concat(Stream.of(column(EVENT, "string")), columns.stream()).toList();
    List<String> sorted = Stream.concat(Stream.of(EVENT), order.stream()).toList();
    return new HandOverFile(name + DIFFERENCE, table, all, renamed, sorted);
  }

  private static Map<String, String> renamed(List<Property> properties) {
    Map<String, String> renamed = new LinkedHashMap<>();
    properties.stream()
        .filter(Property::isToken)
        .forEach(p -> renamed.merge(p.name(), kind(p.name()), (a, b) -> b));
    return renamed;
  }

  /** The identity kind of a token column, in the words of the identity kinds. */
  private static String kind(String column) {
    return switch (column) {
      case "number" -> "phone";
      case "account" -> "account";
      case "person", "holder" -> "document";
      default -> throw new IllegalStateException("no kind is known for the column " + column);
    };
  }

  private static Property outside(Property p) {
    return column(p.name(), p.isToken() ? "string" : p.physicalType());
  }

  private static Property column(String name, String type) {
    return new Property(
        name, null, type, false, false, null, name, null, null, null, null, null, null, null, 1);
  }

  /** The file's contract. */
  public TableContract contract() {
    return new TableContract(
        name,
        table.layer(),
        table.version(),
        table.description(),
        null,
        order,
        null,
        false,
        null,
        null,
        columns,
        null);
  }

  /** A province's events of one publication, over the view of its export table. */
  public String eventsSql(String events, String province, long publication) {
    return "SELECT '%s' AS %s, %s FROM %s WHERE publication = %d"
        .formatted(province, TableContract.PROVINCE, names(1), events, publication);
  }

  /** An institution's rows of a night, over a table of all standing rows. */
  public String standingSql(String standing, String institution, LocalDate night) {
    return "SELECT institution, DATE '%s' AS biz_date, %s FROM %s WHERE institution = %s"
        .formatted(night, names(2), standing, quoted(institution));
  }

  /** What is to be renamed in some rows: kind and value, each once. */
  public String valuesSql(String rows) {
    return renamed.entrySet().stream()
        .map(
            r ->
                "SELECT '%s' AS kind, %s::VARCHAR AS value FROM %s WHERE %s IS NOT NULL"
                    .formatted(r.getValue(), r.getKey(), rows, r.getKey()))
        .sorted()
        .collect(Collectors.joining("\nUNION\n"));
  }

  /**
   * The rows as they leave.
   *
   * @param names table of {@code kind}, {@code value} and {@code name}
   */
  public String releasedSql(String rows, String names) {
    StringBuilder joins = new StringBuilder();
    List<String> select = new ArrayList<>();
    for (Property p : columns) {
      String kind = renamed.get(p.name());
      if (kind == null) {
        select.add("r." + p.name());
        continue;
      }
      String as = "name_of_" + p.name();
      joins.append(
          "\nLEFT JOIN %1$s %2$s ON %2$s.kind = '%3$s' AND %2$s.value = r.%4$s::VARCHAR"
              .formatted(names, as, kind, p.name()));
      select.add(
          "CASE WHEN r.%1$s IS NULL THEN NULL ELSE coalesce(%2$s.name, error('a token without a name')) END AS %1$s"
              .formatted(p.name(), as));
    }
    return "SELECT " + String.join(", ", select) + " FROM " + rows + " r" + joins;
  }

  /**
   * How the rows differ from those of the package before: this is a {@link #difference()}.
   *
   * @param now released rows of this package
   * @param before those of the package before
   */
  public String differenceSql(String now, String before, LocalDate night) {
    List<String> key = order.subList(1, order.size());
    String same =
        key.stream().map(k -> "t." + k + " = b." + k).collect(Collectors.joining(" AND "));
    List<String> own = columns.stream().map(Property::name).skip(1).toList();
    List<String> compared =
        own.stream().filter(c -> !c.equals(TableContract.BIZ_DATE) && !key.contains(c)).toList();
    return """
        SELECT CASE WHEN b.%1$s IS NULL THEN 'new' ELSE 'changed' END AS event, %2$s
        FROM %3$s t LEFT JOIN %4$s b ON %5$s
        WHERE b.%1$s IS NULL OR row(%6$s) IS DISTINCT FROM row(%7$s)
        UNION ALL
        SELECT 'ended' AS event, %8$s FROM %4$s b
        WHERE NOT EXISTS (SELECT 1 FROM %3$s t WHERE %5$s)
        """
        .formatted(
            key.get(0),
            listed("t", own),
            now,
            before,
            same,
            listed("t", compared),
            listed("b", compared),
            own.stream()
                .map(
                    c ->
                        c.equals(TableContract.BIZ_DATE)
                            ? "DATE '" + night + "' AS " + c
                            : "b." + c)
                .collect(Collectors.joining(", ")));
  }

  /** The rows as texts, in the order of the Parquet file. */
  public String csvSql(String released) {
    return "SELECT %s FROM %s ORDER BY %s"
        .formatted(
            columns.stream().map(HandOverFile::text).collect(Collectors.joining(", ")),
            released,
            String.join(", ", order));
  }

  /** The pseudonyms in some released rows: kind and name, each once. */
  public String pseudonymsSql(String released) {
    return renamed.entrySet().stream()
        .filter(r -> !r.getValue().equals(DIGEST))
        .map(
            r ->
                "SELECT '%s' AS kind, %s AS name FROM %s WHERE %s IS NOT NULL"
                    .formatted(r.getValue(), r.getKey(), released, r.getKey()))
        .sorted()
        .collect(Collectors.joining("\nUNION\n"));
  }

  /** The last day any of the rows stands, as text; null where there are none. */
  public String lastDaySql(String released) {
    String end =
        columns.stream().anyMatch(p -> p.name().equals("ends_on")) ? "ends_on" : "expires_at";
    return "SELECT strftime(max(" + end + "), '%Y-%m-%d') FROM " + released;
  }

  /** The columns of the CSV. */
  public List<SpreadsheetCsv.Column> csvColumns() {
    return columns.stream()
        .map(
            p ->
                new SpreadsheetCsv.Column(
                    p.name(), List.of("string", LIST).contains(p.physicalType())))
        .toList();
  }

  private String names(int from) {
    return columns.stream().map(Property::name).skip(from).collect(Collectors.joining(", "));
  }

  private static String listed(String side, List<String> names) {
    return names.stream().map(n -> side + "." + n).collect(Collectors.joining(", "));
  }

  private static String text(Property p) {
    return switch (p.physicalType()) {
      case LIST -> "array_to_string(" + p.name() + ", ' | ')";
      case TIME -> "strftime(" + p.name() + ", '%Y-%m-%dT%H:%M:%S+08:00')";
      default -> p.name() + "::VARCHAR";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
