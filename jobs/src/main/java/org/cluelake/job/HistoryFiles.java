package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cluelake.contract.TableContract;
import org.cluelake.lake.Lake;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/** The files of a history: days appended to the lake, and those that are being made after them. */
final class HistoryFiles {

  private final Lake lake;
  private final LocalDate first;
  private final NavigableMap<LocalDate, Integer> days = new TreeMap<>();
  private final Map<String, NavigableMap<LocalDate, List<StagedFile>>> made = new HashMap<>();

  /**
   * Files while some days are made.
   *
   * @param begin first day of the history
   * @param first first day that is being made
   * @param last last of them
   */
  HistoryFiles(Lake lake, LocalDate begin, LocalDate first, LocalDate last) {
    this.lake = lake;
    this.first = first;
    begin
        .datesUntil(last.plusDays(1))
        .forEach(
            d -> {
              Integer unused = days.put(d, Lake.HISTORY_GEN);
            });
  }

  /** Takes note of what has been made. */
  void add(TableContract table, LocalDate day, List<StagedFile> files) {
    made.computeIfAbsent(table.id(), t -> new TreeMap<>())
        .computeIfAbsent(day, d -> new ArrayList<>())
        .addAll(files);
  }

  /** What has been made of a table, by day. */
  NavigableMap<LocalDate, List<StagedFile>> made(TableContract table) {
    return made.getOrDefault(table.id(), new TreeMap<>());
  }

  /** Which files a declared input means on one of the days, which knows nothing of later ones. */
  Slices slices(LocalDate day) {
    return new Slices(this::files, day, Lake.HISTORY_GEN, days.headMap(day, false));
  }

  private List<SliceFile> files(TableContract table) {
    List<SliceFile> files = new ArrayList<>();
    // A killed attempt may have appended some of the days that are made again.
    lake.files(table).stream()
        .filter(f -> f.gen() == Lake.HISTORY_GEN && f.bizDate().isBefore(first))
        .forEach(files::add);
    made(table).forEach((day, own) -> own.forEach(f -> files.add(f.on(day, Lake.HISTORY_GEN))));
    return files;
  }
}
