package org.cluelake.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The middle of several runs, and what is compared of it. */
final class Medians {

  private Medians() {}

  /** The middle one, of an even number the lower. */
  static long of(List<Figures> runs, ToLongFunction<Figures> of) {
    List<Long> sorted = runs.stream().map(of::applyAsLong).sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  /** The middle of each step's wall time; none where a side was not run. */
  static Map<String, Long> ofSteps(List<Figures> side) {
    Map<String, Long> medians = new TreeMap<>();
    if (!side.isEmpty()) {
      side.get(0)
          .stepMs()
          .keySet()
          .forEach(s -> medians.put(s, of(side, f -> f.stepMs().getOrDefault(s, 0L))));
    }
    return medians;
  }

  /** Some stages of a run together. */
  static long sum(Figures figures, Set<String> stages, ToLongFunction<Figures.Stage> of) {
    return figures.stages().stream().filter(s -> stages.contains(s.name())).mapToLong(of).sum();
  }

  /** A time over another; null where there is nothing to compare with. */
  static Double ratio(long night, Long other) {
    return other == null || other == 0 ? null : (double) night / other;
  }
}
