package org.cluelake.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Step;

/**
 * The order of the steps: stages, and within a stage waves whose steps may run side by side.
 *
 * @param stages waves by stage, in order
 * @param leftOut ids of steps without a form in DuckDB, and of those that read what they would make
 */
record RivalPlan(Map<String, List<List<Step>>> stages, List<String> leftOut) {

  /** Stages by the package of their steps, in order. */
  private static final Map<String, List<String>> PACKAGES = new LinkedHashMap<>();

  static {
    List<String> unused = PACKAGES.put("features", List.of("feature", "text"));
    unused = PACKAGES.put("detectors", List.of("detector", "example"));
    unused = PACKAGES.put("clues and lists", List.of("clue", "card", "series"));
    unused = PACKAGES.put("regions", List.of("region"));
  }

  static RivalPlan of(List<Step> steps, LocalDate date, int buckets) {
    Set<String> missing = new TreeSet<>();
    List<String> leftOut = new ArrayList<>();
    List<Step> possible = new ArrayList<>();
    for (Step step : steps) {
      if (RivalSteps.sql(step, new AsOf(date), buckets).isPresent()) {
        possible.add(step);
      } else {
        leftOut.add(step.id());
        missing.add(step.writes().id());
      }
    }
    for (List<Step> cut = cut(possible, missing); !cut.isEmpty(); cut = cut(possible, missing)) {
      for (Step step : cut) {
        possible.remove(step);
        leftOut.add(step.id());
        missing.add(step.writes().id());
      }
    }
    Set<String> done = new LinkedHashSet<>();
    Map<String, List<List<Step>>> stages = new LinkedHashMap<>();
    PACKAGES.forEach(
        (stage, packages) -> {
          List<Step> of = possible.stream().filter(s -> packages.contains(home(s))).toList();
          stages.put(stage, waves(of, possible, done));
        });
    return new RivalPlan(stages, List.copyOf(leftOut));
  }

  /** The package of a step, by its last name. */
  static String home(Step step) {
    String name = step.getClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static List<Step> cut(List<Step> possible, Set<String> missing) {
    return possible.stream().filter(s -> tonights(s).stream().anyMatch(missing::contains)).toList();
  }

  private static List<List<Step>> waves(List<Step> of, List<Step> all, Set<String> done) {
    Set<String> toCome = all.stream().map(s -> s.writes().id()).collect(Collectors.toSet());
    toCome.removeAll(done);
    List<Step> open = new ArrayList<>(of);
    List<List<Step>> waves = new ArrayList<>();
    while (!open.isEmpty()) {
      List<Step> wave =
          open.stream().filter(s -> tonights(s).stream().noneMatch(toCome::contains)).toList();
      if (wave.isEmpty()) {
        throw new IllegalArgumentException(
            "these steps wait for a later stage: " + open.stream().map(Step::id).toList());
      }
      waves.add(wave);
      open.removeAll(wave);
      Set<String> still = open.stream().map(s -> s.writes().id()).collect(Collectors.toSet());
      wave.stream()
          .map(s -> s.writes().id())
          .filter(t -> !still.contains(t))
          .forEach(
              t -> {
                toCome.remove(t);
                done.add(t);
              });
    }
    return waves;
  }

  /** Tables of which a step reads tonight's rows. */
  private static Set<String> tonights(Step step) {
    return step.reads().stream()
        .filter(r -> r.slice() != Read.Slice.BEFORE && r.slice() != Read.Slice.PUBLISHED_BEFORE)
        .map(r -> r.table().id())
        .collect(Collectors.toSet());
  }
}
