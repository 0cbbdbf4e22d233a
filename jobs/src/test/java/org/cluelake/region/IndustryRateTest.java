package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Institutions and branches of a small world, from cards to what is published of them. */
class IndustryRateTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);

  /** The window of the night is 2025-12-11 to 2026-03-10. */
  private static final String NIGHT = "2026-03-10";

  private static StepBench counting() {
    return StepBench.of(new IndustryCount(CONF), NIGHT)
        .given(
            "region",
            "code, level, parent, valid_from",
            "'960101', 'county', '960100', DATE '2020-01-01'",
            "'960102', 'county', '960100', DATE '2020-01-01'");
  }

  @Test
  void aCardCountsForWhoOpenedItWhereAndWhenACaseOfTheWindowNamesIt() {
    try (StepBench bench = counting()) {
      String card = "entity_kind, entity, opened_on, region, issuer_kind, issuer";
      List<String> lines =
          bench
              .given(
                  "card_opening",
                  card,
                  "'account', 1, DATE '2025-01-01', '960101', 'bank', 'one'",
                  "'account', 2, DATE '2025-01-01', '960101', 'bank', 'one'",
                  "'account', 3, DATE '2025-01-01', '960102', 'bank', 'one'",
                  "'account', 4, DATE '2025-01-01', '999999', 'bank', 'two'",
                  "'account', 5, DATE '2001-01-01', '960101', 'bank', 'two'",
                  "'number', 6, DATE '2025-01-01', '960101', 'virtual_operator', 'three'",
                  "'number', 7, DATE '2025-01-01', '960101', NULL, NULL")
              .given(
                  "region_case",
                  "case_id, accepted_on, region, status",
                  "'a', DATE '2026-03-01', '960101', 'filed'",
                  "'b', DATE '2025-12-10', '960101', 'filed'",
                  "'c', DATE '2026-03-02', '960101', 'withdrawn'")
              .given(
                  "case_entity",
                  "case_id, entity_kind, entity",
                  "'a', 'account', 1",
                  "'a', 'account', 2",
                  "'b', 'account', 2",
                  "'c', 'account', 3",
                  "'a', 'number', 6")
              .lines(
                  "indicator", "institution_kind", "institution", "region", "opened", "involved");
      assertThat(lines)
          .as(
              "2 was named before the window, 3 by a withdrawn case, 5 was opened before the cohort")
          .containsExactlyInAnyOrder(
              "SRC3|bank|one|960101|2|1",
              "SRC3|bank|one|960102|1|0",
              "SRC3|bank|two|unplaced|1|0",
              "SRC4|virtual_operator|three|960101|1|1",
              "SRC4|unknown|unknown|960101|1|0");
    }
  }

  /** Banks in two counties; the regions' table shows every total or none. */
  private static List<Map<String, Object>> published(long[][] involved, boolean isTotalShown) {
    List<String> cells = new ArrayList<>();
    Map<String, Long> totals = new TreeMap<>(Map.of("000000", 0L, "960101", 0L, "960102", 0L));
    for (int bank = 0; bank < involved.length; bank++) {
      for (int county = 0; county < 2; county++) {
        String code = "96010" + (county + 1);
        boolean unused =
            cells.add(
                "'SRC3', 'bank', 'bank %d', '%s', 100000, %d"
                    .formatted(bank, code, involved[bank][county]));
        totals.merge(code, involved[bank][county], Long::sum);
        totals.merge("000000", involved[bank][county], Long::sum);
      }
    }
    String[] posterior =
        totals.entrySet().stream()
            .map(
                e ->
                    "'SRC3', '%s', '%s', %s, %d"
                        .formatted(
                            e.getKey(),
                            e.getKey().equals("000000") ? "nation" : "county",
                            e.getKey().equals("000000") ? "NULL" : "'000000'",
                            e.getValue()))
            .toArray(String[]::new);
    String[] indicator =
        totals.entrySet().stream()
            .map(
                e -> "'SRC3', '%s', %s".formatted(e.getKey(), isTotalShown ? e.getValue() : "NULL"))
            .toArray(String[]::new);
    try (StepBench bench = StepBench.of(new IndustryRate(CONF), NIGHT)) {
      return bench
          .given(
              "industry_count",
              "indicator, institution_kind, institution, region, opened, involved",
              cells.toArray(String[]::new))
          .given("region_posterior", "indicator, region, level, parent, observed", posterior)
          .given("region_indicator", "indicator, region, observed", indicator)
          .rows();
    }
  }

  private static final long[][] SIX = {
    {400, 380}, {60, 52}, {48, 55}, {50, 61}, {57, 43}, {49, 51}
  };

  /** The same with eighteen more like the last five, so that one outlier does not make the rate. */
  private static long[][] many() {
    long[][] many = new long[24][];
    for (int i = 0; i < many.length; i++) {
      many[i] = i < SIX.length ? SIX[i] : SIX[1 + i % 5];
    }
    return many;
  }

  @Test
  void aBankFarAboveTheFunnelIsFlaggedInOneFixedSentence() {
    List<Map<String, Object>> rows = published(many(), true);
    assertThat(rows).hasSize(72).allMatch(r -> r.get("publication").equals("shown"));
    List<String> flagged =
        rows.stream()
            .filter(r -> r.get("flag") != null)
            .map(r -> r.get("institution") + " " + r.get("level"))
            .toList();
    assertThat(flagged).allMatch(f -> f.startsWith("bank 0")).contains("bank 0 institution");
    Map<String, Object> first =
        rows.stream()
            .filter(r -> r.get("institution").equals("bank 0"))
            .filter(r -> r.get("level").equals("institution"))
            .findFirst()
            .orElseThrow();
    assertThat(first.get("flag")).isEqualTo(IndustryRows.ABOVE);
    assertThat(first.get("rate")).hasToString("39.00");
    assertThat(first.get("nation_rate")).hasToString("6.66");
    assertThat(((BigDecimal) first.get("limit_high")).doubleValue())
        .isGreaterThan(6.66)
        .isLessThan(39);
    assertThat(((BigDecimal) first.get("rate_low")).doubleValue()).isCloseTo(36.36, within(0.1));
  }

  @Test
  void aSmallBranchHasNoRowAndTakesOthersWithItButNoBank() {
    long[][] counts = SIX.clone();
    counts[1] = new long[] {60, 4};
    List<Map<String, Object>> rows = published(counts, true);
    List<String> branches =
        rows.stream()
            .filter(r -> r.get("level").equals("branch"))
            .map(r -> r.get("institution") + " " + r.get("region"))
            .toList();
    assertThat(branches).hasSize(8).doesNotContain("bank 1 960101", "bank 1 960102");
    assertThat(rows.stream().filter(r -> r.get("level").equals("institution")))
        .hasSize(6)
        .allMatch(r -> r.get("publication").equals("shown"));
  }

  @Test
  void withoutTheNationsTotalNothingIsShown() {
    assertThat(published(SIX, false))
        .hasSize(6)
        .allMatch(r -> r.get("publication").equals("suppressed"))
        .allMatch(r -> r.get("involved") == null && r.get("nation_rate") == null);
  }

  /** With fewer than five institutions nobody can say what the spread between them is. */
  @Test
  void fewInstitutionsAreNotComparedWithEachOther() {
    List<Map<String, Object>> rows = published(new long[][] {{400, 380}, {60, 52}, {48, 55}}, true);
    assertThat(rows.stream().filter(r -> r.get("level").equals("institution")))
        .hasSize(3)
        .allMatch(r -> r.get("limit_high") == null && r.get("flag") == null);
  }
}
