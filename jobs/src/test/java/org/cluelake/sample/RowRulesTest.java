package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
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
          try (ResultSet found = statement.executeQuery(BrokenRules.count(feed, rule, out))) {
            assertThat(found.next()).isTrue();
            boolean isAnswer =
                feed.name().equals("clue_feedback") || feed.name().equals("objection");
            assertThat(found.getLong(1) > 0).as("rows of " + feed.name()).isNotEqualTo(isAnswer);
            assertThat(found.getLong(2)).as(feed.name() + " " + rule.name()).isZero();
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(4);
  }
}
