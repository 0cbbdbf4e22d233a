package org.cluelake.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Read;
import org.cluelake.run.Step;

/** The steps of a night in an order in which every table is made before it is read. */
final class Plan {

  private Plan() {}

  /**
   * The steps by the table they write, in waves: a wave reads of tonight what earlier waves make,
   * so that the steps within one may run side by side.
   */
  static List<Map<TableContract, List<Step>>> waves(List<Step> steps) {
    Map<String, List<Step>> byTable = new LinkedHashMap<>();
    Map<String, TableContract> tables = new LinkedHashMap<>();
    for (Step step : steps) {
      byTable.computeIfAbsent(step.writes().id(), t -> new ArrayList<>()).add(step);
      TableContract unused = tables.put(step.writes().id(), step.writes());
    }
    List<Map<TableContract, List<Step>>> waves = new ArrayList<>();
    Set<String> open = new LinkedHashSet<>(byTable.keySet());
    while (!open.isEmpty()) {
      List<String> ready =
          open.stream()
              .filter(t -> byTable.get(t).stream().allMatch(s -> isReady(s, open)))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalArgumentException("these tables wait for each other: " + open);
      }
      Map<TableContract, List<Step>> wave = new LinkedHashMap<>();
      ready.forEach(t -> wave.put(tables.get(t), byTable.get(t)));
      waves.add(wave);
      open.removeAll(ready);
    }
    return waves;
  }

  private static boolean isReady(Step step, Set<String> open) {
    return step.reads().stream()
        .filter(Plan::isOfTonight)
        .noneMatch(r -> open.contains(r.table().id()));
  }

  private static boolean isOfTonight(Read read) {
    return read.slice() != Read.Slice.BEFORE && read.slice() != Read.Slice.PUBLISHED_BEFORE;
  }
}
