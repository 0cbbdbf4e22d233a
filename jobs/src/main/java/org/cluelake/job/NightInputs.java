package org.cluelake.job;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/** What a published night was made from. */
public final class NightInputs {

  private NightInputs() {}

  /** The files of each declared input as they stood before the night: none of the night itself. */
  public static Map<Read, List<SliceFile>> before(Workshop shop, List<Step> steps, LocalDate date) {
    Map<Read, List<SliceFile>> before = new LinkedHashMap<>();
    of(shop, steps, date).forEach((read, files) -> before.put(read, earlier(files, date)));
    return before;
  }

  /** The files of each declared input as the night read them: its own among them. */
  public static Map<Read, List<SliceFile>> of(Workshop shop, List<Step> steps, LocalDate date) {
    Slices slices = slices(shop, date);
    Map<Read, List<SliceFile>> inputs = new LinkedHashMap<>();
    for (Step step : steps) {
      for (Read read : step.reads()) {
        List<SliceFile> unused = inputs.computeIfAbsent(read, slices::of);
      }
    }
    return inputs;
  }

  /**
   * The clean rows of the days before that {@link DayPartials} come from, as far as the lake holds
   * them.
   */
  public static Map<Read, List<SliceFile>> sources(
      Workshop shop, List<Step> steps, LocalDate date) {
    Slices slices = slices(shop, date);
    Map<Read, List<SliceFile>> sources = new LinkedHashMap<>();
    DayPartials.sources(steps)
        .forEach(
            (table, days) ->
                sources.put(Read.today(table), earlier(slices.of(Read.window(table, days)), date)));
    return sources;
  }

  private static Slices slices(Workshop shop, LocalDate date) {
    int gen = shop.books().published(date).orElseThrow().gen();
    return new Slices(shop.lake(), date, gen, shop.books().pins(date, gen).orElseThrow());
  }

  private static List<SliceFile> earlier(List<SliceFile> files, LocalDate date) {
    return files.stream().filter(f -> f.bizDate().isBefore(date)).toList();
  }
}
