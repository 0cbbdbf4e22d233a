package org.cluelake.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.run.StagedFile;

/** The house's own books for the days of a history. */
final class HistoryBooks {

  private HistoryBooks() {}

  /** The files of a book's rows, one a day that has any. */
  static NavigableMap<LocalDate, List<StagedFile>> files(
      Workshop shop, TableContract book, Map<LocalDate, List<Map<String, Object>>> rows) {
    return new TreeMap<>(
        rows.entrySet().parallelStream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> shop.runner(e.getKey()).rows(book, SqlRows.of(book, e.getValue())))));
  }
}
