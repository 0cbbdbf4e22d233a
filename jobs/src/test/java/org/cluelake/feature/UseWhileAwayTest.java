package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class UseWhileAwayTest {

  private static final String LEG =
      "transfer_id, account, counterparty, direction, at, amount, currency, channel,"
          + " terminal_region, state";
  private static final String CALL =
      "record_id, number, other, direction, started_at, answered, cell, roaming_country";

  private static String at(String clock) {
    return "TIMESTAMPTZ '2026-03-10 " + clock + ":00+08:00'";
  }

  /** Person 5 left at 03:00 and came back at 20:00; six hours around do not count. */
  private static StepBench bench() {
    return StepBench.of(new UseWhileAway(new UseWhileAway.Params(6)), "2026-03-10")
        .given(
            "stay_abroad", "person, left_at, returned_at", "5, " + at("03:00") + ", " + at("20:00"))
        .given("account_state", "account, holder", "1, 5", "2, 6")
        .given(
            "subscriber_state",
            "number, holder, holder_kind, valid_from",
            "21, 5, 'person', DATE '2020-01-01'",
            "22, 5, 'enterprise', DATE '2020-01-01'",
            "23, 5, 'person', DATE '2026-03-11'");
  }

  @Test
  void onlyWhatNeedsSomebodyAtHomeCounts() {
    try (StepBench bench =
        bench()
            .given(
                "account_leg",
                LEG,
                "'a', 1, NULL, 'out', " + at("10:00") + ", 100, 'CNY', 'atm', '960101', 'settled'",
                "'b', 1, NULL, 'out', " + at("11:00") + ", 300, 'CNY', 'atm', '970101', 'settled'",
                "'c', 1, 9, 'out', " + at("11:00") + ", 7, 'CNY', 'pos', '970101', 'settled'",
                "'d', 1, 9, 'out', " + at("11:00") + ", 900, 'CNY', 'mobile', NULL, 'settled'",
                "'e', 1, 9, 'out', " + at("11:00") + ", 900, 'CNY', 'third_party', NULL, 'settled'",
                "'f', 1, NULL, 'out', " + at("11:00") + ", 900, 'CNY', 'atm', NULL, 'settled'",
                "'g', 1, 9, 'in', " + at("11:00") + ", 900, 'CNY', 'counter', '960101', 'settled'",
                "'h', 1, 9, 'out', " + at("11:00") + ", 9, 'CNY', 'counter', '960101', 'rejected'",
                "'i', 1, NULL, 'in', " + at("11:00") + ", 50, 'CNY', 'cash', '960101', 'settled'",
                "'j', 2, NULL, 'out', " + at("11:00") + ", 9, 'CNY', 'atm', '960101', 'settled'")) {
      assertThat(bench.lines("entity_kind", "entity", "way", "uses", "amount", "largest"))
          .containsExactly(
              "account|1|atm|2|400.00|300.00",
              "account|1|counter|1|50.00|50.00",
              "account|1|pos|1|7.00|7.00");
    }
  }

  @Test
  void hoursAroundACrossingDoNotCount() {
    try (StepBench bench =
        bench()
            .given(
                "account_leg",
                LEG,
                "'a', 1, NULL, 'out', " + at("09:00") + ", 1, 'CNY', 'atm', '960101', 'settled'",
                "'b', 1, NULL, 'out', " + at("09:01") + ", 2, 'CNY', 'atm', '960101', 'settled'",
                "'c', 1, NULL, 'out', " + at("13:59") + ", 4, 'CNY', 'atm', '960101', 'settled'",
                "'d', 1, NULL, 'out', " + at("14:00") + ", 8, 'CNY', 'atm', '960101', 'settled'")) {
      assertThat(bench.lines("way", "uses", "amount")).containsExactly("atm|2|6.00");
    }
  }

  @Test
  void onlyAnsweredCallsInAHomeCellUnderThePresentHolderCount() {
    try (StepBench bench =
        bench()
            .given(
                "telecom_call",
                CALL,
                "'a', 21, 7, 'MO', " + at("10:00") + ", true, 'c1', NULL",
                "'b', 21, 8, 'MO', " + at("10:00") + ", true, 'c1', NULL",
                "'c', 21, 8, 'MT', " + at("10:00") + ", true, 'c1', NULL",
                "'d', 21, 8, 'MO', " + at("10:00") + ", false, 'c1', NULL",
                "'e', 21, 8, 'MO', " + at("10:00") + ", true, 'z9', 'ZZ'",
                "'f', 21, 8, 'MO', " + at("10:00") + ", true, NULL, NULL",
                "'g', 22, 8, 'MO', " + at("10:00") + ", true, 'c1', NULL",
                "'h', 23, 8, 'MO', " + at("10:00") + ", true, 'c1', NULL")) {
      assertThat(bench.lines("entity_kind", "entity", "way", "uses", "parties"))
          .containsExactly("number|21|call_in|1|1", "number|21|call_out|2|2");
    }
  }
}
