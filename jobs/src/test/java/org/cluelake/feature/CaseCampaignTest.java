package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cluelake.testkit.CanIgnoreReturnValue;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Links and campaigns together: what ties cases and what does not. */
class CaseCampaignTest {

  private static final String NIGHT = "2026-03-10";

  /** Cases and what they name, added row by row. */
  @CanIgnoreReturnValue
  private static final class World {
    private final List<String> cases = new ArrayList<>();
    private final List<String> entities = new ArrayList<>();
    private final List<String> guarded = new ArrayList<>();
    private final List<String> visited = new ArrayList<>();
    private int maxCasesPerEntity = 50;

    World hubsFrom(int cases) {
      maxCasesPerEntity = cases - 1;
      return this;
    }

    World cases(String... ids) {
      for (String id : ids) {
        cases.add("'" + id + "', 'filed'");
      }
      return this;
    }

    World withdrawn(String id) {
      cases.add("'" + id + "', 'withdrawn'");
      return this;
    }

    World names(String kind, long entity, String... ids) {
      return involves(kind, entity, "receiver", ids);
    }

    World exits(long account, String... ids) {
      return involves("account", account, "cash_out", ids);
    }

    private World involves(String kind, long entity, String role, String... ids) {
      for (String id : ids) {
        entities.add("'%s', '%s', %d, '%s'".formatted(id, kind, entity, role));
      }
      return this;
    }

    World shuffled(Random random) {
      Collections.shuffle(cases, random);
      Collections.shuffle(entities, random);
      return this;
    }

    List<String> links() {
      CaseLink step =
          new CaseLink(
              new CaseLink.Params(
                  maxCasesPerEntity,
                  Map.of(
                      "account",
                      1000,
                      "number",
                      1000,
                      "device",
                      1000,
                      "chat_group",
                      1000,
                      "domain",
                      800,
                      "app",
                      600),
                  100,
                  new SharedName(50, 10)));
      try (StepBench bench = StepBench.of(step, NIGHT)) {
        given(bench, "case_state", "case_id, status", cases);
        given(bench, "case_entity", "case_id, entity_kind, entity, role", entities);
        given(bench, "protected_entity", "entity_kind, entity, valid_from, valid_to", guarded);
        given(bench, "web_target", "target_kind, target, numbers, subscribers", visited);
        return bench.lines("case_id", "other_case", "entity_kind", "entities", "weight");
      }
    }

    /** Campaign of each live case, as lines {@code case|campaign}. */
    List<String> campaigns() {
      List<String> links =
          links().stream()
              .map(l -> l.split("\\|"))
              .map(f -> "'%s', '%s', '%s', %s, %s".formatted((Object[]) f))
              .toList();
      try (StepBench bench = StepBench.of(new CaseCampaign(new CaseCampaign.Params(150)), NIGHT)) {
        given(bench, "case_state", "case_id, status", cases);
        given(bench, "case_link", "case_id, other_case, entity_kind, entities, weight", links);
        return bench.lines("case_id", "campaign");
      }
    }

    private static void given(StepBench bench, String view, String columns, List<String> rows) {
      if (!rows.isEmpty()) {
        StepBench unused = bench.given(view, columns, rows.toArray(String[]::new));
      }
    }
  }

  private static String[] numbered(int cases) {
    return java.util.stream.IntStream.range(0, cases)
        .mapToObj("C%02d"::formatted)
        .toArray(String[]::new);
  }

  @Test
  void aChainOfTwentyCasesIsOneCampaignWhateverTheOrderOfItsLinks() {
    World world = new World().cases(numbered(20));
    for (int i = 0; i < 19; i++) {
      world.names(
          "number", i, "C%02d".formatted((i * 7) % 20), "C%02d".formatted((i * 7 + 7) % 20));
    }
    assertThat(world.campaigns()).hasSize(20).allMatch(l -> l.endsWith("|C00"));
  }

  @Test
  void aWithdrawnCaseJoinsNothingAndHasNoCampaign() {
    World world = new World().cases("A", "C").withdrawn("B");
    world.names("account", 1, "A", "B").names("device", 2, "B", "C");
    assertThat(world.campaigns()).containsExactly("A|A", "C|C");
  }

  @Test
  void hubsProtectedNumbersPersonsAndLikeTokensOfOtherKindsJoinNothing() {
    World world = new World().cases("A", "B", "C").hubsFrom(3);
    world.names("account", 1, "A", "B", "C").names("number", 2, "A", "B");
    world.names("person", 3, "A", "B").names("number", 4, "B").names("account", 4, "C");
    world.guarded.add("'number', 2, DATE '2020-01-01', NULL");
    assertThat(world.links()).isEmpty();
    assertThat(world.campaigns()).containsExactly("A|A", "B|B", "C|C");
  }

  @Test
  void anExchangeThatSeveralGangsCashOutAtStrengthensTiesAndMakesNone() {
    World world = new World().cases("A", "B", "C", "D").exits(7, "A", "B", "C", "D");
    assertThat(world.campaigns()).containsExactly("A|A", "B|B", "C|C", "D|D");
    world.names("account", 1, "A", "B");
    assertThat(world.links()).contains("A|B|account|[1, 7]|1050", "A|C|account|[7]|50");
    assertThat(world.campaigns()).containsExactly("A|A", "B|A", "C|C", "D|D");
    // Two cases that name it as anything else find it in somebody's hands; one does not.
    world.names("account", 7, "D");
    assertThat(world.campaigns()).containsExactly("A|A", "B|A", "C|C", "D|D");
    world.names("account", 7, "C");
    assertThat(world.links()).contains("C|D|account|[7]|500", "A|C|account|[7]|50");
    assertThat(world.campaigns()).containsExactly("A|A", "B|A", "C|C", "D|C");
  }

