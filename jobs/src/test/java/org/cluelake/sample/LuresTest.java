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
import org.junit.jupiter.params.provider.ValueSource;

/** The truth of schemes that draw money out step by step, against the delivered rows. */
class LuresTest {

  @TempDir static Path out;
  private static Connection duckdb;

  @BeforeAll
  static void write() throws SQLException {
    var unused = SampleNation.write(new SampleSpec(0.3, 6, 5, LocalDate.of(2026, 3, 2), 0, 0), out);
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
    for (String feed : new String[] {"telecom_call", "telecom_web", "bank_transfer"}) {
      view(feed, "%s/delivery/*/%s-*.csv.gz".formatted(out, feed));
    }
    view("bank_account", out + "/delivery/*/bank_account-*.csv.gz");
    for (String truth : new String[] {"scheme", "victim", "mule_account", "lookalike"}) {
      view(truth, "%s/truth/%s.csv".formatted(out, truth));
    }
    run(
        """
        CREATE TABLE own AS
        SELECT DISTINCT concat('id_card:', holder_document_number) AS person, account
        FROM bank_account
        """);
    run(
        """
        CREATE TABLE move AS
        SELECT *, CAST(amount AS DECIMAL(18,2)) AS yuan,
               payer IN (SELECT account FROM mule_account) AS from_mule,
               payee IN (SELECT account FROM mule_account) AS to_mule
        FROM bank_transfer WHERE state = 'settled'
        """);
  }

  @AfterAll
  static void close() throws SQLException {
    duckdb.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P1 | EXISTS (FROM move m JOIN own o ON o.account = m.payee WHERE o.person = entity AND m.from_mule AND m.yuan <= 300 AND m.\"at\" = s.\"from\") AND (SELECT count(DISTINCT m.payee) FROM move m JOIN own o ON o.account = m.payer WHERE o.person = entity AND m.to_mule AND m.\"at\" > s.\"from\" AND m.\"at\" <= s.\"to\") >= 2",
        "P2 | EXISTS (FROM move m JOIN own o ON o.account = m.payee WHERE o.person = entity AND (m.from_mule OR m.purpose IN ('loan', 'deposit_break')) AND m.\"at\" = s.\"from\") AND (SELECT count(*) FROM move m JOIN own o ON o.account = m.payer WHERE o.person = entity AND m.to_mule AND m.\"at\" > s.\"from\" AND m.\"at\" <= s.\"to\") >= 2",
        "P3 | EXISTS (FROM telecom_web w JOIN victim v ON v.number = w.number WHERE v.person = entity AND w.\"at\" = s.\"from\") AND (SELECT count(*) FROM move m JOIN own o ON o.account = m.payer WHERE o.person = entity AND m.to_mule AND m.yuan BETWEEN 500 AND 20000 AND m.\"at\" <= s.\"to\") >= 2",
        "V6 | EXISTS (FROM move m JOIN own o ON o.account = m.payer WHERE o.person = entity AND m.payee IS NULL AND m.\"at\" >= s.\"from\" AND m.\"at\" <= s.\"to\" AND m.yuan >= 1000)",
      })
  void truthIsInTheRows(String scenario, String holds) throws SQLException {
    assertThat(number("SELECT count(*) FROM scheme WHERE scenario = '%s'".formatted(scenario)))
        .isPositive();
    assertThat(
            number(
                "SELECT count(*) FROM scheme s WHERE scenario = '%s' AND NOT (%s)"
                    .formatted(scenario, holds)))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refunded_buyer",
        "side_jobber",
        "large_buyer",
        "broker_customer",
        "cancelled_deal",
        "borrower",
        "cash_taker",
        "cash_business"
      })
  void everyHonestKindLives(String kind) throws SQLException {
    assertThat(number("SELECT count(*) FROM lookalike WHERE kind = '%s'".formatted(kind)))
        .isPositive();
    assertThat(
            number(
                "SELECT count(*) FROM lookalike JOIN victim ON person = entity WHERE kind = '%s'"
                    .formatted(kind)))
        .as("victims among them")
        .isZero();
  }

  @Test
  void theLuredAreFewBesideThoseWhoLookLikeThem() throws SQLException {
    long lured =
        number(
            "SELECT count(DISTINCT entity) FROM scheme WHERE scenario IN ('P1', 'P2', 'P3', 'V6')");
    long alike =
        number(
            """
            SELECT count(DISTINCT entity) FROM lookalike WHERE kind IN ('refunded_buyer',
              'side_jobber', 'large_buyer', 'broker_customer', 'cancelled_deal', 'borrower',
              'cash_taker', 'cash_business')
            """);
    assertThat(alike).isGreaterThan(3 * lured);
  }

  private static void view(String name, String files) throws SQLException {
    run(
        "CREATE VIEW %s AS SELECT * FROM read_csv('%s', header=true, all_varchar=true)"
            .formatted(name, files));
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      boolean isQuery = statement.execute(sql);
      assertThat(isQuery || !sql.isEmpty()).isTrue();
    }
  }

  private static long number(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }
}
