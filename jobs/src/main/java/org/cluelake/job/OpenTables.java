package org.cluelake.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Step;

/**
 * The tables of a stage that are not begun, and which of them may be: those whose inputs of tonight
 * are made. The one with the longest chain of tables behind it comes first, since what is begun
 * last leaves the other cores idle; among equals the order of the plan holds.
 */
final class OpenTables {

  private final Map<String, TableContract> open = new LinkedHashMap<>();
  private final Map<String, Set<String>> waitsFor = new HashMap<>();
  private final Map<String, Integer> behind = new HashMap<>();

  /**
   * All tables of a stage.
   *
   * @param tables makers of each table, in an order in which every table is made before it is read
   */
  OpenTables(Map<TableContract, List<Step>> tables) {
    tables.forEach(
        (table, makers) -> {
          TableContract unused = open.put(table.id(), table);
          Set<String> inputs = new HashSet<>(Plan.tonights(makers));
          inputs.retainAll(open.keySet());
          Set<String> unusedBefore = waitsFor.put(table.id(), inputs);
        });
    List<String> fromTheEnd = new ArrayList<>(open.keySet());
    Collections.reverse(fromTheEnd);
    for (String table : fromTheEnd) {
      int chain = behind.getOrDefault(table, 0);
      waitsFor.get(table).forEach(input -> behind.merge(input, chain + 1, Math::max));
    }
  }

  /** The table to begin next, which is then no longer open; nothing where all have to wait. */
  Optional<TableContract> next() {
    Optional<TableContract> next =
        open.values().stream()
            .filter(t -> waitsFor.get(t.id()).isEmpty())
            .min(Comparator.comparing(t -> -behind.getOrDefault(t.id(), 0)));
    next.ifPresent(t -> open.remove(t.id()));
    return next;
  }

  /** Takes note that a table is made. */
  void made(TableContract table) {
    waitsFor.values().forEach(inputs -> inputs.remove(table.id()));
  }

  /** Whether every table is begun. */
  boolean isEmpty() {
    return open.isEmpty();
  }
}
