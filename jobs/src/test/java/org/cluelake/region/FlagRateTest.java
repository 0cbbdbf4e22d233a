package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Warnings by version and county, and where a version is under review. */
class FlagRateTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);

  /** The window of the night is 2025-12-11 to 2026-03-10. */
  private static final String NIGHT = "2026-03-10";

  @Test
  void warningsCountByVersionWithWhatWasAnswered() {
    try (StepBench bench = StepBench.of(new FlagCount(CONF), NIGHT)) {
      assertThat(
              bench
                  .given(
                      "region",
                      "code, level, valid_from",
                      "'960101', 'county', DATE '2020-01-01'",
                      "'960102', 'county', DATE '2020-01-01'")
                  .given(
                      "region_exposure",
                      "indicator, region, exposure",
                      "'VIC3', '960101', 1000",
                      "'VIC3', '960102', 2000",
                      "'SRC1', '960102', 7")
                  .given(
                      "region_warning",
                      "clue_id, region, warned_on, fusion_version",
                      "'a', '960101', DATE '2026-03-01', 4",
                      "'b', '960101', DATE '2026-03-02', 4",
                      "'c', '960101', DATE '2026-03-02', 4",
                      "'d', '960101', DATE '2025-12-10', 4",
                      "'e', '000000', DATE '2026-03-02', NULL")
                  .given(
                      "feedback_state",
                      "subject_kind, subject_id, verdict, stopped_amount",
                      "'clue', 'a', NULL, 5.00",
                      "'clue', 'b', 'wrong_person', 5.00",
                      "'phone_card', 'c', 'confirmed_sold', NULL")
                  .given(
                      "objection_state",
                      "objection_id, subject_kind, subject_id, state",
                      "'1', 'clue', 'b', 'upheld'",
                      "'2', 'clue', 'c', 'rejected'",
                      "'3', 'clue', 'c', 'open'")
                  .lines(
                      "fusion_version",
                      "region",
                      "residents",
                      "flagged",
                      "confirmed",
                      "refuted",
                      "upheld",
                      "rejected"))
          .containsExactlyInAnyOrder(
              "4|960101|1000|3|1|1|1|1",
              "4|960102|2000|0|0|0|0|0",
              "0|960101|1000|0|0|0|0|0",
              "0|960102|2000|0|0|0|0|0",
              "0|unplaced|0|1|0|0|0|0");
    }
  }

  /** Forty counties alike, but the first: its warnings, and how many of them were right. */
  private static List<Map<String, Object>> rates(
      int version, long flagged, long right, long wrong) {
    List<String> counts = new ArrayList<>();
    Map<String, Long> totals = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      String code = "96%02d01".formatted(i + 1);
      long own = i == 0 ? flagged : 45 + i % 11;
      boolean unused =
          counts.add(
              "'VIC3', %d, '%s', 100000, %d, %d, %d, 1, 2"
                  .formatted(version, code, own, i == 0 ? right : 20, i == 0 ? wrong : 5));
      totals.put(code, own);
      totals.merge("000000", own, Long::sum);
    }
    String[] posterior =
        totals.entrySet().stream()
            .map(
                e ->
                    "'VIC3', '%s', '%s', %s, %d"
                        .formatted(
                            e.getKey(),
                            e.getKey().equals("000000") ? "nation" : "county",
                            e.getKey().equals("000000") ? "NULL" : "'000000'",
                            e.getValue()))
            .toArray(String[]::new);
    String[] shown =
        totals.entrySet().stream()
            .map(e -> "'VIC3', '%s', %d".formatted(e.getKey(), e.getValue()))
            .toArray(String[]::new);
    try (StepBench bench = StepBench.of(new FlagRate(CONF), NIGHT)) {
      return bench
          .given(
              "flag_count",
              "indicator, fusion_version, region, residents, flagged, confirmed, refuted, upheld,"
                  + " rejected",
              counts.toArray(String[]::new))
          .given("region_posterior", "indicator, region, level, parent, observed", posterior)
          .given("region_indicator", "indicator, region, observed", shown)
          .rows();
    }
  }

  private static Map<String, Object> row(List<Map<String, Object>> rows, String region) {
    return rows.stream().filter(r -> r.get("region").equals(region)).findFirst().orElseThrow();
  }

  @Test
  void farAboveTheFunnelAndNotConfirmedIsAnAlert() {
    List<Map<String, Object>> rows = rates(4, 400, 10, 90);
    assertThat(rows.stream().filter(r -> r.get("is_alert").equals(true)))
        .hasSize(1)
        .allMatch(r -> r.get("region").equals("960101"));
    Map<String, Object> first = row(rows, "960101");
    assertThat(first.get("answers")).isEqualTo("below");
    assertThat(first.get("flag_rate")).hasToString("400.00");
    assertThat(first.get("confirmed_share")).as("the nation's alone").isNull();
    Map<String, Object> nation = row(rows, "000000");
    assertThat(nation.get("confirmed_share")).hasToString("0.7349");
    assertThat(nation.get("upheld_share")).hasToString("0.3333");
  }

  @Test
  void manyWarningsThatAreRightAreNoAlert() {
    assertThat(rates(4, 400, 80, 20)).noneMatch(r -> r.get("is_alert").equals(true));
  }

  @Test
  void fewWarningsThatAreWrongAreNoAlert() {
    List<Map<String, Object>> rows = rates(4, 50, 2, 40);
    assertThat(row(rows, "960101").get("answers")).isEqualTo("below");
    assertThat(rows).noneMatch(r -> r.get("is_alert").equals(true));
  }

  /** Silence is no proof of being right, nor of being wrong: it is shown, and holds nothing. */
  @Test
  void withoutAnswersThereIsNoAlert() {
    List<Map<String, Object>> rows = rates(4, 400, 0, 0);
    assertThat(row(rows, "960101").get("answers")).isEqualTo("too_few");
    assertThat(rows).noneMatch(r -> r.get("is_alert").equals(true));
    assertThat(rates(4, 400, 0, 1)).noneMatch(r -> r.get("is_alert").equals(true));
  }

  /** An alert rests on exact counts, and says nothing of them. */
  @Test
  void aSmallCountIsNotShown() {
    List<Map<String, Object>> rows = rates(4, 7, 2, 2);
    Map<String, Object> small = row(rows, "960101");
    assertThat(small.get("publication")).isEqualTo("suppressed");
    assertThat(small.get("flagged")).isNull();
    assertThat(small.get("limit_high")).isNull();
  }
}
