package org.cluelake.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.cluelake.contract.TableContract;
import org.cluelake.lake.Lake;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;

/** Says which files a declared input means on a night, by the generations the run has pinned. */
final class Slices {

  private final Function<TableContract, List<SliceFile>> files;
  private final LocalDate date;
  private final int gen;
  private final NavigableMap<LocalDate, Integer> earlier;

  /**
   * The choice of one run.
   *
   * @param earlier the pinned generation of each earlier published night
   */
  Slices(Lake lake, LocalDate date, int gen, Map<LocalDate, Integer> earlier) {
    this(lake::files, date, gen, earlier);
  }

  /**
   * The choice among files that are not all in the lake yet.
   *
   * @param files every file of a table
   */
  Slices(
      Function<TableContract, List<SliceFile>> files,
      LocalDate date,
      int gen,
      Map<LocalDate, Integer> earlier) {
    this.files = files;
    this.date = date;
    this.gen = gen;
    this.earlier = new TreeMap<>(earlier);
  }

  /** The files of a declared input. */
  List<SliceFile> of(Read read) {
    List<SliceFile> all = files.apply(read.table());
    return switch (read.slice()) {
      case TODAY -> on(all, date, gen);
      case WINDOW ->
          all.stream()
              .filter(f -> f.bizDate().isAfter(date.minusDays(read.days())) && isPinned(f))
              .toList();
      case BEFORE, PUBLISHED_BEFORE -> {
        Map.Entry<LocalDate, Integer> last = earlier.lowerEntry(date);
        yield last == null ? List.of() : on(all, last.getKey(), last.getValue());
      }
      case LATEST ->
          all.stream()
              .filter(this::isPinned)
              .map(SliceFile::bizDate)
              .max(LocalDate::compareTo)
              .map(d -> on(all, d, d.equals(date) ? gen : earlier.get(d)))
              .orElse(List.of());
    };
  }

  /** Whether a night before this one is published. */
  boolean hasEarlier() {
    return earlier.lowerEntry(date) != null;
  }

  private boolean isPinned(SliceFile file) {
    return file.bizDate().equals(date)
        ? file.gen() == gen
        : Integer.valueOf(file.gen()).equals(earlier.get(file.bizDate()));
  }

  private static List<SliceFile> on(List<SliceFile> all, LocalDate date, int gen) {
    return all.stream().filter(f -> f.bizDate().equals(date) && f.gen() == gen).toList();
  }
}
