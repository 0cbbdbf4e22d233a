package org.cluelake.source.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.Property;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Turns a third party's files into an inbox of deliveries. */
public final class LayoutImport {

  /** A longer span of dates comes from a wrong column or base, not from a delivery. */
  private static final int MOST_DAYS = 3_660;

  private LayoutImport() {}

  /**
   * Maps every row and writes an inbox: per day from the first to the last, and per feed, a
   * manifest and, where there are rows, one packed file. What cannot be mapped is counted by
   * reason; limits of the contract on single values are left to the cleaner.
   *
   * @param sourceDir the folder of the third party's files
   * @param outInbox the inbox; made if absent, and must not hold these feeds yet
   * @throws PipelineException CONFIG, INPUT, DATA or RESOURCE
   */
  public static ImportSummary write(ForeignLayout layout, Path sourceDir, Path outInbox) {
    try {
      Path inbox = Files.createDirectories(outInbox);
      refuseOld(layout, inbox);
      return write(layout, sourceDir, inbox, new LinkedHashMap<>());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "The inbox cannot be written. Check space and rights of --out.");
    }
  }

  private static ImportSummary write(
      ForeignLayout layout,
      Path sourceDir,
      Path inbox,
      Map<ForeignLayout.FeedMapping, DayFiles> open)
      throws IOException {
    try {
      TreeMap<String, Counts> counts = new TreeMap<>();
      TreeSet<LocalDate> days = new TreeSet<>(Set.of(layout.firstDay()));
      for (ForeignLayout.FeedMapping feed : layout.feeds()) {
        DayFiles files = new DayFiles(inbox, feed.contract());
        open.put(feed, files);
        counts.put(feed.contract().name(), map(feed, layout.firstDay(), sourceDir, files));
        days.addAll(files.rows().keySet());
      }
      if (days.first().plusDays(MOST_DAYS).isBefore(days.last())) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "The rows span %s to %s, more than %d days. Check first_day, day_from and the base of"
                + " day_offset.",
            days.first(),
            days.last(),
            MOST_DAYS);
      }
      List<ImportSummary.OfFeed> feeds = new ArrayList<>();
      for (Map.Entry<ForeignLayout.FeedMapping, DayFiles> entry : open.entrySet()) {
        String name = entry.getKey().contract().name();
        SortedMap<LocalDate, Long> rows = entry.getValue().rows();
        for (LocalDate day = days.first(); !day.isAfter(days.last()); day = day.plusDays(1)) {
          entry.getValue().deliver(day);
          Long unused = rows.putIfAbsent(day, 0L);
        }
        Counts of = counts.get(name);
        feeds.add(new ImportSummary.OfFeed(name, of.rowsIn, rows, of.refused));
      }
      return new ImportSummary(List.copyOf(feeds));
    } finally {
      for (DayFiles files : open.values()) {
        files.close();
      }
    }
  }

  private static final class Counts {
    private long rowsIn;
    private final TreeMap<String, Long> refused = new TreeMap<>();

    private void refuse(String reason) {
      Long unused = refused.merge(reason, 1L, Long::sum);
    }
  }

  private static Counts map(
      ForeignLayout.FeedMapping feed, LocalDate firstDay, Path sourceDir, DayFiles files) {
    SourceTable table = new SourceTable(feed.source(), sourceDir);
    Set<String> wanted =
        feed.columns().stream()
            .map(ColumnMapping::from)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    DaySpread spread = spread(feed, table, wanted);
    Counts counts = new Counts();
    RowMapper mapper = new RowMapper(feed, firstDay);
    table.forEach(
        wanted,
        spread,
        new SourceTable.Rows() {
          @Override
          public void row(SourceRow row) throws IOException {
            counts.rowsIn++;
            try {
              String[] values = mapper.values(row);
              files.add(mapper.day(values), values);
            } catch (RowRefused e) {
              counts.refuse(e.getMessage());
            }
          }

          @Override
          public void wrongWidth(long number) {
            counts.rowsIn++;
            counts.refuse("WIDTH");
          }
        });
    return counts;
  }

  /** Times within a day need to know how many rows the day has: a reading of its own. */
  private static DaySpread spread(
      ForeignLayout.FeedMapping feed, SourceTable table, Set<String> wanted) {
    for (ColumnMapping column : feed.columns()) {
      if (column.steps().stream().anyMatch(ValueStep.DayOffset.class::isInstance)) {
        DaySpread spread = new DaySpread(column.from());
        table.forEach(
            wanted,
            null,
            new SourceTable.Rows() {
              @Override
              public void row(SourceRow row) {
                spread.count(row);
              }

              @Override
              public void wrongWidth(long number) {
                // Counted when the rows are mapped.
              }
            });
        return spread;
      }
    }
    return null;
  }

  /** One row as the values of the contract's columns. */
  private static final class RowMapper {

    private final ForeignLayout.FeedMapping feed;
    private final LocalDate firstDay;
    private final List<String> columns;
    private final boolean[] required;
    private final int dayAt;

    RowMapper(ForeignLayout.FeedMapping feed, LocalDate firstDay) {
      this.feed = feed;
      this.firstDay = firstDay;
      this.columns = feed.contract().columns();
      this.required = new boolean[columns.size()];
      List<Property> properties = feed.contract().properties();
      for (int i = 0; i < required.length; i++) {
        required[i] = properties.get(i).required();
      }
      this.dayAt = feed.dayFrom() == null ? -1 : columns.indexOf(feed.dayFrom());
    }

    String[] values(SourceRow row) throws RowRefused {
      String[] values = new String[columns.size()];
      for (ColumnMapping column : feed.columns()) {
        int at = columns.indexOf(column.column());
        try {
          values[at] = column.value(row);
        } catch (RowRefused e) {
          throw new RowRefused(e.getMessage() + ":" + column.column());
        }
        if (values[at] == null && required[at]) {
          throw new RowRefused("EMPTY:" + column.column());
        }
      }
      return values;
    }

    LocalDate day(String[] values) throws RowRefused {
      return dayAt < 0 ? firstDay : BusinessDay.of(values[dayAt]);
    }
  }

  /** An inbox with days of an earlier import would mix two imports into one. */
  private static void refuseOld(ForeignLayout layout, Path inbox) throws IOException {
    Set<String> manifests =
        layout.feeds().stream()
            .map(f -> f.contract().name() + ".manifest.json")
            .collect(Collectors.toSet());
    try (Stream<Path> found = Files.find(inbox, 2, (path, attributes) -> true)) {
      if (found.anyMatch(path -> manifests.contains(path.getFileName().toString()))) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "The inbox given with --out already holds deliveries of these feeds. Remove them or"
                + " give another folder.");
      }
    }
  }
}
