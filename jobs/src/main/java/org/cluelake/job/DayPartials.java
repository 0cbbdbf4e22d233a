package org.cluelake.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Step;

/**
 * The steps whose rows of a day follow from that day's clean rows alone and are read in windows:
 * what a pipeline without partials would compute again from the window's clean rows every night.
 */
public final class DayPartials {

  /**
   * One of them.
   *
   * @param step the step
   * @param days the longest window its rows are read in, in nights, tonight included
   */
  public record Partial(BucketStep step, int days) {}

  private DayPartials() {}

  /** All of them, in the order of the steps. */
  public static List<Partial> of(List<Step> steps) {
    Map<String, Integer> windows = new HashMap<>();
    steps.stream()
        .flatMap(s -> s.reads().stream())
        .filter(r -> r.slice() == Read.Slice.WINDOW)
        .forEach(r -> windows.merge(r.table().id(), r.days(), Math::max));
    List<Partial> partials = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof BucketStep own
          && windows.containsKey(step.writes().id())
          && step.reads().stream().allMatch(DayPartials::isDayOfClean)) {
        partials.add(new Partial(own, windows.get(step.writes().id())));
      }
    }
    return List.copyOf(partials);
  }

  /** The clean tables they read, each with the longest window of those that read it. */
  static Map<TableContract, Integer> sources(List<Step> steps) {
    Map<String, TableContract> tables = new TreeMap<>();
    Map<String, Integer> days = new HashMap<>();
    for (Partial partial : of(steps)) {
      for (Read read : partial.step().reads()) {
        tables.put(read.table().id(), read.table());
        days.merge(read.table().id(), partial.days(), Math::max);
      }
    }
    Map<TableContract, Integer> sources = new LinkedHashMap<>();
    tables.forEach((id, table) -> sources.put(table, days.get(id)));
    return sources;
  }

  private static boolean isDayOfClean(Read read) {
    return read.slice() == Read.Slice.TODAY && read.table().layer() == Layer.CLEAN;
  }
}
