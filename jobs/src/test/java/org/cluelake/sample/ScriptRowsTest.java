package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is called true of people led by a script lies in the delivered rows, and honest kin too. */
class ScriptRowsTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  @TempDir static Path out;
  private static Connection duckdb;

  @BeforeAll
  static void write() throws SQLException {
    var unused = SampleNation.write(new SampleSpec(0.08, 6, 4, FIRST, 0), out);
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
    for (String feed : new String[] {"telecom_call", "bank_transfer", "bank_account"}) {
      view(feed, "%s/delivery/*/%s-*.csv.gz".formatted(out, feed));
    }
    for (String truth : new String[] {"scheme", "lookalike", "fraud_number"}) {
      view(truth, "%s/truth/%s.csv".formatted(out, truth));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    duckdb.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V5 | EXISTS (FROM telecom_call c WHERE c.served_number = entity AND c.direction = 'MT'"
            + " AND (c.forwarded_to IS NOT NULL OR c.answered = '0')"
            + " AND c.started_at BETWEEN s.\"from\" AND s.\"to\")",
        "V5 | EXISTS (FROM telecom_call c JOIN fraud_number f ON f.number = c.other_party"
            + " WHERE c.served_number = entity AND c.answered = '1'"
            + " AND c.started_at >= s.\"from\")",
        "P4 | EXISTS (FROM bank_transfer d"
            + " JOIN bank_account c ON c.account = d.payer AND c.kind = 'credit'"
            + " JOIN bank_transfer t ON t.payer = d.payee"
            + " WHERE ends_with(entity, concat(':', c.holder_document_number)) AND t.\"at\" = s.\"to\""
            + " AND d.\"at\" BETWEEN s.\"from\" AND t.\"at\")",
        "P5 | EXISTS (FROM bank_transfer d JOIN bank_account f ON f.account = d.payer"
            + " JOIN bank_account o ON o.account = d.payee"
            + " AND o.holder_document_number = f.holder_document_number"
            + " JOIN bank_transfer t ON t.payer = o.account AND t.\"at\" = s.\"to\""
            + " WHERE ends_with(entity, concat(':', f.holder_document_number))"
            + " AND d.\"at\" BETWEEN s.\"from\" AND s.\"to\")",
      })
  void truthIsInTheRows(String scenario, String holds) throws SQLException {
    assertThat(number("SELECT count(*) FROM scheme WHERE scenario = '%s'".formatted(scenario)))
        .isPositive();
    assertThat(
            number(
                "SELECT count(*) FROM scheme s WHERE scenario = '%s' AND NOT (%s)"
                    .formatted(scenario, holds)))
        .as(scenario + " without rows")
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "on_leave",
    "unreachable",
    "forwards_missed",
    "credit_user",
    "called_by_own_bank",
  })
  void honestPeopleDoTheSameMoreOften(String kind) throws SQLException {
    assertThat(number("SELECT count(*) FROM lookalike WHERE kind = '%s'".formatted(kind)))
        .isPositive();
  }

  @Test
  void forwardedCallsAreRecordedForNumbersOfTheNationOnly() throws SQLException {
    assertThat(number("SELECT count(*) FROM telecom_call WHERE forwarded_to LIKE '00%'"))
        .isPositive();
    assertThat(number("SELECT count(*) FROM telecom_call WHERE served_number LIKE '00%'")).isZero();
  }

  private static void view(String name, String files) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      boolean isQuery =
          statement.execute(
              "CREATE VIEW %s AS FROM read_csv('%s', header=true, all_varchar=true)"
                  .formatted(name, files));
      assertThat(isQuery).isFalse();
    }
  }

  private static long number(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      assertThat(found.next()).isTrue();
      return found.getLong(1);
    }
  }
}
