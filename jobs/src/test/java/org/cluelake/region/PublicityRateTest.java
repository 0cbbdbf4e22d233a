package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Which age band is hit by which class, from cases to what is published of it. */
class PublicityRateTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);

  /** The window of the night is 2025-12-11 to 2026-03-10. */
  private static final String NIGHT = "2026-03-10";

  private static final String PEOPLE =
      "resident_female_0_15, resident_male_0_15, resident_female_16_35, resident_male_16_35,"
          + " resident_female_36_59, resident_male_36_59, resident_female_60_up,"
          + " resident_male_60_up";

  @Test
  void liveCasesOfTheWindowCountByClassBandAndCounty() {
    try (StepBench bench = StepBench.of(new PublicityCount(CONF), NIGHT)) {
      assertThat(
              bench
                  .given(
                      "region",
                      "code, level, valid_from, valid_to",
                      "'960101', 'county', DATE '2020-01-01', NULL",
                      "'960102', 'county', DATE '2020-01-01', DATE '2026-02-01'")
                  .given(
                      "region_case",
                      "case_id, accepted_on, region, status, fraud_type, age_band",
                      "'a', DATE '2026-03-10', '960101', 'filed', 'dating', '60_up'",
                      "'b', DATE '2025-12-11', '960101', 'solved', 'dating', '60_up'",
                      "'c', DATE '2025-12-10', '960101', 'filed', 'dating', '60_up'",
                      "'d', DATE '2026-03-01', '960101', 'withdrawn', 'dating', '60_up'",
                      "'e', DATE '2026-03-01', '960101', 'filed', 'dating', NULL",
                      "'f', DATE '2026-01-01', '960102', 'filed', 'rebate', '0_15'",
                      "'g', DATE '2026-03-01', '960101', 'filed', NULL, NULL")
                  .lines("indicator", "fraud_type", "age_band", "region", "cases"))
          .containsExactlyInAnyOrder(
              "VIC1|dating|60_up|960101|2",
              "VIC1|dating|unknown|960101|1",
              "VIC1|rebate|0_15|unplaced|1",
              "VIC1|unknown|unknown|960101|1");
    }
  }

  private static List<Map<String, Object>> rates(long young, long old) {
    return rates(young, old, 60);
  }

  /** Two provinces of one county each: the cases of two bands of the second are the question. */
  private static List<Map<String, Object>> rates(long young, long old, long others) {
    long first = 300 + others;
    long second = 100 + young + old + others;
    try (StepBench bench = StepBench.of(new PublicityRate(CONF), NIGHT)) {
      return bench
          .given(
              "region",
              "code, level, valid_from, " + PEOPLE,
              "'960101', 'county', DATE '2020-01-01', 25000, 25000, 50000, 50000, 25000, 25000, 40000, 10000",
              "'970101', 'county', DATE '2020-01-01', 25000, 25000, 50000, 50000, 25000, 25000, 40000, 10000")
          .given(
              "publicity_count",
              "indicator, fraud_type, age_band, region, cases",
              "'VIC1', 'dating', '0_15', '960101', 40",
              "'VIC1', 'dating', '0_15', '970101', 40",
              "'VIC1', 'dating', '36_59', '960101', 60",
              "'VIC1', 'dating', '36_59', '970101', 60",
              "'VIC1', 'dating', '16_35', '960101', 100",
              "'VIC1', 'dating', '60_up', '960101', 100",
              "'VIC1', 'dating', 'unknown', '960101', " + others,
              "'VIC1', 'dating', '16_35', '970101', " + young,
              "'VIC1', 'dating', '60_up', '970101', " + old,
              "'VIC1', 'dating', 'unknown', '970101', " + others)
          .given(
              "region_posterior",
              "indicator, region, level, parent, observed",
              "'VIC1', '000000', 'nation', NULL, " + (first + second),
              "'VIC1', '960000', 'province', '000000', " + first,
              "'VIC1', '960101', 'county', '960000', " + first,
              "'VIC1', '970000', 'province', '000000', " + second,
              "'VIC1', '970101', 'county', '970000', " + second)
          .given(
              "region_indicator",
              "indicator, region, observed",
              "'VIC1', '000000', " + (first + second),
              "'VIC1', '960000', " + first,
              "'VIC1', '970000', " + second)
          .rows();
    }
  }

  private static Map<String, Object> row(
      List<Map<String, Object>> rows, String band, String region) {
    return rows.stream()
        .filter(r -> r.get("age_band").equals(band) && r.get("region").equals(region))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBandIsComparedWithTheNationsRateOfTheClass() {
    List<Map<String, Object>> rows = rates(50, 150);
    assertThat(rows).hasSize(5 * 3);
    Map<String, Object> old = row(rows, "60_up", "970000");
    // 150 of 50,000; the nation has 80 + 150 + 120 + 250 of 500,000.
    assertThat(old.get("cases")).isEqualTo(150L);
    assertThat(old.get("residents")).isEqualTo(50_000L);
    assertThat(old.get("rate")).hasToString("300.00");
    assertThat(old.get("class_rate")).hasToString("120.00");
    assertThat(old.get("ratio")).hasToString("2.50");
    assertThat(old.get("statement")).isEqualTo("above");
    assertThat(old.get("level")).isEqualTo("province");
    assertThat(row(rows, "16_35", "970000").get("statement")).isEqualTo("below");
    assertThat(row(rows, "60_up", "000000").get("statement")).isEqualTo("above");
    assertThat(row(rows, "16_35", "000000").get("cases")).isEqualTo(150L);
  }

  @Test
  void whatLiesNearTheClassIsNotSeparated() {
    assertThat(row(rates(120, 75), "60_up", "970000").get("statement")).isEqualTo("not_separated");
  }

  @Test
  void theBandNobodyKnowsHasCasesAndNoRate() {
    Map<String, Object> row = row(rates(50, 150), "unknown", "970000");
    assertThat(row.get("cases")).isEqualTo(60L);
    assertThat(row.get("rate")).isNull();
    assertThat(row.get("statement")).isNull();
  }

  /** Ten cases are no floor here: twice as many are, and one hidden in a province hides another. */
  @Test
  void aSmallGroupIsHiddenWithItsNeighbour() {
    List<Map<String, Object>> rows = rates(19, 150);
    for (String province : List.of("960000", "970000")) {
      Map<String, Object> row = row(rows, "16_35", province);
      assertThat(row.get("publication")).isEqualTo("suppressed");
      assertThat(row.get("cases")).isNull();
      assertThat(row.get("residents")).isNull();
      assertThat(row.get("ratio_low")).isNull();
      assertThat(row.get("note")).hasToString("withheld: below 20, or with a neighbour's");
    }
    assertThat(row(rows, "16_35", "000000").get("cases")).isEqualTo(119L);
  }
}
