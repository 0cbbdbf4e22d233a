package org.cluelake.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The generation of every night before a date that a run may read. */
  Map<LocalDate, Integer> readableBefore(LocalDate date, int days) {
    return publications.readableBefore(date, days);
  }

  /** The generations a run has pinned, or empty where it has not begun. */
  Optional<Map<LocalDate, Integer>> pins(LocalDate date, int gen) {
    return publications.pins(date, gen);
  }
}
