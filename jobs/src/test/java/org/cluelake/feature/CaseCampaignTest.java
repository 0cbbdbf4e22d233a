package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class CaseCampaignTest {

  @Test
  void aChainOfTwentyCasesIsOneCampaignWhateverTheOrderOfItsLinks() {
    try (StepBench bench = bench(5)) {
      for (int i = 0; i < 20; i++) {
        String name = "'C%02d'".formatted((i * 7) % 20);
        bench
            .given("case_state", "case_id, status", name + ", 'filed'")
            .given(
                "case_entity",
                "case_id, entity_kind, entity",
                name + ", 'number', " + i,
                name + ", 'number', " + (i + 1));
      }
      assertThat(bench.lines("campaign")).hasSize(20).containsOnly("C00");
    }
  }

  @Test
  void aWithdrawnCaseJoinsNothingAndHasNoCampaign() {
    try (StepBench bench = bench(5)) {
      bench
          .given(
              "case_state", "case_id, status", "'A', 'filed'", "'B', 'withdrawn'", "'C', 'solved'")
          .given(
              "case_entity",
              "case_id, entity_kind, entity",
              "'A', 'account', 1",
              "'B', 'account', 1",
              "'B', 'device', 2",
              "'C', 'device', 2");
      assertThat(bench.lines("case_id", "campaign")).containsExactly("A|A", "C|C");
    }
  }

  @Test
  void hubsProtectedNumbersPersonsAndLikeTokensOfOtherKindsJoinNothing() {
    try (StepBench bench = bench(2)) {
      bench
          .given("case_state", "case_id, status", "'A', 'filed'", "'B', 'filed'", "'C', 'filed'")
          .given(
              "case_entity",
              "case_id, entity_kind, entity, role",
              "'A', 'account', 1, 'receiver'",
              "'B', 'account', 1, 'receiver'",
              "'C', 'account', 1, 'receiver'",
              "'A', 'number', 2, 'caller'",
              "'B', 'number', 2, 'caller'",
              "'A', 'person', 3, 'suspect'",
              "'B', 'person', 3, 'suspect'",
              "'B', 'number', 4, 'caller'",
              "'C', 'account', 4, 'receiver'")
          .given(
              "protected_entity",
              "entity_kind, entity, valid_from, valid_to",
              "'number', 2, DATE '2020-01-01', NULL");
      assertThat(bench.lines("case_id", "campaign")).containsExactly("A|A", "B|B", "C|C");
    }
  }

  @Test
  void anEntityNamedTwiceByACaseCountsThatCaseOnce() {
    try (StepBench bench = bench(2)) {
      bench
          .given("case_state", "case_id, status", "'A', 'filed'", "'B', 'filed'")
          .given(
              "case_entity",
              "case_id, entity_kind, entity, role",
              "'A', 'account', 1, 'receiver'",
              "'A', 'account', 1, 'layer'",
              "'B', 'account', 1, 'receiver'");
      assertThat(bench.lines("case_id", "campaign")).containsExactly("A|A", "B|A");
    }
  }

  @Property(tries = 30)
  void campaignsAreTheConnectedPartsOfTheCases(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 399) Integer> involvements) {
    Map<Integer, Integer> parent = new HashMap<>();
    try (StepBench bench = bench(1000)) {
      for (int c = 0; c < 20; c++) {
        parent.put(c, c);
        bench.given("case_state", "case_id, status", "'C%02d', 'filed'".formatted(c));
      }
      for (int pair : involvements) {
        int c = pair / 20;
        int entity = 100 + pair % 20;
        parent.putIfAbsent(entity, entity);
        union(parent, c, entity);
        bench.given(
            "case_entity",
            "case_id, entity_kind, entity",
            "'C%02d', 'app', %d".formatted(c, entity));
      }
      Map<String, String> expected = new TreeMap<>();
      for (int c = 0; c < 20; c++) {
        expected.put("C%02d".formatted(c), "C%02d".formatted(find(parent, c)));
      }
      assertThat(
              bench.rows().stream()
                  .collect(
                      Collectors.toMap(
                          r -> (String) r.get("case_id"), r -> (String) r.get("campaign"))))
          .isEqualTo(expected);
    }
  }

  private static int find(Map<Integer, Integer> parent, int node) {
    return parent.get(node) == node ? node : find(parent, parent.get(node));
  }

  private static void union(Map<Integer, Integer> parent, int a, int b) {
    int x = find(parent, a);
    int y = find(parent, b);
    parent.put(Math.max(x, y), Math.min(x, y));
  }

  private static StepBench bench(int maxCasesPerEntity) {
    return StepBench.of(new CaseCampaign(new CaseCampaign.Params(maxCasesPerEntity)), "2026-03-10");
  }
}
