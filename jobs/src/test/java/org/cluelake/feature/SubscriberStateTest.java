package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class SubscriberStateTest {

  private static final String DELIVERED = "number, holder, status, valid_from";
  private static final String HELD = "number, holder, status, valid_from, known_on, biz_date";

  @Test
  void aNumberKeepsItsStateUntilItsOperatorSaysOtherwise() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "subscriber_state_before",
              HELD,
              "1, 11, 'active', DATE '2025-01-01', DATE '2026-03-01', DATE '2026-03-09'",
              "2, 12, 'active', DATE '2025-01-01', DATE '2026-03-01', DATE '2026-03-09'")
          .given("telecom_subscriber", DELIVERED, "2, 12, 'suspended', DATE '2025-01-01'");
      assertThat(bench.lines("number", "holder", "status", "known_on"))
          .containsExactly("1|11|active|2026-03-01", "2|12|suspended|2026-03-01");
    }
  }

  @Test
  void theNewestHolderWinsEvenWhenTheEarlierOneIsCorrectedLater() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "subscriber_state_before",
              HELD,
              "1, 12, 'active', DATE '2026-03-05', DATE '2026-03-06', DATE '2026-03-09'")
          .given("telecom_subscriber", DELIVERED, "1, 11, 'closed', DATE '2020-01-01'");
      assertThat(bench.lines("number", "holder", "valid_from", "known_on"))
          .containsExactly("1|12|2026-03-05|2026-03-06");
    }
  }

  @Test
  void bothHoldersInOneDeliveryGiveTheLaterOne() {
    try (StepBench bench = bench()) {
      bench.given(
          "telecom_subscriber",
          DELIVERED + ", virtual_operator",
          "1, 11, 'closed', DATE '2020-01-01', NULL",
          "1, 12, 'active', DATE '2026-03-08', 'V1'");
      assertThat(bench.lines("number", "holder", "is_virtual_operator", "known_on"))
          .containsExactly("1|12|true|2026-03-10");
    }
  }

  private static StepBench bench() {
    return StepBench.of(new SubscriberState(), "2026-03-10");
  }
}
