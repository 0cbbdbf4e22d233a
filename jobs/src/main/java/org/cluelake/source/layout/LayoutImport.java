package org.cluelake.source.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Turns a third party's files into an inbox of deliveries. */
public final class LayoutImport {

  /** A longer span of dates comes from a wrong column or base, not from a delivery. */
  private static final int MOST_DAYS = 3_660;

  private LayoutImport() {}

  /**
   * Maps every row and writes an inbox: per day from the first to the last, and per feed, a
   * manifest and, where there are rows, one packed file; and {@code <layout>.refused.csv}, which
   * lists every row that cannot be mapped. Limits of the contract on single values are left to the
   * cleaner.
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
    try (RefusalList refusals = new RefusalList(inbox.resolve(refusals(layout)))) {
      TreeMap<String, Counts> counts = new TreeMap<>();
      TreeSet<LocalDate> days = new TreeSet<>(Set.of(layout.firstDay()));
      for (ForeignLayout.FeedMapping feed : layout.feeds()) {
        DayFiles files = new DayFiles(inbox, feed.contract());
        open.put(feed, files);
        Counts of = new Counts(feed, layout.firstDay(), files, refusals);
        of.map(sourceDir);
        counts.put(feed.contract().name(), of);
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
        feeds.add(counts.get(name).summary(name, rows));
      }
      refusals.keep();
      return new ImportSummary(List.copyOf(feeds), refusals(layout));
    } finally {
      for (DayFiles files : open.values()) {
        files.close();
      }
    }
  }

  /** Maps the rows of one feed's source and counts what became of them. */
  private static final class Counts implements SourceTable.Rows {

    private final ForeignLayout.FeedMapping feed;
    private final RowMapper mapper;
    private final DayFiles files;
    private final RefusalList refusals;
    private final TreeMap<String, Long> refused = new TreeMap<>();
    private long rowsIn;
    private long leftOut;

    Counts(
        ForeignLayout.FeedMapping feed, LocalDate firstDay, DayFiles files, RefusalList refusals) {
      this.feed = feed;
      this.mapper = new RowMapper(feed, firstDay);
      this.files = files;
      this.refusals = refusals;
    }

    void map(Path sourceDir) {
      SourceTable table = new SourceTable(feed.source(), sourceDir);
      table.forEach(spread(table), this);
    }

    ImportSummary.OfFeed summary(String name, SortedMap<LocalDate, Long> rows) {
      return new ImportSummary.OfFeed(name, rowsIn, rows, leftOut, refused);
    }

    @Override
    public void row(SourceRow row, RowPlace place) throws IOException {
      try {
        if (mapper.takes(row)) {
          String[] values = mapper.values(row);
          files.add(mapper.day(values), values);
        } else {
          leftOut++;
        }
        rowsIn++;
      } catch (RowRefused e) {
        refused(place, e.getMessage());
      }
    }

    @Override
    public void refused(RowPlace place, String reason) throws IOException {
      rowsIn++;
      Long unused = refused.merge(reason, 1L, Long::sum);
      refusals.add(feed.contract().name(), place, reason);
    }

    /** Times within a day need to know how many rows the day has: a reading of its own. */
    private DaySpread spread(SourceTable table) {
      for (ColumnMapping column : feed.columns()) {
        if (column.value().origin() instanceof Origin.Field from
            && column.value().steps().stream().anyMatch(TimeStep.DayOffset.class::isInstance)) {
          DaySpread spread = new DaySpread(from.column());
          table.forEach(null, new SpreadRows(mapper, spread));
          return spread;
        }
      }
      return null;
    }
  }

  /** The reading that only counts the rows of each day. */
  private record SpreadRows(RowMapper mapper, DaySpread spread) implements SourceTable.Rows {

    @Override
    public void row(SourceRow row, RowPlace place) {
      try {
        if (mapper.takes(row)) {
          spread.count(row);
        }
      } catch (RowRefused e) {
        // Refused, and counted so, when the rows are mapped.
        return;
      }
    }

    @Override
    public void refused(RowPlace place, String reason) {
      // Counted when the rows are mapped.
    }
  }

  private static String refusals(ForeignLayout layout) {
    return layout.name() + ".refused.csv";
  }

  /** An inbox with days of an earlier import would mix two imports into one. */
  private static void refuseOld(ForeignLayout layout, Path inbox) throws IOException {
    Set<String> manifests =
        layout.feeds().stream()
            .map(f -> f.contract().name() + ".manifest.json")
            .collect(Collectors.toSet());
    manifests.add(refusals(layout));
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
