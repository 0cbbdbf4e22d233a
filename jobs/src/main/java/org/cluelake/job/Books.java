package org.cluelake.job;

import static org.cluelake.contract.Tables.RUN_PIN;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cluelake.bucket.BucketRunner;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;

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
    return !lake.hasSlice(book, date, gen)
        && lake.append(book, date, gen, runner.rows(book, SqlRows.of(book, rows)));
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

  /** The newest publication of a night. */
  public Optional<Published> published(LocalDate date) {
    return publications.published(date);
  }

  /** The published generation of every night before a date, within a number of days. */
  Map<LocalDate, Integer> publishedBefore(LocalDate date, int days) {
    Map<LocalDate, Integer> gens = new TreeMap<>();
    for (Published p : chain()) {
      if (p.bizDate().isBefore(date) && !p.bizDate().isBefore(date.minusDays(days))) {
        Integer unused = gens.merge(p.bizDate(), p.gen(), Math::max);
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
              "SELECT slice_date, slice_gen FROM p WHERE table_id = 'ops.publication'",
              "date",
              "gen")
          .forEach(r -> gens.put((LocalDate) r.get("date"), ((Number) r.get("gen")).intValue()));
    }
    return Optional.of(gens);
  }
}
