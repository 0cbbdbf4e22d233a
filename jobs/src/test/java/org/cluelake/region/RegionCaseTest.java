package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Cases carried from night to night, with the night that first knew them. */
class RegionCaseTest {

  @Test
  void theFirstNightStaysAndANightNobodyKeptStaysUnknown() {
    try (StepBench bench = StepBench.of(new RegionCase(), "2026-03-10")) {
      bench.given(
          "police_case",
          "case_id, status, recorded_on",
          "'kept', 'solved', DATE '2026-03-10'",
          "'old', 'solved', DATE '2026-03-10'",
          "'new', 'filed', DATE '2026-03-09'");
      bench.given(
          "region_case_before",
          "case_id, status, recorded_on, known_on",
          "'kept', 'filed', DATE '2026-02-01', DATE '2026-02-03'",
          "'old', 'filed', DATE '2026-02-01', NULL");
      assertThat(bench.lines("case_id", "status", "known_on"))
          .containsExactlyInAnyOrder(
              "kept|solved|2026-02-03", "old|solved|", "new|filed|2026-03-10");
    }
  }
}
