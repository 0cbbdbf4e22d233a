package org.cluelake.job;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;

/** Writes rows of the house's own books as a query of constants. */
final class SqlRows {

  private SqlRows() {}

  /** The query; an empty list gives a query without rows. */
  static String of(TableContract table, List<Map<String, Object>> rows) {
    String columns =
        table.columns().stream().map(Kernel::identifier).collect(Collectors.joining(", "));
    if (rows.isEmpty()) {
      return "SELECT "
          + table.columns().stream()
              .map(c -> "NULL AS " + Kernel.identifier(c))
              .collect(Collectors.joining(", "))
          + " WHERE false";
    }
    return "SELECT * FROM (VALUES "
        + rows.stream()
            .map(
                row ->
                    table.columns().stream()
                        .map(c -> literal(row.get(c)))
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", "))
        + ") AS rows("
        + columns
        + ")";
  }

  private static String literal(Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
    if (value instanceof LocalDate date) {
      return "DATE '" + date + "'";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(SqlRows::literal).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> struct) {
      return struct.entrySet().stream()
          .map(e -> "'" + e.getKey() + "': " + literal(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return Kernel.quoted(value.toString());
  }
}
