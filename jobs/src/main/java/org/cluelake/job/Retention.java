package org.cluelake.job;

import static org.cluelake.contract.Tables.FILE_LEDGER;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.export.EventSource;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * The end of old nights, in two steps: a sweep states which nights are no longer kept and takes
 * their rows out of every table; some publications later it deletes the files.
 *
 * <p>The statement comes before anything is taken out, so a run that is killed is carried on by the
 * next with the same statement. The house's books (publications, pins, ledgers, registers), which
 * name no person but for tokens already registered, and the export tables, whose changes a late
 * puller reads from their log, are kept.
 */
public final class Retention {

  /** Layers whose slices end: all that holds rows of persons but the events already sent. */
  private static final Set<Layer> KEPT = Set.of(Layer.SOURCE, Layer.OPS, Layer.EXPORT);

  /**
   * What a sweep does, or would.
   *
   * @param before first night whose rows stay
   * @param nights published generations of nights before it
   * @param files files taken out of tables
   * @param bytes their size
   * @param deleted data files deleted, of sweeps before
   * @param delivered copies of delivered files deleted
   */
  public record Done(
      LocalDate before, long nights, int files, long bytes, int deleted, int delivered) {}

  private final PublicationChain chain;
  private final Lake lake;
  private final Configuration hadoop;
  private final RetentionConf conf;
  private final SweepBook book;

  /** Retention of a lake. */
  public Retention(PublicationChain chain, Configuration hadoop, RetentionConf conf) {
    this.chain = chain;
    this.lake = chain.lake();
    this.hadoop = hadoop;
    this.conf = conf;
    this.book = new SweepBook(chain);
  }

  /** What {@link #run} would take out; deletes and writes nothing. */
  public Done plan(LocalDate before) {
    LocalDate first = wanted(before);
    List<SliceFile> files = new ArrayList<>();
    for (TableContract table : tables()) {
      Set<LocalDate> keep = keep(table, first);
      lake.files(table).stream()
          .filter(f -> f.bizDate().isBefore(first) && !keep.contains(f.bizDate()))
          .forEach(files::add);
    }
    return done(first, files, 0, 0);
  }

  /**
   * Sweeps, and deletes what earlier sweeps took out.
   *
   * @param before first night whose rows stay, or null for all that the configuration lets go
   * @throws PipelineException of kind CONFIG where nights would go that are still needed or not yet
   *     exported; of kind CONFLICT while a run works on the lake
   */
  public Done run(LocalDate before) {
    try (LakeLock unused = LakeLock.take(lake)) {
      lake.refresh();
      List<Published> published = chain.verifiedChain();
      List<SweepBook.Statement> statements = book.verified();
      LocalDate first = wanted(before);
      LocalDate swept = book.sweptBefore();
      boolean isNew =
          chain.generations(Long.MAX_VALUE).keySet().stream()
              .anyMatch(d -> d.isBefore(first) && !d.isBefore(swept));
      if (isNew) {
        exported(published);
        Published last = published.get(published.size() - 1);
        book.append(
            new SweepBook.Statement(
                first, newest(published), conf.keepDays(), published.size(), last.rowHash()));
      }
      List<SliceFile> files = new ArrayList<>();
      for (TableContract table : tables()) {
        files.addAll(lake.sweep(table, first, keep(table, first)));
      }
      LocalDate old =
          statements.stream()
              .filter(s -> published.size() - s.publications() >= conf.safetyNights())
              .map(SweepBook.Statement::before)
              .max(LocalDate::compareTo)
              .orElse(LocalDate.MIN);
      int deleted = tables().stream().mapToInt(t -> lake.erase(t, old)).sum();
      return done(first, files, deleted, delivered(old));
    }
  }

  private Done done(LocalDate first, List<SliceFile> files, int deleted, int delivered) {
    return new Done(
        first,
        chain.chain().stream().filter(p -> p.bizDate().isBefore(first)).count(),
        files.size(),
        files.stream().mapToLong(SliceFile::bytes).sum(),
        deleted,
        delivered);
  }

  /** The first night to stay: never before that of an earlier sweep. */
  private LocalDate wanted(LocalDate before) {
    List<Published> published = chain.chain();
    if (published.isEmpty()) {
      throw PipelineException.of(ErrorKind.CONFIG, "the lake has no published night to keep");
    }
    LocalDate latest = newest(published).minusDays(conf.keepDays());
    if (before != null && before.isAfter(latest)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "--before %s would take nights that are still needed: %s days before the newest (%s) are"
              + " kept, for a clue may hold a year and be appealed after (retention.yaml); want %s"
              + " or earlier",
          before,
          conf.keepDays(),
          newest(published),
          latest);
    }
    LocalDate first = before == null ? latest : before;
    LocalDate swept = book.sweptBefore();
    return first.isBefore(swept) ? swept : first;
  }

  private static LocalDate newest(List<Published> published) {
    return published.stream().map(Published::bizDate).max(LocalDate::compareTo).orElseThrow();
  }

  private void exported(List<Published> published) {
    for (EventSource source : EventSource.ALL) {
      if (lake.exportedUpTo(source.events()) < published.size()) {
        throw PipelineException.of(
            ErrorKind.CONFIG,
            "%s does not hold the events of every publication yet; run nightly for the newest night"
                + " again, which exports, then sweep",
            source.events().id());
      }
    }
  }

  private static List<TableContract> tables() {
    return Tables.all().stream().filter(t -> !KEPT.contains(t.layer())).toList();
  }

  /** The newest delivery before a date of a reference feed, which later nights go on reading. */
  private Set<LocalDate> keep(TableContract table, LocalDate before) {
    boolean isReference =
        Tables.of(Layer.SOURCE).stream()
            .anyMatch(f -> f.feed().reference() && Tables.cleanOf(f).equals(table));
    if (!isReference) {
      return Set.of();
    }
    Map<LocalDate, Integer> gens = chain.generations(Long.MAX_VALUE);
    return lake.files(table).stream()
        .filter(f -> f.bizDate().isBefore(before))
        .filter(f -> Integer.valueOf(f.gen()).equals(gens.get(f.bizDate())))
        .map(SliceFile::bizDate)
        .max(LocalDate::compareTo)
        .map(Set::of)
        .orElse(Set.of());
  }

  /** Copies of files that only nights before a date were made from; identities stand in them. */
  private int delivered(LocalDate before) {
    Set<String> gone = hashes(before, true);
    gone.removeAll(hashes(before, false));
    int deleted = 0;
    try {
      Path landing = lake.folder("landing");
      FileSystem system = landing.getFileSystem(hadoop);
      for (String hash : gone) {
        Path copy = new Path(landing, hash.substring(0, 2) + "/" + hash + ".csv");
        if (system.exists(copy) && system.delete(copy, false)) {
          deleted++;
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "old copies of delivered files cannot be deleted");
    }
    return deleted;
  }

  private Set<String> hashes(LocalDate date, boolean isBefore) {
    List<SliceFile> files =
        lake.files(FILE_LEDGER).stream()
            .filter(f -> f.bizDate().isBefore(date) == isBefore)
            .toList();
    if (files.isEmpty()) {
      return new HashSet<>();
    }
    try (SmallRead read = chain.reader()) {
      SmallRead unused = read.with("ledger", FILE_LEDGER, files);
      return read
          .rows("SELECT DISTINCT sha256 FROM ledger WHERE status = 'accepted'", "sha256")
          .stream()
          .map(r -> (String) r.get("sha256"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }
}
