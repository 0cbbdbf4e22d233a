package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class AccountStateTest {

  private static final String COLUMNS = "account, kind, status, valid_from";

  private static StepBench bench() {
    return StepBench.of(new AccountState(), "2026-03-10");
  }

  @Test
  void theNewestDescriptionOfTheNightWins() {
    try (StepBench bench =
        bench()
            .given(
                "bank_account",
                COLUMNS,
                "1, 'debit', 'active', DATE '2026-03-08'",
                "1, 'debit', 'frozen', DATE '2026-03-10'",
                "1, 'debit', 'suspended', DATE '2026-03-09'")) {
      assertThat(bench.lines("account", "status")).containsExactly("1|frozen");
    }
  }

  @Test
  void anAccountNotDeliveredTonightIsCarriedForward() {
    try (StepBench bench =
        bench()
            .given("account_state_before", COLUMNS, "1, 'debit', 'active', DATE '2020-01-01'")
            .given("bank_account", COLUMNS, "2, 'wallet', 'active', DATE '2026-03-10'")) {
      assertThat(bench.lines("account", "kind")).containsExactly("1|debit", "2|wallet");
    }
  }

  @Test
  void aCorrectionOfTheSameStateReplacesItAndAnOlderOneDoesNot() {
    try (StepBench bench =
        bench()
            .given(
                "account_state_before",
                COLUMNS,
                "1, 'debit', 'active', DATE '2026-01-01'",
                "2, 'debit', 'frozen', DATE '2026-01-01'")
            .given(
                "bank_account",
                COLUMNS,
                "1, 'merchant', 'active', DATE '2026-01-01'",
                "2, 'debit', 'active', DATE '2025-01-01'")) {
      assertThat(bench.lines("account", "kind", "status"))
          .containsExactly("1|merchant|active", "2|debit|frozen");
    }
  }
}
