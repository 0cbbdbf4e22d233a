package org.cluelake.job;

import static org.cluelake.contract.Tables.RUN_PIN;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.cluelake.bucket.BucketRunner;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import org.cluelake.run.SliceFile;

/** The house's own books: pins, ledgers and the publication chain. */
public final class Books {

  private final Lake lake;
  private final BucketRunner runner;
  private final PublicationChain publications;

  Books(Lake lake, BucketRunner runner, KernelBounds bounds) {
    this.lake = lake;
    this.runner = runner;
    this.publications = new PublicationChain(lake, bounds);
  }

  /** A reader for small tables. */
  SmallRead reader() {
    return publications.reader();
  }

  /** Appends rows of a book for a night and generation; false where they were there already. */
  boolean append(TableContract book, LocalDate date, int gen, List<Map<String, Object>> rows) {
    return !lake.hasSlice(book, date, gen) && lake.append(book, date, gen, runner.rows(book, rows));
  }

  /** The chain of publications. */
  public PublicationChain publications() {
    return publications;
  }

  /** Every publication, in the order they were made. */
  public List<Published> chain() {
    return publications.chain();
  }

  /** The chain, held to its hashes. */
  public List<Published> verifiedChain() {
    return publications.verifiedChain();
  }

  /** The past the lake was filled with before its first night. */
  Optional<LoadedHistory> history() {
    return publications.history();
  }

  /** The same as a line of the ledger. */
  public Optional<String> historyLine() {
    return history()
        .map(
            h ->
                "   0  %s to %s  history  %d tables  %s"
                    .formatted(h.first(), h.last(), h.contentHashes().size(), h.rowHash()));
  }

  /** The newest publication of a night. */
  public Optional<Published> published(LocalDate date) {
    return publications.published(date);
  }

  /**
   * The generation of every night before a date that a run may read: those within a number of days,
   * the newest, and those with the newest delivery of each reference feed, however old. Days of the
   * history stand beside published nights, as generation 0.
   */
  Map<LocalDate, Integer> readableBefore(LocalDate date, int days) {
    NavigableMap<LocalDate, Integer> all = new TreeMap<>(publications.generations(Long.MAX_VALUE));
    NavigableMap<LocalDate, Integer> earlier = all.headMap(date, false);
    Map<LocalDate, Integer> gens = new TreeMap<>(earlier.tailMap(date.minusDays(days), true));
    if (!earlier.isEmpty()) {
      gens.put(earlier.lastKey(), earlier.lastEntry().getValue());
    }
    for (TableContract feed : Tables.of(Layer.SOURCE)) {
      if (feed.feed().reference()) {
        lake.files(Tables.cleanOf(feed)).stream()
            .filter(f -> Integer.valueOf(f.gen()).equals(earlier.get(f.bizDate())))
            .map(SliceFile::bizDate)
            .max(LocalDate::compareTo)
            .ifPresent(d -> gens.put(d, earlier.get(d)));
      }
    }
    return gens;
  }

  /** The generations a run has pinned, or empty where it has not begun. */
  Optional<Map<LocalDate, Integer>> pins(LocalDate date, int gen) {
    if (!lake.hasSlice(RUN_PIN, date, gen)) {
      return Optional.empty();
    }
    Map<LocalDate, Integer> gens = new HashMap<>();
    try (SmallRead read = reader()) {
      read.with("p", RUN_PIN, lake.files(RUN_PIN, date, gen))
          .rows(
              "SELECT slice_date, slice_gen FROM p"
                  + " WHERE table_id IN ('ops.publication', 'ops.history')",
              "date",
              "gen")
          .forEach(r -> gens.put((LocalDate) r.get("date"), ((Number) r.get("gen")).intValue()));
    }
    return Optional.of(gens);
  }
}
