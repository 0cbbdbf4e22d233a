package org.cluelake.architecture;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.ShippedNight;
import org.cluelake.testkit.StepBench;

/**
 * Which columns a step depends on, found by taking them away: a step that needs none of a column
 * has the same queries, with the same columns and types, where the column is not there. So no way
 * of naming it escapes, be it a star, a pattern or another name further on.
 *
 * <p>What escapes is a row made one value as a whole; {@link PlaceBlindnessTest} changes every
 * value of a place instead.
 */
final class Lineage {

  private Lineage() {}

  /** Uses of the proxy list by steps whose tables are about persons, cards or accounts. */
  static Set<String> uses(List<Step> steps) {
    Set<String> uses = new TreeSet<>();
    for (Step step : steps) {
      if (step.writes().purpose() == null) {
        uses.addAll(uses(step));
      }
    }
    return uses;
  }

  private static Set<String> uses(Step step) {
    Set<String> uses = new TreeSet<>();
    List<String> whole = null;
    for (Read read : step.reads()) {
      if (Proxies.isRegional(read.table())) {
        boolean unused = uses.add(step.id() + " reads " + read.table().id());
        continue;
      }
      for (String column : Proxies.of(read.table())) {
        whole = whole == null ? shape(StepBench.of(step, ShippedNight.DATE)) : whole;
        if (!whole.equals(without(step, read.view(), column))) {
          boolean unused = uses.add(step.id() + " uses " + read.table().id() + "." + column);
        }
      }
    }
    return uses;
  }

  /** The shape of a step without a column; empty where its queries cannot do without. */
  private static List<String> without(Step step, String view, String column) {
    try {
      return shape(StepBench.of(step, ShippedNight.DATE).without(view, column));
    } catch (PipelineException refused) {
      return List.of();
    }
  }

  private static List<String> shape(StepBench bench) {
    try (bench) {
      return bench.shape();
    }
  }
}
