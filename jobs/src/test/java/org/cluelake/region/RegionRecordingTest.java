package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Cases beside reports of the public, and reports carried from night to night. */
class RegionRecordingTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);
  private static final String NIGHT = "2026-03-10";
  private static final String SHOWN = "indicator, level, region, name, observed";

  @Test
  void fewCasesForManyReportsAreAQuestion() {
    Map<String, Object> county = recorded("30", "300").get(0);
    assertThat((BigDecimal) county.get("ratio")).isEqualByComparingTo("0.20");
    assertThat((BigDecimal) county.get("ratio_high")).isLessThan(BigDecimal.ONE);
    assertThat(county.get("question")).isEqualTo(RegionRecording.FEWER);
    assertThat(recorded("400", "300").get(0).get("question")).isEqualTo(RegionRecording.MORE);
    assertThat(recorded("130", "300").get(0).get("question")).isNull();
  }

  /** As many cases for its reports as the nation: whatever the size, no question. */
  @Test
  void theNationsOwnShareIsNeverAQuestion() {
    for (int reports : new int[] {20, 200, 2000}) {
      Map<String, Object> row = recorded("" + reports / 2, "" + reports).get(0);
      assertThat((BigDecimal) row.get("ratio")).isEqualByComparingTo("1.00");
      assertThat(row.get("question")).isNull();
    }
  }

  @Test
  void whatIsSuppressedOnEitherSideIsNotHere() {
    assertThat(recorded("NULL", "300")).isEmpty();
    assertThat(recorded("300", "NULL")).isEmpty();
  }

  @Test
  void reportsAreCarriedOverBothWindowsAndNoFurther() {
    try (StepBench bench = StepBench.of(new RegionReportDay(CONF), NIGHT)) {
      bench.given(
          "public_report",
          "report_id, region, claimed_type, reported_at, entity",
          "'a', '960101', 'rebate', TIMESTAMPTZ '2026-03-10 09:00:00+08', 1",
          "'b', '960101', 'rebate', TIMESTAMPTZ '2026-03-10 10:00:00+08', 2",
          "'c', NULL, 'other', TIMESTAMPTZ '2026-03-10 10:00:00+08', 2");
      bench.given(
          "region_report_day_before",
          "region, claimed_type, day, reports",
          "'960101', 'rebate', DATE '2026-03-10', 3",
          "'960102', 'dating', DATE '2025-09-12', 4",
          "'960102', 'dating', DATE '2025-09-11', 5");
      assertThat(bench.lines("region", "claimed_type", "day", "reports"))
          .containsExactly(
              "960101|rebate|2026-03-10|5",
              "960102|dating|2025-09-12|4",
              "unplaced|other|2026-03-10|1");
    }
  }

  /** A county beside a nation with one case for two reports. */
  private static List<Map<String, Object>> recorded(String cases, String reports) {
    try (StepBench bench = StepBench.of(new RegionRecording(CONF), NIGHT)) {
      bench.given(
          "region_indicator",
          SHOWN,
          "'VIC1', 'nation', '000000', 'n', 5000",
          "'VIC4', 'nation', '000000', 'n', 10000",
          "'VIC1', 'county', '960101', 'c', " + cases,
          "'VIC4', 'county', '960101', 'c', " + reports,
          "'SRC1', 'county', '960101', 'c', 77");
      return bench.rows();
    }
  }
}
