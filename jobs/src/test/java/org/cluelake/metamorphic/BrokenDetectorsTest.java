package org.cluelake.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cluelake.contract.Tables;
import org.cluelake.detector.Detector;
import org.cluelake.run.Read;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every relation notices a detector that breaks it. */
class BrokenDetectorsTest {

  private static final String ACCOUNTS = "cash-out";

  private static final String LISTED_PAYERS =
      """
      SELECT e.account AS subject, NULL AS person, %s AS score
      FROM account_edge_day e %s JOIN listed_entity l ON l.entity = e.counterparty %s
      GROUP BY e.account""";

  /** What a detector of accounts may get wrong, by the relation that notices. */
  private static final Map<String, String> WRONG =
      Map.ofEntries(
          Map.entry(
              "subjects-renamed",
              "SELECT account AS subject, NULL AS person, (account % 10) / 10.0 AS score"
                  + " FROM account_state"),
          Map.entry(
              "ids-moved",
              "SELECT account AS subject, NULL AS person, if(account < 500, 0.2, 0.8) AS score"
                  + " FROM account_state"),
          Map.entry(
              "persons-exchanged",
              "SELECT account AS subject, NULL AS person, (holder % 10) / 10.0 AS score"
                  + " FROM account_state"),
          Map.entry(
              "names-changed",
              LISTED_PAYERS.formatted("if(min(l.campaign) < 'd', 0.2, 0.8)", "", "")),
          Map.entry(
              "rows-shuffled",
              "SELECT 1 AS subject, NULL AS person, (first(account) % 97) / 100.0 AS score"
                  + " FROM account_edge_day"),
          Map.entry("more-buckets", allTogether()),
          Map.entry(
              "whole-weeks-later",
              "SELECT account AS subject, NULL AS person,"
                  + " if(last_at < TIMESTAMPTZ '2026-03-11 00:00:00+08', 0.2, 0.8) AS score"
                  + " FROM account_edge_day"),
          Map.entry(
              "column-added",
              "SELECT account AS subject, NULL AS person, length(s::VARCHAR) / 1000.0 AS score"
                  + " FROM account_state s"),
          Map.entry("second-world", allTogether()),
          Map.entry("strangers-added", allTogether()),
          Map.entry("strangers-removed", allTogether()),
          Map.entry(
              "listing-lifted",
              LISTED_PAYERS.formatted("0.5", "", "AND l.entity_kind = 'account'")),
          Map.entry(
              "other-kind-listed", LISTED_PAYERS.formatted("least(1, count(*) / 10.0)", "", "")),
          Map.entry(
              "facts-withdrawn",
              LISTED_PAYERS.formatted("if(count(l.entity) = 0, 0.9, 0.5)", "LEFT", "")),
          Map.entry(
              "register-forgotten",
              "SELECT DISTINCT e.account AS subject, NULL AS person, 0.5 AS score"
                  + " FROM account_edge_day e LEFT JOIN account_state s USING (account)"
                  + " WHERE s.account IS NULL"),
          Map.entry("more-cases-and-reports", LISTED_PAYERS.formatted("min(1 / l.cases)", "", "")),
          Map.entry(
              "longer-talks",
              "SELECT payee AS subject, person, 1 / talk_s AS score FROM contact_then_pay"),
          Map.entry(
              "parties-listed",
              "SELECT payee AS subject, person, if(coalesce(is_payee_listed, false), 0.2, 0.8) AS score"
                  + " FROM contact_then_pay"));

  @TempDir Path scratch;

  private static String allTogether() {
    return "SELECT account AS subject, NULL AS person, count(*) OVER () / 1000.0 AS score"
        + " FROM account_state";
  }

  @TestFactory
  Stream<DynamicTest> aDetectorOfAccountsIsNoticed() {
    return WRONG.entrySet().stream()
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.getKey(),
                    () ->
                        assertNoticed(
                            relation(Repository.conf(), wrong.getKey()),
                            Planted.ofAccounts(wrong.getValue()),
                            ACCOUNTS)));
  }

  @Test
  void aDetectorThatGoesByACountryIsNoticed() {
    assertNoticed(
        relation(Repository.conf(), "places-renamed"),
        new Planted(
            List.of(Read.today(Tables.STAY_ABROAD)),
            "SELECT person AS subject, person, if(country < 'a', 0.2, 0.8) AS score"
                + " FROM stay_abroad"),
        "outflow-risk");
  }

  @TestFactory
  Stream<DynamicTest> aDetectorWhoseLimitsAreWrongIsNoticed() throws IOException {
    Path conf = Files.createDirectories(scratch.resolve("conf/detectors")).getParent();
    Path unused =
        Files.writeString(
            conf.resolve("detectors/planted-limits.yaml"),
            """
            class: org.cluelake.metamorphic.PlantedLimits
            enabled: true
            params: {minPoints: 50, points: {fact: 10}}
            """);
    Detector planted =
        new PlantedLimits(new PlantedLimits.Params(50, new PlantedLimits.Points(10)));
    return Stream.of("higher-minimum", "facts-worth-more", "money-in-another-unit")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertNoticed(relation(conf, name), planted, ACCOUNTS)));
  }

  @Test
  void everyRelationHasItsBrokenDetector() {
    assertThat(
            Stream.concat(
                WRONG.keySet().stream(),
                Stream.of(
                    "places-renamed",
                    "higher-minimum",
                    "facts-worth-more",
                    "money-in-another-unit")))
        .containsExactlyInAnyOrderElementsOf(
            PackRelationsTest.relations(Repository.conf(), scratch).stream()
                .map(Relation::name)
                .toList());
  }

  private Relation relation(Path conf, String name) {
    return PackRelationsTest.relations(conf, scratch).stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertNoticed(Relation relation, Detector planted, String pack) {
    try (Pile pile = new Pile(planted, Repository.pack(pack))) {
      assertThat(PackRelationsTest.SEEDS)
          .anySatisfy(
              seed ->
                  assertThat(relation.judgement().breaches(pile, seed))
                      .hasValueSatisfying(breaches -> assertThat(breaches).isNotEmpty()));
    }
  }
}
