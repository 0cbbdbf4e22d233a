package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class MoneyLinkTest {

  private static final String EDGE = "account, counterparty, direction, transfers, everyday";
  private static final String LINK =
      "account, counterparty, first_out_on, first_in_on, last_on, nights, links";
  private static final String LOOP = "account, partner, other, weight, closed_on";
  private static final MoneyLink LINKS = new MoneyLink(new MoneyLink.Params(30));
  private static final MoneyLoop LOOPS = new MoneyLoop(new MoneyLoop.Params(30));

  @Test
  void aLinkKeepsItsFirstDaysAndIsForgottenAfterItsLast() {
    try (StepBench bench =
        StepBench.of(LINKS, "2026-03-31")
            .given(
                "money_link_before",
                LINK,
                "1, 7, DATE '2025-01-01', NULL, DATE '2026-03-02', 4, 9",
                "1, 8, DATE '2025-01-01', NULL, DATE '2026-03-01', 4, 9",
                "1, 9, DATE '2025-01-01', NULL, DATE '2026-03-30', 4, 9")
            .given("account_edge_day", EDGE, "1, 9, 'in', 3, 0", "1, 9, 'out', 1, 0")) {
      assertThat(bench.lines("counterparty", "first_out_on", "first_in_on", "nights", "links"))
          .containsExactlyInAnyOrder("7|2025-01-01||4|2", "9|2025-01-01|2026-03-31|5|2");
    }
  }

  @Test
  void transfersAddUpByDirectionAndOldLinksCountOneForEachDirection() {
    try (StepBench bench =
        StepBench.of(LINKS, "2026-03-31")
            .given(
                "money_link_before",
                LINK + ", out_transfers, in_transfers",
                "1, 7, DATE '2026-03-01', NULL, DATE '2026-03-02', 4, 9, 5, 0",
                "1, 8, DATE '2026-03-01', DATE '2026-03-01', DATE '2026-03-05', 4, 9, NULL, NULL")
            .given("account_edge_day", EDGE, "1, 7, 'out', 4, 1", "1, 7, 'in', 1, 0")) {
      assertThat(bench.lines("counterparty", "out_transfers", "in_transfers"))
          .containsExactlyInAnyOrder("7|8|1", "8|1|1");
    }
  }

  @Test
  void everydayLifeBusinessAndOneselfMakeNoLink() {
    try (StepBench bench =
        StepBench.of(LINKS, "2026-03-31")
            .given(
                "account_edge_day",
                EDGE,
                "1, 2, 'out', 2, 2",
                "1, 3, 'out', 2, 1",
                "1, 4, 'out', 0, 0",
                "1, 1, 'out', 1, 0",
                "5, 1, 'in', 1, 0",
                "6, 1, 'in', 1, 0")
            .given(
                "account_state", "account, kind, holder", "5, 'merchant', 50", "1, 'debit', 10")) {
      assertThat(bench.lines("account", "counterparty", "links", "holder"))
          .containsExactlyInAnyOrder("1|3|1|10", "6|1|1|");
    }
  }

  @Test
  void aLoopWeighsLessTheMoreLinksTheOthersHaveAndCountsOnce() {
    try (StepBench bench =
        StepBench.of(LOOPS, "2026-03-31")
            .given(
                "money_loop_before",
                LOOP,
                "1, 2, 3, 500, DATE '2026-03-02'",
                "1, 4, 5, 500, DATE '2026-03-01'",
                "1, 6, 7, 500, DATE '2026-03-20'")
            .given(
                "new_loop",
                "account, partner, other, partner_links, other_links",
                "1, 6, 7, 3, 100",
                "1, 8, 8, 4, 1")) {
      assertThat(bench.lines("partner", "other", "weight", "closed_on"))
          .containsExactlyInAnyOrder(
              "2|3|500|2026-03-02", "6|7|3333333|2026-03-31", "8|8|250000000|2026-03-31");
    }
  }

  @Test
  void peersWithLinksAreCountedByTheBitsOfTheirClosure() {
    try (StepBench bench =
        StepBench.of(new PeerCount(), "2026-03-31")
            .given(
                "money_link",
                LINK,
                "1, 7, NULL, NULL, DATE '2026-03-02', 4, 2",
                "1, 8, NULL, NULL, DATE '2026-03-02', 4, 2",
                "2, 7, NULL, NULL, DATE '2026-03-02', 4, 1")
            .given(
                "money_loop",
                LOOP,
                "1, 2, 3, 5, DATE '2026-03-02'",
                "1, 4, 5, 3, DATE '2026-03-02'",
                "9, 4, 5, 3, DATE '2026-03-02'")
            .given("account_state", "account, kind", "1, 'debit'", "2, 'debit'")) {
      assertThat(bench.lines("peer_group", "measure", "bin", "accounts"))
          .containsExactlyInAnyOrder("debit|closure|0|1", "debit|closure|4|1");
    }
  }
}
