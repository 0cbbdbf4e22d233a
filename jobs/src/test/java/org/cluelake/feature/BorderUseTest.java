package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class BorderUseTest {

  private static final String CALL =
      "record_id, number, direction, started_at, answered, cell, roaming_country";

  private static String call(String id, int number, String clock, String cell, String country) {
    return "'%s', %d, 'MO', TIMESTAMPTZ '2026-03-10 %s:00+08:00', true, %s, %s"
        .formatted(id, number, clock, cell, country);
  }

  /** Numbers 21 to 24 of persons 1 to 4; number 23 is new in their hands. */
  private static StepBench bench() {
    return StepBench.of(new BorderUse(new BorderUse.Params(60)), "2026-03-10")
        .given(
            "risk_place",
            "place_id, kind, cell_prefix, valid_from, valid_to",
            "'s', 'border_section', 'B-4', DATE '2025-01-01', NULL",
            "'old', 'border_section', 'D-', DATE '2025-01-01', DATE '2026-03-09'",
            "'c', 'compound', 'A-', DATE '2025-01-01', NULL")
        .given(
            "subscriber_state",
            "number, holder, holder_kind, valid_from",
            "21, 1, 'person', DATE '2020-01-01'",
            "22, 2, 'person', DATE '2020-01-01'",
            "23, 3, 'person', DATE '2026-03-01'",
            "24, 4, 'enterprise', DATE '2020-01-01'")
        .given(
            "border_use_before",
            "number, person, known_on, border_days, elsewhere_days, last_home_at, was_at_border,"
                + " roaming_days, first_roaming_at, last_roaming_at",
            "22, 2, DATE '2026-02-01', 1, 9, TIMESTAMPTZ '2026-03-08 20:00:00+08:00', true, 1,"
                + " TIMESTAMPTZ '2026-03-09 08:00:00+08:00',"
                + " TIMESTAMPTZ '2026-03-09 09:00:00+08:00'",
            "23, 9, DATE '2026-02-01', 1, 9, TIMESTAMPTZ '2026-02-20 20:00:00+08:00', true, 0,"
                + " NULL, NULL");
  }

  private static final String[] TOLD = {
    "number", "border_days", "elsewhere_days", "was_at_border", "roaming_days", "first_roaming_at"
  };

  @Test
  void daysAtHomeAreToldApartAndAUseAtHomeEndsWhatWasAbroad() {
    try (StepBench bench =
        bench()
            .given(
                "telecom_call",
                CALL,
                call("a", 21, "08:00", "'X-1'", "NULL"),
                call("b", 21, "09:00", "'B-41'", "NULL"),
                call("c", 21, "10:00", "'A-1'", "'ZZ'"),
                call("d", 21, "11:00", "NULL", "'ZZ'"),
                call("e", 22, "09:00", "'B-31'", "NULL"),
                call("f", 22, "08:00", "'A-1'", "'ZZ'"),
                call("g", 23, "08:00", "'D-1'", "NULL"),
                call("h", 24, "08:00", "'B-41'", "NULL"))) {
      assertThat(bench.lines(TOLD))
          .containsExactly(
              "21|1|1|true|1|2026-03-10 10:00:00+08", "22|1|10|false|0|", "23|0|1|false|0|");
    }
  }

  @Test
  void daysAbroadAddUpWithoutAUseAtHome() {
    try (StepBench bench =
        bench().given("telecom_call", CALL, call("f", 22, "08:00", "'A-1'", "'ZZ'"))) {
      assertThat(bench.lines(TOLD)).containsExactly("22|1|9|true|2|2026-03-09 08:00:00+08");
    }
  }

  @Test
  void anUnansweredCallSaysNothing() {
    try (StepBench bench =
        bench()
            .given(
                "telecom_call",
                CALL,
                call("a", 22, "08:00", "'B-31'", "NULL")
                    .replace("'MO'", "'MT'")
                    .replace("true", "false"))) {
      assertThat(bench.lines(TOLD)).containsExactly("22|1|9|true|1|2026-03-09 08:00:00+08");
    }
  }
}
