package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class AccountActivityTest {

  private static final AccountActivity STEP =
      new AccountActivity(new AccountActivity.Params(30, List.of("interest", "fee")));
  private static final String LEG =
      "transfer_id, account, counterparty, direction, amount, currency, channel, purpose, state";
  private static final String STATE =
      "account, known_on, last_active_on, run_started_on, quiet_since, is_run_at_counter, month,"
          + " turnover";

  private static StepBench bench(String date) {
    return StepBench.of(STEP, date);
  }

  @Test
  void interestFeesAndAttemptsAreNoActivity() {
    try (StepBench bench =
        bench("2026-03-10")
            .given("account_state", "account", "1", "2")
            .given(
                "account_leg",
                LEG,
                "'a', 1, 7, 'in', 3, 'CNY', 'mobile', 'INTEREST', 'settled'",
                "'b', 1, 7, 'out', 500, 'CNY', 'mobile', NULL, 'rejected'",
                "'c', 3, 7, 'out', 500, 'USD', 'mobile', NULL, 'settled'")) {
      assertThat(bench.lines("account", "known_on", "last_active_on", "quiet_since"))
          .containsExactly("1|2026-03-10||", "2|2026-03-10||", "3|2026-03-10|2026-03-10|");
    }
  }

  @Test
  void aPauseEndsARunAndRemembersSinceWhenItWasQuiet() {
    String before =
        ", DATE '2025-01-01', DATE '%s', DATE '2025-02-01', DATE '2025-01-02', false, DATE"
            + " '2026-03-01', [10, 20]";
    try (StepBench bench =
        bench("2026-03-10")
            .given(
                "account_activity_before",
                STATE,
                "1" + before.formatted("2026-02-08"),
                "2" + before.formatted("2026-02-09"),
                "3" + before.formatted("2025-02-08"))
            .given(
                "account_leg",
                LEG,
                "'a', 1, NULL, 'out', 5, 'CNY', 'counter', NULL, 'settled'",
                "'b', 2, 7, 'in', 5, 'CNY', 'counter', NULL, 'settled'")) {
      assertThat(
              bench.lines(
                  "account",
                  "last_active_on",
                  "run_started_on",
                  "quiet_since",
                  "is_run_at_counter"))
          .containsExactly(
              "1|2026-03-10|2026-03-10|2026-02-08|true",
              "2|2026-03-10|2025-02-01|2025-01-02|false",
              "3|2025-02-08|2025-02-01|2025-01-02|false");
    }
  }

  @Test
  void aPayerAtTheCounterIsNotTheHolder() {
    try (StepBench bench =
        bench("2026-03-10")
            .given(
                "account_leg",
                LEG,
                "'a', 1, 7, 'in', 5, 'CNY', 'counter', NULL, 'settled'",
                "'b', 2, NULL, 'in', 5, 'CNY', 'cash', NULL, 'settled'")) {
      assertThat(bench.lines("account", "is_run_at_counter")).containsExactly("1|false", "2|true");
    }
  }

  @Test
  void turnoverMovesDownByTheMonthsThatHavePassed() {
    String legs = "'a', 1, 7, 'in', 5.50, 'CNY', 'mobile', NULL, 'settled'";
    String before = "1, DATE '2025-01-01', NULL, NULL, NULL, false, DATE '%s', [%s]";
    String full = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13";
    assertThat(turnover("2026-03-10", before.formatted("2026-03-01", full), legs))
        .isEqualTo(
            "[6.50, 2.00, 3.00, 4.00, 5.00, 6.00, 7.00, 8.00, 9.00, 10.00, 11.00, 12.00, 13.00]");
    assertThat(turnover("2026-03-10", before.formatted("2026-01-01", full), legs))
        .isEqualTo(
            "[5.50, 0.00, 1.00, 2.00, 3.00, 4.00, 5.00, 6.00, 7.00, 8.00, 9.00, 10.00, 11.00]");
    assertThat(turnover("2026-03-10", before.formatted("2020-01-01", full), legs))
        .isEqualTo(
            "[5.50, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00]");
  }

  @Property(tries = 20)
  void twoNightsAddUpToOne(
      @ForAll @IntRange(min = 1, max = 900) int first,
      @ForAll @IntRange(min = 1, max = 900) int second) {
    String leg = "'%s', 1, 7, 'in', %d, 'CNY', 'mobile', NULL, 'settled'";
    String once = turnover("2026-03-10", null, leg.formatted("a", first + second));
    String before = turnover("2026-03-09", null, leg.formatted("a", first));
    assertThat(
            turnover(
                "2026-03-10",
                "1, DATE '2026-03-09', NULL, NULL, NULL, false, DATE '2026-03-01', " + before,
                leg.formatted("b", second)))
        .isEqualTo(once);
  }

  private static String turnover(String date, String before, String leg) {
    try (StepBench bench = bench(date).given("account_leg", LEG, leg)) {
      if (before != null) {
        StepBench unused = bench.given("account_activity_before", STATE, before);
      }
      return bench.lines("turnover").get(0);
    }
  }
}
