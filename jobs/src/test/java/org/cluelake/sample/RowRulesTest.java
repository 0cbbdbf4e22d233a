package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Rule;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowRulesTest {

  @Test
  void cleanRowsKeepTheRulesAcrossColumns(@TempDir Path out) throws SQLException {
    assertThat(
            SampleNation.write(new SampleSpec(0.03, 3, 7, LocalDate.of(2026, 9, 29), 0), out)
                .bytes())
        .isPositive();
    int checked = 0;
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (TableContract feed : Tables.of(Layer.SOURCE)) {
        for (Rule rule : feed.rules()) {
          try (ResultSet found = statement.executeQuery(broken(feed, rule, out))) {
            assertThat(found.next()).isTrue();
            assertThat(found.getLong(1)).as("rows of " + feed.name()).isPositive();
            assertThat(found.getLong(2)).as(feed.name() + " " + rule.name()).isZero();
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(4);
  }

  private static String broken(TableContract feed, Rule rule, Path out) {
    String columns =
        feed.properties().stream()
            .map(
                p ->
                    "CAST(%s AS %s) AS %s"
                        .formatted(quoted(p.name()), type(p.logicalType()), quoted(p.name())))
            .collect(Collectors.joining(", "));
    return "SELECT count(*), count(*) FILTER (NOT (%s)) FROM (SELECT %s FROM read_csv('%s/delivery/*/%s-*.csv.gz', header=true, all_varchar=true))"
        .formatted(rule.expression(), columns, out, feed.name());
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }

  private static String type(String logicalType) {
    return switch (logicalType) {
      case "integer" -> "BIGINT";
      case "decimal" -> "DECIMAL(18,2)";
      case "date" -> "DATE";
      case "timestamp" -> "TIMESTAMP";
      case "boolean" -> "BOOLEAN";
      default -> "VARCHAR";
    };
  }
}
