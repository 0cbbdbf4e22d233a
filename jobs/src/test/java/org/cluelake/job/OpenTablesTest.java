package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.junit.jupiter.api.Test;

/** Tables begin when what they read is made, in whatever order others end. */
class OpenTablesTest {

  private static final List<Step> STEPS = NightSteps.of(Repository.conf());

  @Property(tries = 50)
  void everyTableBeginsOnceAndAfterWhatItReads(
      @ForAll @IntRange(min = 1, max = 8) int atOnce,
      @ForAll @Size(40) List<@IntRange(min = 0, max = 7) Integer> ends) {
    Set<String> made = new HashSet<>();
    for (Plan.Stage stage : Plan.stages(STEPS)) {
      OpenTables open = new OpenTables(stage.tables());
      List<TableContract> working = new ArrayList<>();
      Set<String> begun = new HashSet<>();
      for (int turn = 0; !open.isEmpty() || !working.isEmpty(); turn++) {
        Optional<TableContract> next = working.size() < atOnce ? open.next() : Optional.empty();
        if (next.isPresent()) {
          assertThat(begun.add(next.get().id())).as(next.get().id()).isTrue();
          assertThat(tonights(stage, next.get())).isSubsetOf(made);
          working.add(next.get());
        } else {
          // With nothing at work the stage would wait for ever.
          assertThat(working).isNotEmpty();
          TableContract ended = working.remove(ends.get(turn % ends.size()) % working.size());
          open.made(ended);
          made.add(ended.id());
        }
      }
      assertThat(begun).hasSize(stage.tables().size());
    }
    assertThat(made).hasSize((int) STEPS.stream().map(s -> s.writes().id()).distinct().count());
  }

  /** What is made by no step, as a delivered table, is there from the start. */
  private static Set<String> tonights(Plan.Stage stage, TableContract table) {
    Set<String> read = new HashSet<>(Plan.tonights(stage.tables().get(table)));
    read.retainAll(STEPS.stream().map(s -> s.writes().id()).toList());
    return read;
  }

  @Test
  void theLongestChainIsBegunFirst() {
    Map<TableContract, List<Step>> features = Plan.stages(STEPS).get(0).tables();
    OpenTables open = new OpenTables(features);
    Map<String, Integer> behind = new LinkedHashMap<>();
    for (Optional<TableContract> t = open.next(); t.isPresent(); t = open.next()) {
      Integer unused = behind.put(t.get().id(), chain(features, t.get()));
    }
    assertThat(behind.size()).isGreaterThan(20);
    assertThat(new ArrayList<>(behind.values())).isSortedAccordingTo((a, b) -> b - a);
  }

  /** How many tables follow one another behind a table, by looking at every reader of it. */
  private static int chain(Map<TableContract, List<Step>> tables, TableContract table) {
    return tables.entrySet().stream()
        .filter(e -> Plan.tonights(e.getValue()).contains(table.id()))
        .mapToInt(e -> 1 + chain(tables, e.getKey()))
        .max()
        .orElse(0);
  }

  @Test
  void aNightHasThreeStages() {
    assertThat(Plan.stages(STEPS))
        .extracting(s -> Tuple.of(s.name(), s.tables().size() > 1))
        .containsExactly(
            Tuple.of("features", true),
            Tuple.of("detectors", false),
            Tuple.of("clues and lists", true));
  }
}
