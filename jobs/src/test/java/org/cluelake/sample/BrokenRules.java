package org.cluelake.sample;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.Rule;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;

/** Delivered rows held against the contracts' rules across columns. */
final class BrokenRules {

  private BrokenRules() {}

  /** Names of the rules of a feed that some delivered row breaks. */
  static List<String> of(String feed, Path out) throws SQLException {
    List<String> broken = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (Rule rule : Tables.feed(feed).rules()) {
        try (ResultSet found = statement.executeQuery(count(Tables.feed(feed), rule, out))) {
          if (found.next() && found.getLong(2) > 0) {
            broken.add(rule.name());
          }
        }
      }
    }
    return broken;
  }

  /** Counts rows, and of them those that break a rule. */
  static String count(TableContract feed, Rule rule, Path out) {
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
