package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.testkit.MapInputs;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From counts by county to what policymakers read, over two nights of an invented nation. */
@ExtendWith(SparkExtension.class)
class RegionTablesTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);
  private static final String FIRST = "2026-03-10";
  private static final String SECOND = "2026-03-11";

  /** Cases of twelve counties in two cities; the third county is small, the tenth too few. */
  private static final int[] CASES = {120, 60, 4, 27, 31, 45, 52, 38, 66, 13, 90, 41};

  private static Map<String, Row> first;
  private static Map<String, Row> second;

  @BeforeAll
  static void twoNights() {
    Dataset<Row> exact = posterior(FIRST, CASES, n -> n);
    Dataset<Row> published = indicator(FIRST, exact, null, null, n -> n);
    first = byRegion(published, "VIC1");
    int[] next = CASES.clone();
    next[0]++;
    Dataset<Row> tomorrow = posterior(SECOND, next, n -> n);
    second = byRegion(indicator(SECOND, tomorrow, exact, published, n -> n), "VIC1");
  }

  private static String county(int i) {
    return "960%d%02d".formatted(1 + i / 6, 1 + i % 6);
  }

  private static String[] regions(UnaryOperator<String> name) {
    List<String> rows = new ArrayList<>();
    rows.add("'000000', '" + name.apply("nation") + "', 'nation', NULL");
    rows.add("'960000', '" + name.apply("province") + "', 'province', '000000'");
    rows.add("'960100', '" + name.apply("city 1") + "', 'city', '960000'");
    rows.add("'960200', '" + name.apply("city 2") + "', 'city', '960000'");
    for (int i = 0; i < CASES.length; i++) {
      rows.add(
          "'%s', '%s', 'county', '960%d00'"
              .formatted(county(i), name.apply("county " + i), 1 + i / 6));
    }
    return rows.stream().map(r -> r + ", DATE '2020-01-01'").toArray(String[]::new);
  }

  private static Dataset<Row> posterior(String night, int[] cases, UnaryOperator<String> name) {
    List<String> events = new ArrayList<>();
    List<String> exposures = new ArrayList<>();
    for (int i = 0; i < cases.length; i++) {
      for (String day : List.of("2026-02-01", night)) {
        long some = day.equals(night) ? cases[i] / 2 : cases[i] - cases[i] / 2;
        events.add(
            "'VIC1', '%s', DATE '%s', %d, 123456.78, 100000.00, 0".formatted(county(i), day, some));
      }
      events.add(
          "'VIC2', '%s', DATE '%s', %d, 123456.78, 100000.00, 250000000.00"
              .formatted(county(i), night, cases[i]));
      exposures.add("'VIC2', '%s', 250000, 250000".formatted(county(i)));
      events.add("'VIC1', '%s', DATE '2025-11-20', 20, 0, 0, 0".formatted(county(i)));
      exposures.add("'VIC1', '%s', 250000, 250000".formatted(county(i)));
    }
    events.add("'VIC1', 'unplaced', DATE '2026-02-02', 6, 0, 0, 0");
    return MapInputs.of(new RegionPosterior(CONF), night)
        .given("region", "code, name, level, parent, valid_from", regions(name))
        .given(
            "region_event_day",
            "indicator, region, day, events, loss, loss_capped, loss_capped_squared",
            events.toArray(String[]::new))
        .given(
            "region_exposure",
            "indicator, region, exposure, standard_exposure",
            exposures.toArray(String[]::new))
        .result();
  }

  /** One county's cases come three weeks late; it alone is not ranked, and the factor is shown. */
  @Test
  void lateDeliveryIsCompletedAndKeepsARegionUnranked() {
    List<String> events = new ArrayList<>();
    List<String> exposures = new ArrayList<>();
    List<String> delivered = new ArrayList<>();
    LocalDate night = LocalDate.parse(FIRST);
    for (int i = 0; i < CASES.length; i++) {
      int known = 0;
      for (int ago = 0; ago < CONF.delayWeeks(); ago++) {
        for (int n = 0; n < 20 + i; n++) {
          int delay = i == 3 ? n % 4 : 0;
          if (delay <= ago) {
            known++;
            delivered.add(
                "'%s', DATE '%s', 'filed', DATE '%s'"
                    .formatted(
                        county(i), night.minusDays(7L * ago), night.minusDays(7L * (ago - delay))));
          }
        }
      }
      events.add("'VIC1', '%s', DATE '%s', %d, 0, 0".formatted(county(i), FIRST, known));
      exposures.add("'VIC1', '%s', 250000, 250000".formatted(county(i)));
    }
    delivered.add("'%s', DATE '2025-06-01', 'filed', DATE '2025-06-02'".formatted(county(0)));
    Dataset<Row> exact =
        MapInputs.of(new RegionPosterior(CONF), FIRST)
            .given("region", "code, name, level, parent, valid_from", regions(n -> n))
            .given(
                "region_event_day",
                "indicator, region, day, events, loss, loss_capped",
                events.toArray(String[]::new))
            .given(
                "region_exposure",
                "indicator, region, exposure, standard_exposure",
                exposures.toArray(String[]::new))
            .given(
                "region_case",
                "region, accepted_on, status, known_on",
                delivered.toArray(String[]::new))
            .result();
    Map<String, Row> shown = byRegion(indicator(FIRST, exact, null, null, n -> n), "VIC1");
    Row late = shown.get(county(3));
    // Of 23 cases a week 6 of the newest, 12 and 18 of the next are known: 184 over 151.
    assertThat(late.<Object>getAs("completion_factor")).hasToString("1.22");
    assertThat(late.<Object>getAs("frozen_on")).hasToString(FIRST);
    assertThat(late.<String>getAs("publication")).isEqualTo("not_rankable");
    assertThat(late.<String>getAs("note")).contains("late");
    Row quick = shown.get(county(4));
    assertThat(quick.<Object>getAs("completion_factor")).hasToString("1.00");
    assertThat(quick.<String>getAs("note")).isNotEqualTo(late.getAs("note"));
    assertThat(first.get(county(3)).<Object>getAs("completion_factor"))
        .as("of a lake that keeps no delivery days yet")
        .isNull();
  }

  private static Dataset<Row> indicator(
      String night,
      Dataset<Row> tonight,
      Dataset<Row> before,
      Dataset<Row> published,
      UnaryOperator<String> name) {
    MapInputs in =
        MapInputs.of(new RegionIndicator(CONF), night)
            .given("region", "code, name, level, parent, valid_from", regions(name))
            .given("region_posterior", tonight);
    if (before != null) {
      in.given("region_posterior_before", before).given("region_indicator_published", published);
    }
    return in.result();
  }

  private static Map<String, Row> byRegion(Dataset<Row> rows, String indicator) {
    Map<String, Row> byRegion = new TreeMap<>();
    rows.where("indicator = '" + indicator + "'")
        .collectAsList()
        .forEach(r -> byRegion.put(r.getAs("region"), r));
    return byRegion;
  }

  @Test
  void everyRegionHasARowAndTheWindowCountsOnly() {
    assertThat(first).hasSize(CASES.length + 4);
    Row large = first.get(county(0));
    assertThat(large.<Long>getAs("observed")).isEqualTo(120);
    assertThat(large.<Object>getAs("period_from")).hasToString("2025-12-11");
    assertThat(large.<Object>getAs("period_to")).hasToString("2026-03-10");
    assertThat(large.<Object>getAs("rate")).hasToString("48.00");
    assertThat(large.<Object>getAs("loss_capped")).hasToString("200000.00");
    assertThat(large.<Object>getAs("loss")).hasToString("250000.00");
    assertThat(large.<Object>getAs("placed_share")).hasToString("0.99");
    assertThat(large.<String>getAs("name")).isEqualTo("county 0");
  }

  @Test
  void tooSmallMeansTooFewToRank() {
    Row few = first.get(county(9));
    assertThat(few.<String>getAs("publication")).isEqualTo("too_few_to_rank");
    assertThat(few.<String>getAs("note")).isEqualTo("too few to rank: below 16 events");
    assertThat(few.<Long>getAs("observed")).isEqualTo(13);
    assertThat(few.<Object>getAs("posterior_mean")).isNull();
    assertThat(few.<Object>getAs("rank_low")).isNull();
    Row ranked = first.get(county(0));
    assertThat(ranked.<String>getAs("publication")).isEqualTo("ranked");
    assertThat(ranked.<Integer>getAs("expected_rank")).isEqualTo(1);
    assertThat(ranked.<Integer>getAs("band")).isEqualTo(1);
    assertThat(ranked.<Integer>getAs("areas")).isEqualTo(CASES.length);
    assertThat(ranked.<String>getAs("wording")).contains("recommend review");
  }

  @Test
  void aSmallCountIsNeitherShownNorWorkedOut() {
    for (Map<String, Row> night : List.of(first, second)) {
      night.values().forEach(RegionTablesTest::isAboveTheFloors);
      Row small = night.get(county(2));
      assertThat(small.<String>getAs("publication")).isEqualTo("suppressed");
      assertThat(small.<Object>getAs("expected")).as("what is expected is no count").isNotNull();
      for (String column :
          List.of(
              "observed",
              "rate",
              "rate_high",
              "ratio",
              "posterior_mean",
              "p_above_2",
              "expected_rank",
              "rank_high",
              "band",
              "funnel",
              "loss",
              "loss_capped",
              "wording")) {
        assertThat(small.<Object>getAs(column)).as(column).isNull();
      }
      long hidden =
          night.values().stream()
              .filter(r -> r.getAs("region").toString().startsWith("9601"))
              .filter(r -> r.getAs("observed") == null)
              .count();
      assertThat(hidden).as("with one it could be subtracted").isGreaterThanOrEqualTo(2);
    }
  }

  private static void isAboveTheFloors(Row r) {
    Long observed = r.getAs("observed");
    assertThat(observed == null || observed >= 10).isTrue();
    if (r.getAs("publication").equals("ranked")) {
      assertThat(observed).isGreaterThanOrEqualTo(16);
      assertThat(r.<String>getAs("level")).isEqualTo("county");
    } else {
      assertThat(r.<Object>getAs("expected_rank")).isNull();
      assertThat(r.<Object>getAs("posterior_mean")).isNull();
      assertThat(r.<String>getAs("note")).isNotNull();
    }
  }

  /** A neighbour withheld last night is withheld again: shown once, it would give the rest away. */
  @Test
  void theNightBeforeDoesNotHelp() {
    first.forEach(
        (region, row) -> {
          if (!region.equals(county(0)) && !region.endsWith("00")) {
            assertThat(second.get(region).<Object>getAs("observed"))
                .as(region)
                .isEqualTo(row.getAs("observed"));
          }
        });
  }

  /** Money and cases look back at the same night, also on the first night with money. */
  @Test
  void moneyShowsWhereItsCasesDoAndOnlyThere() {
    Dataset<Row> exact = posterior(FIRST, CASES, n -> n).where("indicator <> 'VIC2'");
    Dataset<Row> published =
        indicator(FIRST, exact, null, null, n -> n).where("indicator <> 'VIC2'");
    int[] next = CASES.clone();
    next[3] += 2;
    Dataset<Row> tonight =
        indicator(SECOND, posterior(SECOND, next, n -> n), exact, published, n -> n);
    Map<String, Row> cases = byRegion(tonight, "VIC1");
    Map<String, Row> money = byRegion(tonight, "VIC2");
    assertThat(money.keySet()).isEqualTo(cases.keySet());
    money.forEach(
        (region, row) -> {
          assertThat(row.<Object>getAs("observed"))
              .as(region)
              .isEqualTo(cases.get(region).getAs("observed"));
          assertThat(row.<Object>getAs("expected")).isNull();
          assertThat(row.<Object>getAs("rate") == null)
              .isEqualTo(cases.get(region).<Object>getAs("rate") == null);
          assertThat(row.<String>getAs("recorded_by")).isEqualTo("region");
        });
    assertThat(money.get(county(0)).<Object>getAs("rate")).hasToString("0.40");
    assertThat(money.get(county(2)).<Object>getAs("rate")).isNull();
  }

  @Test
  void otherNamesChangeNothingButNames() {
    Map<String, Row> renamed =
        byRegion(
            indicator(
                FIRST,
                posterior(FIRST, CASES, n -> n + "'".repeat(2) + "x"),
                null,
                null,
                n -> "other " + n),
            "VIC1");
    renamed.forEach(
        (region, row) -> {
          for (String column : row.schema().fieldNames()) {
            if (!column.equals("name")) {
              assertThat(row.<Object>getAs(column))
                  .as(region + " " + column)
                  .isEqualTo(first.get(region).getAs(column));
            }
          }
        });
  }
}
