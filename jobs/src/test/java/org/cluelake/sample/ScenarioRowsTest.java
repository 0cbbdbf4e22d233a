package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth of the other feeds' scenarios against the rows that were delivered, with a history. */
class ScenarioRowsTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int HISTORY = 200;

  @TempDir static Path out;
  private static Connection duckdb;

  @BeforeAll
  static void write() throws SQLException {
    var unused = SampleNation.write(new SampleSpec(0.06, 6, 3, FIRST, 0, HISTORY), out);
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
    for (String feed :
        new String[] {
          "telecom_call",
          "telecom_web",
          "telecom_sms",
          "telecom_iot",
          "bank_transfer",
          "bank_account",
          "immigration_crossing",
          "person_document",
          "police_case",
          "public_report",
          "telecom_subscriber"
        }) {
      execute(
          "CREATE VIEW %s AS SELECT * FROM read_csv('%s/delivery/*/%s-*.csv.gz', header=true, all_varchar=true)"
              .formatted(feed, out, feed));
    }
    for (String truth : new String[] {"scheme", "series", "mule_account", "lookalike"}) {
      execute(
          "CREATE VIEW %s AS SELECT * FROM read_csv('%s/truth/%s.csv', header=true, all_varchar=true)"
              .formatted(truth, out, truth));
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
        "V4 | EXISTS (FROM telecom_web w WHERE w.number = entity AND w.\"at\" BETWEEN s.\"from\" AND s.\"to\" AND w.target NOT LIKE 'cdn-%')",
        "T2 | (SELECT count(DISTINCT o.served_number) FROM telecom_call c JOIN telecom_call o ON o.imei = c.imei WHERE c.served_number = entity) >= 5",
        "T5 | EXISTS (FROM telecom_call c WHERE c.served_number = entity AND c.direction = 'MT' AND c.trunk = 'international' AND c.answered = '1' AND c.network_caller_id NOT LIKE '00%' AND NOT EXISTS (FROM telecom_call m WHERE m.served_number = c.network_caller_id AND m.direction = 'MO' AND m.started_at = c.started_at))",
        "T9 | EXISTS (FROM telecom_iot i WHERE i.number = entity AND i.sold_voice = '0' AND i.used_on BETWEEN left(s.\"from\", 10) AND left(s.\"to\", 10))",
        "T10 | (SELECT max(n) FROM (SELECT count(DISTINCT m.receiver) AS n FROM telecom_sms m WHERE m.sender = entity AND m.template_hash IS NOT NULL AND m.platform IS NULL AND m.sent_at BETWEEN s.\"from\" AND s.\"to\" GROUP BY m.template_hash, left(m.sent_at, 10))) >= 5",
        "R1 | (SELECT count(DISTINCT coalesce(r.reporter_number, '-')) FROM public_report r WHERE r.entity = s.entity AND r.claimed_type NOT IN ('other', 'unknown') AND r.reported_at BETWEEN s.\"from\" AND s.\"to\") >= 2",
        "B3 | EXISTS (FROM bank_transfer t WHERE entity IN (t.payer, t.payee) AND t.\"at\" = s.\"from\") AND NOT EXISTS (FROM bank_transfer t WHERE entity IN (t.payer, t.payee) AND t.purpose IS DISTINCT FROM 'interest' AND t.\"at\" < (SELECT min(m.from_day) FROM mule_account m WHERE m.account = entity))",
        "B4 | EXISTS (FROM bank_transfer t JOIN bank_transfer u ON entity IN (u.payer, u.payee) WHERE entity IN (t.payer, t.payee) AND t.\"at\" = s.\"from\" AND CAST(t.amount AS DECIMAL(18,2)) <= 10 AND u.\"at\" = s.\"to\" AND CAST(u.amount AS DECIMAL(18,2)) >= 100 * CAST(t.amount AS DECIMAL(18,2)))",
        "B5 | (SELECT count(*) FROM bank_transfer t WHERE t.payer = entity AND t.payee IS NULL AND t.\"at\" BETWEEN s.\"from\" AND s.\"to\") >= 4",
        "B6 | (SELECT count(DISTINCT t.payer) FROM bank_transfer t WHERE t.payee = entity AND t.\"at\" BETWEEN s.\"from\" AND s.\"to\") >= 4",
        "B7 | (SELECT count(DISTINCT t.payer) FROM bank_transfer t WHERE t.payee = entity AND t.\"at\" BETWEEN s.\"from\" AND s.\"to\") >= 2 AND (SELECT count(DISTINCT t.payee) FROM bank_transfer t WHERE t.payer = entity AND t.\"at\" BETWEEN s.\"from\" AND s.\"to\") >= 1",
        "B11 | (SELECT count(DISTINCT t.payer) FROM bank_transfer t WHERE t.payee = entity AND t.\"at\" BETWEEN s.\"from\" AND s.\"to\") >= 2 AND EXISTS (FROM bank_account a WHERE a.account = entity AND a.kind = 'corporate')",
        "B12 | (SELECT count(DISTINCT t.payer) FROM bank_transfer t WHERE t.payee = entity AND t.\"at\" BETWEEN s.\"from\" AND s.\"to\") >= 2 AND EXISTS (FROM bank_transfer t WHERE t.payer = entity AND t.\"at\" BETWEEN s.\"from\" AND s.\"to\")",
        "B8 | EXISTS (FROM bank_transfer t WHERE t.payer = entity AND t.\"at\" = s.\"from\" AND t.device IS NOT NULL)",
        "X1 | EXISTS (FROM immigration_crossing x JOIN person_document d ON d.document_number = x.document_number WHERE entity = concat('id_card:', d.person_document_number) AND x.direction = 'exit' AND x.country IN ('QM', 'QN'))",
        "X2 | EXISTS (FROM telecom_subscriber t JOIN telecom_call c ON c.served_number = t.number WHERE entity = concat('id_card:', t.holder_document_number) AND c.cell LIKE 'C%-4_' AND c.started_at <= s.\"from\") AND NOT EXISTS (FROM person_document d WHERE entity = concat('id_card:', d.person_document_number))",
        "X3 | (SELECT count(DISTINCT y.document_number) FROM immigration_crossing x JOIN person_document d ON d.document_number = x.document_number JOIN immigration_crossing y ON y.party = x.party WHERE entity = concat('id_card:', d.person_document_number) AND x.direction = 'exit') >= 3",
      })
  void truthIsInTheRows(String scenario, String holds) throws SQLException {
    assertThat(number("SELECT count(*) FROM scheme WHERE scenario = '%s'".formatted(scenario)))
        .as("rows of " + scenario)
        .isPositive();
    assertThat(
            number(
                "SELECT count(*) FROM scheme s WHERE scenario = '%s' AND NOT (%s)"
                    .formatted(scenario, holds)))
        .as(scenario + " without rows")
        .isZero();
  }

  @Test
  void nobodyPaysAtACounterWhileAbroadButThoseWhoLentOrSoldTheirCard() throws SQLException {
    assertThat(
            number(
                """
                WITH gone AS (SELECT d.person_document_number AS person, x."at" AS gone, coalesce((
                    SELECT min(y."at") FROM immigration_crossing y JOIN person_document e ON e.document_number = y.document_number
                    WHERE e.person_document_number = d.person_document_number AND y.direction = 'entry' AND y."at" > x."at"), '9999') AS back
                  FROM immigration_crossing x JOIN person_document d ON d.document_number = x.document_number WHERE x.direction = 'exit')
                SELECT count(*) FROM bank_transfer t
                  JOIN (SELECT DISTINCT account, holder_document_number AS person FROM bank_account) a ON a.account = t.payer
                  JOIN gone g ON g.person = a.person AND t."at" > g.gone AND t."at" < g.back
                  WHERE t.state = 'settled' AND t.channel IN ('atm', 'pos', 'cash', 'counter') AND t."at" >= '2026-03-02'
                    AND t.payer NOT IN (SELECT account FROM mule_account)
                    AND NOT EXISTS (FROM lookalike l JOIN bank_account b ON b.account = l.entity
                      WHERE l.kind = 'lent_card' AND b.holder_document_number = a.person)
                    AND t.payer NOT IN (SELECT entity FROM lookalike WHERE kind <> 'lent_card')
                """))
        .isZero();
  }

  @Test
  void everyCaseOfAVictimHasItsSeries() throws SQLException {
    assertThat(number("SELECT count(*) FROM series")).isPositive();
    assertThat(
            number(
                "SELECT count(*) FROM series WHERE case_id NOT IN (SELECT case_id FROM police_case)"))
        .isZero();
  }

  @Test
  void theHistoryHoldsAccountsCardsAndMoneyOnly() throws Exception {
    Set<String> feeds = new TreeSet<>();
    LocalDate before = FIRST.minusDays(30);
    try (Stream<Path> files = Files.list(out.resolve("delivery/" + before))) {
      files.map(f -> f.getFileName().toString().replaceAll("[-.].*", "")).forEach(feeds::add);
    }
    assertThat(feeds).containsExactly("bank_account", "bank_transfer", "telecom_subscriber");
    assertThat(out.resolve("delivery/" + FIRST.minusDays(HISTORY) + "/region.manifest.json"))
        .exists();
    assertThat(number("SELECT count(*) FROM scheme WHERE \"from\" < '2026-03-02'")).isZero();
  }

  @Test
  void noMoneyMovesOnAnAccountBeforeItIsDelivered() throws SQLException {
    assertThat(
            number(
                """
                SELECT count(*) FROM bank_transfer t
                  JOIN (SELECT account, min(opened_on) AS opened FROM bank_account GROUP BY 1) a ON a.account IN (t.payer, t.payee)
                  WHERE left(t."at", 10) < a.opened
                """))
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM bank_transfer WHERE CAST(coalesce(payer_balance_after, '0') AS DECIMAL(18,2)) < 0"))
        .isZero();
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      boolean isQuery = statement.execute(sql);
      assertThat(isQuery || !sql.isEmpty()).isTrue();
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