  /** However many places two cases' money left by, they tie nothing that nothing else ties. */
  @Property(tries = 10)
  void manyExitsMakeNoTie(@ForAll @IntRange(min = 1, max = 30) int exits) {
    World world = new World().cases("A", "B", "C").names("account", 1, "A", "C");
    for (int i = 0; i < exits; i++) {
      world.exits(100 + i, "A", "B");
    }
    assertThat(world.links()).anyMatch(l -> l.startsWith("A|B|account|") && l.endsWith("|100"));
    assertThat(world.campaigns()).containsExactly("A|A", "B|B", "C|A");
  }

  @Test
  void aHostThatManyVisitTiesNothing() {
    World world = new World().cases("A", "B").names("domain", 5, "A", "B");
    assertThat(world.campaigns()).containsExactly("A|A", "B|A");
    world.visited.add("'domain', 5, 50, 5000");
    assertThat(world.campaigns()).containsExactly("A|A", "B|B");
    world.visited.set(0, "'domain', 5, 50, 5001");
    assertThat(world.campaigns()).containsExactly("A|A", "B|A");
  }

  @Test
  void anEntityNamedTwiceByACaseCountsThatCaseOnce() {
    World world = new World().cases("A", "B").hubsFrom(3).names("account", 1, "A", "B");
    world.entities.add("'A', 'account', 1, 'layer'");
    assertThat(world.links()).containsExactly("A|B|account|[1]|1000");
    assertThat(world.campaigns()).containsExactly("A|A", "B|A");
  }

  @Test
  void theRarerAnEntityTheStrongerTheLink() {
    World world = new World().cases("A", "B", "C", "D", "E");
    world.names("account", 1, "A", "B").names("account", 2, "A", "B");
    world.names("account", 3, "A", "B", "C").names("app", 9, "A", "B", "C", "D", "E");
    assertThat(world.links())
        .contains("A|B|account|[1, 2, 3]|2500", "A|C|account|[3]|500", "A|B|app|[9]|200");
  }

  @Test
  void aPopularAppAloneTiesNothingAndWithAnythingElseItDoes() {
    World world = new World().cases(numbered(17)).names("app", 9, numbered(17));
    assertThat(world.campaigns()).contains("C00|C00", "C16|C16");
    world.names("app", 8, numbered(17));
    assertThat(world.campaigns()).allMatch(l -> l.endsWith("|C00"));
  }

  /** Two clusters that have nothing but a hub in common are two campaigns. */
  @Property(tries = 10)
  void aHubAddedToEveryCaseChangesNothing(@ForAll @IntRange(min = 4, max = 12) int cases) {
    World world = new World().cases(numbered(cases)).hubsFrom(4);
    world.names("account", 1, "C00", "C01").names("account", 2, "C02", "C03");
    List<String> before = world.campaigns();
    assertThat(world.names("number", 400, numbered(cases)).campaigns()).isEqualTo(before);
  }

  @Property(tries = 15)
  void neitherOrderNorAnUnrelatedCaseChangesAnything(
      @ForAll @Size(max = 25) List<@IntRange(min = 0, max = 99) Integer> involvements,
      @ForAll long seed) {
    World world = new World().cases(numbered(10));
    involvements.forEach(i -> world.names("account", 100 + i % 10, "C%02d".formatted(i / 10)));
    List<String> links = world.links();
    List<String> campaigns = world.campaigns();
    assertThat(world.shuffled(new Random(seed)).links()).isEqualTo(links);
    world.cases("X").names("account", 999, "X");
    assertThat(world.links()).isEqualTo(links);
    assertThat(world.campaigns()).containsAll(campaigns).contains("X|X").hasSize(11);
  }

  @Property(tries = 20)
  void campaignsAreTheConnectedPartsOfTheCases(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 399) Integer> involvements) {
    Map<Integer, Integer> parent = new HashMap<>();
    World world = new World().cases(numbered(20));
    for (int c = 0; c < 20; c++) {
      parent.put(c, c);
    }
    for (int pair : involvements) {
      int c = pair / 20;
      int entity = 100 + pair % 20;
      parent.putIfAbsent(entity, entity);
      union(parent, c, entity);
      world.names("account", entity, "C%02d".formatted(c));
    }
    Map<String, String> expected = new TreeMap<>();
    for (int c = 0; c < 20; c++) {
      expected.put("C%02d".formatted(c), "C%02d".formatted(find(parent, c)));
    }
    assertThat(world.campaigns())
        .containsExactlyElementsOf(
            expected.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).toList());
  }

  private static int find(Map<Integer, Integer> parent, int node) {
    return parent.get(node) == node ? node : find(parent, parent.get(node));
  }

  private static void union(Map<Integer, Integer> parent, int a, int b) {
    int x = find(parent, a);
    int y = find(parent, b);
    parent.put(Math.max(x, y), Math.min(x, y));
  }
}
