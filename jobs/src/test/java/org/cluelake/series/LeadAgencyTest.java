package org.cluelake.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Series S of four cases, accepted by units of two counties of a city and one of another. */
class LeadAgencyTest {

  private static final String NIGHT = "2026-03-10";

  private static String unit(String id, String unit, String region, int day, String loss) {
    return "'%s', '%s', '%s', TIMESTAMPTZ '2026-03-%02d 09:00:00+08:00', %s"
        .formatted(id, unit, region, day, loss);
  }

  private static List<String> lines(List<String> units, String... more) {
    try (StepBench bench = bench(units)) {
      for (String row : more) {
        StepBench unused = bench.given("case_entity", "case_id, entity_kind, entity, role", row);
      }
      return bench
          .given(
              "stay_abroad",
              "person, returned_at",
              "7, NULL",
              "8, TIMESTAMPTZ '2026-03-01 09:00:00+08:00'")
          .lines("unit", "loss_share", "is_suggested", "candidates", "superior", "next_step");
    }
  }

  private static StepBench bench(List<String> units) {
    StepBench bench =
        StepBench.of(new LeadAgency(), NIGHT)
            .given(
                "region",
                "code, level, parent",
                "'000000', 'nation', NULL",
                "'960000', 'province', '000000'",
                "'960100', 'city', '960000'",
                "'960200', 'city', '960000'",
                "'960101', 'county', '960100'",
                "'960102', 'county', '960100'",
                "'960201', 'county', '960200'",
                "'970000', 'province', '000000'",
                "'970001', 'county', '970000'")
            .given(
                "case_unit",
                "case_id, unit, region, accepted_at, loss",
                units.toArray(String[]::new));
    for (String id : List.of("A", "B", "C")) {
      StepBench unused = bench.given("case_series", "series_id, case_id", "'S', '" + id + "'");
    }
    return bench;
  }

  @Test
  void bothGroundsInOneUnit() {
    assertThat(
            lines(
                List.of(
                    unit("A", "u1", "960101", 1, "600"),
                    unit("B", "u2", "960102", 2, "400"),
                    unit("C", "u1", "960101", 3, "0"),
                    unit("D", "u3", "960201", 1, "9000"))))
        .containsExactly("u1|0.6000|true|1|960101|file", "u2|0.4000|false|1|960101|file");
  }

  @Test
  void whoHoldsMoreThanHalfOfTheLossComesBeforeWhoAcceptedFirst() {
    assertThat(
            lines(
                List.of(
                    unit("A", "u1", "960101", 1, "100"),
                    unit("B", "u2", "960102", 2, "501"),
                    unit("C", "u3", "960201", 3, "400"))))
        .containsExactly(
            "u1|0.0999|false|2|960100|talk",
            "u2|0.5005|true|2|960100|talk",
            "u3|0.3996|false|2|960100|talk");
    assertThat(
            lines(
                List.of(
                    unit("A", "u1", "960101", 1, "100"),
                    unit("B", "u2", "960102", 2, "400"),
                    unit("C", "u3", "960201", 3, "500"))))
        .containsExactly(
            "u1|0.1000|true|2|960000|talk",
            "u2|0.4000|false|2|960000|talk",
            "u3|0.5000|false|2|960000|talk");
  }

  @Test
  void aTieIsStatedAndNobodyIsSuggested() {
    List<String> tied =
        List.of(
            unit("A", "u1", "960101", 1, "500"),
            unit("B", "u2", "970001", 1, "500"),
            unit("C", "u3", "960201", 3, "0"));
    assertThat(lines(tied))
        .containsExactly(
            "u1|0.5000|false|2|000000|talk",
            "u2|0.5000|false|2|000000|talk",
            "u3|0.0000|false|2|000000|talk");
    try (StepBench bench = bench(tied)) {
      assertThat(bench.lines("reason"))
          .contains(
              "Accepted first and holds the largest part of the loss: 1 case with 500.00 yuan of"
                  + " 1000.00; the grounds tie, so nobody is suggested; 2 units have a ground:"
                  + " they talk, and where they cannot agree their common superior designates");
    }
  }

  @Test
  void suspectsAbroadLetTheMinistryDesignate() {
    List<String> units =
        List.of(unit("A", "u1", "960101", 1, "1"), unit("B", "u1", "960101", 2, "1"));
    assertThat(lines(units, "'A', 'person', 8, 'suspect'", "'A', 'person', 7, 'contact'"))
        .containsExactly("u1|1.0000|true|1|960101|file");
    assertThat(lines(units, "'A', 'person', 7, 'suspect'", "'B', 'person', 7, 'suspect'"))
        .containsExactly("u1|1.0000|true|1|960101|talk_or_ministry");
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<String> units =
        new ArrayList<>(
            List.of(
                unit("A", "u1", "960101", 1, "100"),
                unit("B", "u2", "960102", 2, "400"),
                unit("C", "u3", "960201", 3, "500")));
    List<String> some = lines(units);
    for (long seed = 0; seed < 5; seed++) {
      Collections.shuffle(units, new Random(seed));
      assertThat(lines(units)).isEqualTo(some);
    }
  }
}
