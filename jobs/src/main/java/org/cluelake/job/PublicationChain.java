package org.cluelake.job;

import static org.cluelake.contract.Tables.HISTORY;
import static org.cluelake.contract.Tables.PUBLICATION;
import static org.cluelake.contract.Tables.RUN_PIN;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/** What a lake has published, in order: readable without Spark and without a key. */
public final class PublicationChain {

  private final Lake lake;
  private final KernelBounds bounds;
  private final Map<String, Published> known = new HashMap<>();
  private LoadedHistory history;

  /**
   * The chain of a lake.
   *
   * @param bounds memory and local folder of a reader
   */
  public PublicationChain(Lake lake, KernelBounds bounds) {
    this.lake = lake;
    this.bounds = bounds;
  }

  /** The lake. */
  public Lake lake() {
    return lake;
  }

  /** A reader for small tables. */
  SmallRead reader() {
    return new SmallRead(bounds);
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

  /** Every publication whose rows are kept: those of no swept night. */
  public List<Published> kept() {
    LocalDate swept = new SweepBook(this).sweptBefore();
    return chain().stream().filter(p -> !p.bizDate().isBefore(swept)).toList();
  }

  /** The past the lake was filled with before its first night, or empty where there is none. */
  Optional<LoadedHistory> history() {
    if (history == null) {
      List<SliceFile> files = lake.files(HISTORY);
      if (files.isEmpty()) {
        return Optional.empty();
      }
      try (SmallRead read = reader()) {
        history = LoadedHistory.read(read, files.get(0));
      }
    }
    return Optional.of(history);
  }

  /**
   * The generation by which each night is read: that of its newest publication up to a place in the
   * chain, or 0 for a day of the history.
   */
  Map<LocalDate, Integer> generations(long upTo) {
    Map<LocalDate, Integer> gens = new HashMap<>();
    history().ifPresent(h -> h.days().forEach(d -> gens.put(d, Lake.HISTORY_GEN)));
    for (Published p : chain()) {
      if (p.sequence() <= upTo) {
        Integer unused = gens.merge(p.bizDate(), p.gen(), Math::max);
      }
    }
    return gens;
  }

  /**
   * The generation of every night before a date that a run may read: those within a number of days,
   * the newest, and those with the newest delivery of each reference feed, however old. Days of the
   * history stand beside published nights, as generation 0.
   */
  Map<LocalDate, Integer> readableBefore(LocalDate date, int days) {
    NavigableMap<LocalDate, Integer> all = new TreeMap<>(generations(Long.MAX_VALUE));
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

  /** What the next publication names as the one before it. */
  String lastHash() {
    List<Published> chain = chain();
    return chain.isEmpty()
        ? history().map(LoadedHistory::rowHash).orElse("")
        : chain.get(chain.size() - 1).rowHash();
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
                "SELECT sequence, previous_hash, row_hash, conf_hash, code_version, contract_hash FROM \""
                    + view
                    + "\"",
                "sequence",
                "previous",
                "hash",
                "conf",
                "code",
                "contracts")
            .get(0);
    return new Published(
        file.bizDate(),
        file.gen(),
        ((Number) row.get("sequence")).longValue(),
        (String) row.get("previous"),
        (String) row.get("hash"),
        (String) row.get("conf"),
        (String) row.get("code"),
        (String) row.get("contracts"),
        degraded,
        hashes);
  }

  /**
   * The chain, held to its hashes.
   *
   * @throws PipelineException of kind DATA naming the first row that was changed, removed or moved
   */
  public List<Published> verifiedChain() {
    String previous = history().map(LoadedHistory::verified).map(LoadedHistory::rowHash).orElse("");
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
}
