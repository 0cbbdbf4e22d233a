package org.cluelake.metamorphic;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;

/** Queries that rewrite columns of one kind. */
final class Columns {

  /** Names that mean nothing but themselves. */
  private static final Set<String> NAMES =
      Set.of("campaign", "case_id", "transfer_id", "cell", "record_id", "template_hash");

  private static final Set<String> PERSONS = Set.of("person", "holder", "victim");

  private static final Set<String> PLACES = Set.of("country", "port", "place_id", "name");

  private Columns() {}

  /** Tokens and lists of tokens by others; null where a table has none. */
  static String tokens(TableContract table, String given, UnaryOperator<String> to) {
    return rewritten(
        table,
        given,
        f -> isToken(table, f),
        f ->
            f.dataType().typeName().equals("array")
                ? "list_transform(%s, lambda t: %s)".formatted(column(f), to.apply("t"))
                : to.apply(column(f)));
  }

  /** Tokens in the columns of persons by others; null where a table has none. */
  static String persons(TableContract table, String given, UnaryOperator<String> to) {
    return rewritten(table, given, f -> PERSONS.contains(f.name()), f -> to.apply(column(f)));
  }

  /** Names by others; null where a table has none. */
  static String names(TableContract table, String given, String prefix) {
    return prefixed(table, given, NAMES, prefix);
  }

  /** Names of countries and places by others; null where a table has none. */
  static String places(TableContract table, String given, String prefix) {
    return prefixed(table, given, PLACES, prefix);
  }

  private static String prefixed(
      TableContract table, String given, Set<String> columns, String prefix) {
    return rewritten(
        table,
        given,
        f -> columns.contains(f.name()),
        f ->
            "CASE WHEN %1$s = 'none' THEN %1$s ELSE '%2$s' || %1$s END"
                .formatted(column(f), prefix));
  }

  /** Dates and instants by later ones. */
  static String later(TableContract table, String given, int days) {
    String sql =
        rewritten(
            table,
            given,
            f ->
                f.dataType().equals(DataTypes.DateType)
                    || f.dataType().equals(DataTypes.TimestampType),
            f ->
                "(%s + INTERVAL %d DAYS)::%s"
                    .formatted(
                        column(f),
                        days,
                        f.dataType().equals(DataTypes.DateType) ? "DATE" : "TIMESTAMPTZ"));
    return "SELECT * REPLACE ((biz_date + INTERVAL %d DAYS)::DATE AS biz_date) FROM (%s)"
        .formatted(days, sql == null ? "FROM " + given : sql);
  }

  /** Money by a multiple of it; null where a table has none. */
  static String times(TableContract table, String given, int factor) {
    return rewritten(
        table,
        given,
        f -> f.dataType().catalogString().contains("decimal(18,2)"),
        f ->
            f.dataType().typeName().equals("array")
                ? "list_transform(%s, lambda m: (m * %d)::DECIMAL(18,2))"
                    .formatted(column(f), factor)
                : "(%s * %d)::DECIMAL(18,2)".formatted(column(f), factor));
  }

  /**
   * Named columns by expressions of themselves, written {@code %s}; null where a table has none.
   */
  static String named(TableContract table, String given, Set<String> columns, String expression) {
    return rewritten(
        table,
        given,
        f -> columns.contains(f.name()),
        f ->
            "(%s)::%s"
                .formatted(expression.formatted(column(f)), PhysicalTypes.kernel(f.dataType())));
  }

  static boolean hasTokens(TableContract table) {
    return Arrays.stream(table.structType().fields()).anyMatch(f -> isToken(table, f));
  }

  static List<StructField> fields(TableContract table, Predicate<StructField> chosen) {
    return Arrays.stream(table.structType().fields()).filter(chosen).toList();
  }

  static boolean isToken(TableContract table, StructField field) {
    return table.property(field.name()).orElseThrow().isToken();
  }

  static boolean isName(StructField field) {
    return NAMES.contains(field.name());
  }

  static String column(StructField field) {
    return Kernel.identifier(field.name());
  }

  private static String rewritten(
      TableContract table,
      String given,
      Predicate<StructField> chosen,
      Function<StructField, String> expression) {
    List<StructField> fields = fields(table, chosen);
    return fields.isEmpty()
        ? null
        : fields.stream()
            .map(f -> expression.apply(f) + " AS " + column(f))
            .collect(Collectors.joining(", ", "SELECT * REPLACE (", ") FROM " + given));
  }
}
