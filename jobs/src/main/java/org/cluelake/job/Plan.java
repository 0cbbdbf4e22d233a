package org.cluelake.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.Read;
import org.cluelake.run.Step;

/** The steps of a night in an order in which every table is made before it is read. */
final class Plan {

  /**
   * Tables that are made within one span of the clock.
   *
   * @param name as the log and the benchmark call it
   * @param tables the makers of each table, in an order in which every table is made before it is
   *     read
   */
  record Stage(String name, Map<TableContract, List<Step>> tables) {}

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
              .filter(t -> tonights(byTable.get(t)).stream().noneMatch(open::contains))
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

  /** The same in the stages of a night: what the detectors read, they, and what reads of them. */
  static List<Stage> stages(List<Step> steps) {
    Map<String, Map<TableContract, List<Step>>> stages = new LinkedHashMap<>();
    String name = "features";
    for (Map<TableContract, List<Step>> wave : waves(steps)) {
      boolean detects = wave.containsKey(Tables.SIGNAL);
      name = detects ? "detectors" : name.equals("detectors") ? "clues and lists" : name;
      stages.computeIfAbsent(name, n -> new LinkedHashMap<>()).putAll(wave);
    }
    return stages.entrySet().stream().map(e -> new Stage(e.getKey(), e.getValue())).toList();
  }

  /** Ids of the tables of which steps read tonight's rows. */
  static Set<String> tonights(List<Step> steps) {
    return steps.stream()
        .flatMap(s -> s.reads().stream())
        .filter(Plan::isOfTonight)
        .map(r -> r.table().id())
        .collect(Collectors.toSet());
  }

  private static boolean isOfTonight(Read read) {
    return read.slice() != Read.Slice.BEFORE && read.slice() != Read.Slice.PUBLISHED_BEFORE;
  }
}
