package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class AccountGraphTest {

  private static final AccountGraph GRAPH = new AccountGraph(new AccountGraph.Params(30));
  private static final String LINK =
      "account, counterparty, first_out_on, first_in_on, last_on, out_transfers, in_transfers";
  private static final String LOOP = "account, partner, other, weight";

  /** Paid 2 five times and 3 once, was paid by 3 and 4; nothing in common among these. */
  private static final List<String> LINKS =
      List.of(
          "1, 2, DATE '2026-01-01', NULL, DATE '2026-03-20', 5, 0",
          "1, 3, DATE '2026-03-01', DATE '2026-03-02', DATE '2026-03-02', 1, 1",
          "1, 4, NULL, DATE '2026-03-31', DATE '2026-03-31', 0, 3");

  private static StepBench bench(String... loops) {
    return StepBench.of(GRAPH, "2026-03-31")
        .given("money_link", LINK, LINKS.toArray(String[]::new))
        .given("money_loop", LOOP, loops);
  }

  @Test
  void linksAreCountedByDirectionRepetitionAndAge() {
    try (StepBench bench = bench("9, 8, 8, 1")) {
      assertThat(bench.lines("links", "payees", "payers", "both_ways", "payee_share"))
          .containsExactly("3|2|2|1|500");
      assertThat(
              bench.lines(
                  "out_repeats",
                  "in_repeats",
                  "repeated_payees",
                  "repeated_payers",
                  "most_repeats"))
          .containsExactly("4|2|1|1|4");
      assertThat(
              bench.lines(
                  "known_days",
                  "newest_days",
                  "quiet_days",
                  "new_links",
                  "paying_days",
                  "paid_days"))
          .containsExactly("89|0|0|1|59|29");
    }
  }

  @Test
  void aLinkIsNewForItsFirstDaysAlone() {
    try (StepBench bench =
        StepBench.of(GRAPH, "2026-03-31")
            .given(
                "money_link",
                LINK,
                "1, 2, DATE '2026-03-02', NULL, DATE '2026-03-31', 1, 0",
                "1, 3, DATE '2026-03-01', NULL, DATE '2026-03-31', 1, 0")) {
      assertThat(bench.lines("new_links")).containsExactly("1");
    }
  }

  @Test
  void loopsCountByTheRoleOfTheAccountAndTieItToTheOthers() {
    try (StepBench bench =
        bench("1, 3, 3, 7", "1, 2, 3, 10", "1, 2, 4, 100", "1, 3, 4, 1000", "9, 2, 4, 5")) {
      assertThat(bench.lines("triangles", "closure", "pair_closure")).containsExactly("3|1117|7");
      assertThat(bench.lines("source_closure", "sink_closure", "pass_closure"))
          .containsExactly("10|1000|1110");
      assertThat(bench.lines("tie_1", "tie_2", "tie_3", "tie_4"))
          .containsExactly("1100|1017|110|0");
    }
  }

  /** The loop is a fact of the past; of its members only those still linked have a role. */
  @Test
  void aLoopWithAForgottenLinkKeepsItsWeightAndHasNoRole() {
    try (StepBench bench = bench("1, 2, 99, 10")) {
      Map<String, Object> row = bench.rows().get(0);
      assertThat(row).containsEntry("closure", 10L).containsEntry("source_closure", 0L);
      assertThat(row).containsEntry("pass_closure", 0L).containsEntry("tie_2", 10L);
    }
  }
}
