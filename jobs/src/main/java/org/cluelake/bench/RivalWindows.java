package org.cluelake.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.cluelake.job.DayPartials;
import org.cluelake.kernel.WholeDatabase;
import org.cluelake.run.Awaited;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * The usual batch way to a window: what follows from a day's clean rows is made again for every day
 * of it, from those rows, each step's own text over each day, with every thread of the database.
 *
 * <p>States and tables that follow from more than a day's clean rows are read as they stand, which
 * spares the rival their recomputation.
 */
final class RivalWindows {

  private final RivalInput input;
  private final WholeDatabase database;
  private final ExecutorService pool;

  RivalWindows(RivalInput input, WholeDatabase database, ExecutorService pool) {
    this.input = input;
    this.database = database;
    this.pool = pool;
  }

  /** The input with windows that are made again. */
  RivalInput made() {
    Map<String, List<Future<SliceFile>>> making = new LinkedHashMap<>();
    for (DayPartials.Partial partial : DayPartials.of(input.steps())) {
      making.put(
          partial.step().writes().id(),
          days(partial.step()).entrySet().stream()
              .filter(d -> d.getKey().isAfter(input.date().minusDays(partial.days())))
              .map(d -> pool.submit(() -> run(partial.step(), d.getKey(), d.getValue())))
              .toList());
    }
    Map<String, List<SliceFile>> windows = new HashMap<>();
    making.forEach(
        (table, files) ->
            windows.put(
                table, files.stream().map(Awaited::result).filter(Objects::nonNull).toList()));
    Map<Read, List<SliceFile>> earlier = new HashMap<>(input.earlier());
    earlier.replaceAll(
        (read, files) ->
            read.slice() == Read.Slice.WINDOW && windows.containsKey(read.table().id())
                ? within(windows.get(read.table().id()), read.days())
                : files);
    return input.reading(earlier);
  }

  /** The clean rows a step reads, by day and table. */
  private Map<LocalDate, Map<String, List<SliceFile>>> days(Step step) {
    Map<LocalDate, Map<String, List<SliceFile>>> days = new LinkedHashMap<>();
    for (Read read : step.reads()) {
      input
          .sources()
          .getOrDefault(read, List.of())
          .forEach(
              f ->
                  days.computeIfAbsent(f.bizDate(), d -> new HashMap<>())
                      .computeIfAbsent(read.table().id(), t -> new ArrayList<>())
                      .add(f));
    }
    return days;
  }

  private SliceFile run(Step step, LocalDate day, Map<String, List<SliceFile>> rows) {
    RivalInput past = input.on(day, Map.of());
    return new RivalSteps(past, database, rows)
        .run(step, RivalFile.place(past, step.writes(), step.id()));
  }

  private List<SliceFile> within(List<SliceFile> files, int days) {
    return files.stream()
        .filter(f -> f.bizDate().isAfter(input.date().minusDays(days)))
        .collect(Collectors.toList());
  }
}
