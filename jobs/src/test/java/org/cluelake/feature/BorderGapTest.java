package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class BorderGapTest {

  private static String use(
      int number, int person, String home, boolean atBorder, int roamingDays, String roamed) {
    return "%d, %d, 1, 5, TIMESTAMPTZ '%s 20:00:00+08:00', %s, %d, %s"
        .formatted(
            number,
            person,
            home,
            atBorder,
            roamingDays,
            roamed == null ? "NULL" : "TIMESTAMPTZ '" + roamed + "'");
  }

  private static StepBench bench(String... uses) {
    return StepBench.of(new BorderGap(new BorderGap.Params(7)), "2026-03-10")
        .given(
            "border_use",
            "number, person, border_days, elsewhere_days, last_home_at, was_at_border,"
                + " roaming_days, last_roaming_at",
            uses);
  }

  @Test
  void anotherNumberUsedAtHomeSinceSaysThePersonIsThere() {
    try (StepBench bench =
        bench(
            use(21, 1, "2026-03-05", true, 2, "2026-03-09 08:00:00+08:00"),
            use(22, 2, "2026-03-05", true, 2, "2026-03-09 08:00:00+08:00"),
            use(23, 2, "2026-03-06", false, 0, null),
            use(24, 3, "2026-03-05", false, 2, "2026-03-09 08:00:00+08:00"))) {
      assertThat(bench.lines("person", "roaming_days", "silent_days")).containsExactly("1|2|1");
    }
  }

  @Test
  void silenceCountsFromTheLastUseOfAnyNumber() {
    try (StepBench bench =
        bench(
            use(21, 1, "2026-03-03", true, 0, null),
            use(22, 2, "2026-03-04", true, 0, null),
            use(23, 3, "2026-02-25", true, 0, null),
            use(24, 3, "2026-02-20", false, 0, null))) {
      assertThat(bench.lines("person", "roaming_days", "silent_days"))
          .containsExactly("1|0|7", "3|0|13");
    }
  }
}
