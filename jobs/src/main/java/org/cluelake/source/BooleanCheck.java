package org.cluelake.source;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Yes or no: {@code 1}, {@code true}, {@code Y}; {@code 0}, {@code false}, {@code N}. */
final class BooleanCheck extends ValueCheck {

  BooleanCheck(String column) {
    super(column);
  }

  @Override
  long read(String text, int row, Findings findings) {
    return switch (text) {
      case "1", "true", "Y" -> 1;
      case "0", "false", "N" -> 0;
      default -> {
        findings.add(row, "BAD_BOOLEAN", column, ValueClass.of(text));
        yield UNREADABLE;
      }
    };
  }

  @Override
  void append(DuckDBAppender out, String text, long value) throws SQLException {
    out.append(value == 1);
  }

  @Override
  String stagedType() {
    return "BOOLEAN";
  }
}
