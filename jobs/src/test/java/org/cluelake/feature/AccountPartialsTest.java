package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cluelake.run.PipelineException;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class AccountPartialsTest {

  private static final String COLUMNS =
      "transfer_id, account, counterparty, direction, at, amount, currency, purpose, state";

  private static final AccountEdgeDay EDGES =
      new AccountEdgeDay(new AccountEdgeDay.Params(List.of("salary", "rent")));

  private static String row(
      int id, String party, String direction, String time, String amount, String rest) {
    return "'t%d', 1, %s, '%s', TIMESTAMPTZ '2026-03-10 %s+08:00', %s, %s"
        .formatted(id, party, direction, time, amount, rest);
  }

  @Test
  void directionsAreEdgesOfTheirOwnAndCashIsNone() {
    try (StepBench bench =
        StepBench.of(EDGES, "2026-03-10")
            .given(
                "account_leg",
                COLUMNS,
                row(1, "7", "out", "10:00:00", "100", "'CNY', NULL, 'settled'"),
                row(2, "7", "in", "11:00:00", "30", "'CNY', NULL, 'settled'"),
                row(3, "NULL", "out", "12:00:00", "900", "'CNY', NULL, 'settled'"))) {
      assertThat(bench.lines("counterparty", "direction", "transfers", "amount"))
          .containsExactly("7|in|1|30.00", "7|out|1|100.00");
    }
  }

  @Test
  void attemptsShowInLargestAndTimesButNotInAmounts() {
    try (StepBench bench =
        StepBench.of(EDGES, "2026-03-10")
            .given(
                "account_leg",
                COLUMNS,
                row(1, "7", "out", "10:00:00", "100", "'CNY', 'Salary', 'settled'"),
                row(2, "7", "out", "23:59:59", "5000", "'CNY', 'rent', 'rejected'"),
                row(3, "7", "out", "12:00:00", "800", "'USD', 'gift', 'settled'"))) {
      assertThat(bench.lines("transfers", "attempts", "amount", "largest", "everyday", "last_at"))
          .containsExactly("2|1|100.00|5000.00|1|2026-03-10 23:59:59+08");
    }
  }

  @Test
  void purposesThatAreNoCodesAreRefused() {
    assertThatThrownBy(() -> new AccountEdgeDay.Params(List.of("rent', 'x")))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("everydayPurposes");
    assertThatThrownBy(() -> new AccountEdgeDay.Params(List.of()))
        .isInstanceOf(PipelineException.class);
  }

  @Test
  void hoursAreThoseOfTheBusinessZoneAndHoldSettledMoneyOnly() {
    try (StepBench bench =
        StepBench.of(new AccountHour(), "2026-03-10")
            .given(
                "account_leg",
                COLUMNS,
                row(1, "7", "out", "00:00:00", "100", "'CNY', NULL, 'settled'"),
                row(2, "NULL", "in", "00:59:59", "30", "'CNY', NULL, 'settled'"),
                row(3, "7", "in", "01:00:00", "7", "'CNY', NULL, 'settled'"),
                row(4, "7", "in", "02:00:00", "7", "'CNY', NULL, 'attempted'"))) {
      assertThat(bench.lines("hour", "in_count", "in_amount", "out_count", "out_amount"))
          .containsExactly(
              "2026-03-10 00:00:00+08|1|30.00|1|100.00", "2026-03-10 01:00:00+08|1|7.00|0|0.00");
    }
  }
}
