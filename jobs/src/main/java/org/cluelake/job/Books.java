package org.cluelake.job;

import static org.cluelake.contract.Tables.PUBLICATION;
import static org.cluelake.contract.Tables.RUN_PIN;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cluelake.bucket.BucketRunner;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/** The house's own books: pins, ledgers and the publication chain. */
public final class Books {

  private final Lake lake;
  private final BucketRunner runner;
  private final int memoryMb;
  private final String scratch;
  private final Map<String, Published> known = new HashMap<>();

  Books(Lake lake, BucketRunner runner, int memoryMb, String scratch) {
    this.lake = lake;
    this.runner = runner;
    this.memoryMb = memoryMb;
    this.scratch = scratch;
  }

  /** A reader for small tables. */
  SmallRead reader() {
    return new SmallRead(memoryMb, scratch);
  }

  /** Appends rows of a book for a night and generation; false where they were there already. */
  boolean append(TableContract book, LocalDate date, int gen, List<Map<String, Object>> rows) {
    return !lake.hasSlice(book, date, gen)
        && lake.append(book, date, gen, runner.rows(book, SqlRows.of(book, rows)));
  }

  /** Every publication, in the order they were made. */
  public List<Published> chain() {
    List<SliceFile> unread =
        lake.files(PUBLICATION).stream().filter(f -> !known.containsKey(f.uri())).toList();
    if (!unread.isEmpty()) {
      try (SmallRead read = reader()) {
        unread.forEach(f -> known.put(f.uri(), publication(read, f)));
      }
    }
    return known.values().stream().sorted(Comparator.comparingLong(Published::sequence)).toList();
  }

  private static Published publication(SmallRead read, SliceFile file) {
    String view = "night_" + file.bizDate() + "_" + file.gen();
    SmallRead open = read.with(view, PUBLICATION, List.of(file));
    Map<String, String> hashes = new LinkedHashMap<>();
    open.rows(
            "SELECT t.table_id, t.content_hash FROM (SELECT unnest(tables) AS t FROM \""
                + view
                + "\") ORDER BY 1",
            "table",
            "hash")
        .forEach(r -> hashes.put((String) r.get("table"), (String) r.get("hash")));
    List<String> degraded =
        open.rows("SELECT unnest(degraded) FROM \"" + view + "\" ORDER BY 1", "feed").stream()
            .map(r -> (String) r.get("feed"))
            .toList();
    Map<String, Object> row =
        open.rows(
                "SELECT sequence, previous_hash, row_hash, conf_hash, code_version FROM \""
                    + view
                    + "\"",
                "sequence",
                "previous",
                "hash",
                "conf",
                "code")
            .get(0);
    return new Published(
        file.bizDate(),
        file.gen(),
        ((Number) row.get("sequence")).longValue(),
        (String) row.get("previous"),
        (String) row.get("hash"),
        (String) row.get("conf"),
        (String) row.get("code"),
        degraded,
        hashes);
  }

  /**
   * The chain, held to its hashes.
   *
   * @throws PipelineException of kind DATA naming the first row that was changed, removed or moved
   */
  public List<Published> verifiedChain() {
    String previous = "";
    long place = 1;
    for (Published p : chain()) {
      if (p.sequence() != place
          || !p.previousHash().equals(previous)
          || !p.rowHash().equals(p.computedHash())) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "the ledger chain is broken at place %d (%s generation %d); restore ops.publication"
                + " from backup",
            place,
            p.bizDate(),
            p.gen());
      }
      previous = p.rowHash();
      place++;
    }
    return chain();
  }

  /** The newest publication of a night. */
  public Optional<Published> published(LocalDate date) {
    return chain().stream()
        .filter(p -> p.bizDate().equals(date))
        .max(Comparator.comparingInt(Published::gen));
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
