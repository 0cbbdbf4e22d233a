package org.cluelake.job;

import static org.cluelake.contract.Tables.QUARANTINE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.cluelake.bucket.RemoteFiles;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;
import org.cluelake.source.CleanTask;
import org.cluelake.source.CleanedFile;
import org.cluelake.source.MergeTask;
import org.cluelake.source.MergedBucket;
import org.cluelake.source.Reconciliation;
import org.cluelake.source.ReconciliationRow;

/**
 * Cleans the accepted files of some business dates together: one Spark task a file, then one a date
 * and bucket. Each date's answer is the one it would have alone after the dates before it.
 */
final class Cleaning {

  private final Workshop shop;

  Cleaning(Workshop shop) {
    this.shop = shop;
  }

  /** What the first phase and the registry say of a date. */
  private record FirstPhase(
      LocalDate date, Map<String, List<CleanedFile>> feeds, Registration.Answer registered) {

    List<CleanedFile> of(String feed) {
      return feeds.getOrDefault(feed, List.of());
    }
  }

  /** What became of a merge, the date it is for, and how long it took. */
  private record Merged(String feed, LocalDate date, StagedCleaning.Merged of, long nanos)
      implements java.io.Serializable {

    MergedBucket bucket() {
      return of.bucket();
    }

    StagedFile file() {
      return of.file();
    }
  }

  /** A merge, the date it is for, and about how many legs it has. */
  private record Merge(LocalDate date, MergeTask task, long rows, String target)
      implements java.io.Serializable {

    Merged run() {
      long start = System.nanoTime();
      StagedCleaning.Merged merged = StagedCleaning.merge(task, target);
      return new Merged(task.feed(), date, merged, System.nanoTime() - start);
    }
  }

  /** What the feeds of a date came to. */
  private static final class Day {
    final List<CleanedDay.Feed> feeds = new ArrayList<>();
    final List<String> quarantine = new ArrayList<>();
    final List<ReconciliationRow> reconciled = new ArrayList<>();
  }

  /**
   * Cleans.
   *
   * @param files the accepted files of each date
   * @param registry the token registry's files of earlier dates
   */
  List<CleanedDay> days(
      NavigableMap<LocalDate, List<AcceptedFile>> files, List<SliceFile> registry) {
    List<FirstPhase> phases = registered(read(files), registry);
    Map<LocalDate, Day> days = new TreeMap<>();
    phases.forEach(p -> days.put(p.date(), new Day()));
    TreeSet<String> feeds = new TreeSet<>();
    phases.forEach(p -> feeds.addAll(p.feeds().keySet()));
    Map<String, List<Merged>> merged = merged(feeds, phases);
    feeds.forEach(feed -> reconcile(feed, phases, merged.get(feed), days));
    return phases.parallelStream().map(p -> cleaned(p, days.get(p.date()))).toList();
  }

  private CleanedDay cleaned(FirstPhase phase, Day day) {
    List<String> refused = new ArrayList<>();
    phase.feeds().values().stream()
        .flatMap(List::stream)
        .map(CleanedFile::quarantine)
        .filter(Objects::nonNull)
        .forEach(refused::add);
    refused.addAll(day.quarantine);
    return new CleanedDay(
        phase.date(),
        day.feeds,
        refused.isEmpty() ? List.of() : shop.runner(phase.date()).unitedFrom(QUARANTINE, refused),
        phase.registered().added(),
        day.reconciled);
  }

  /** The first phase: every file by itself. */
  private NavigableMap<LocalDate, Map<String, List<CleanedFile>>> read(
      NavigableMap<LocalDate, List<AcceptedFile>> files) {
    List<CleanTask> tasks = new ArrayList<>();
    NavigableMap<LocalDate, Map<String, List<CleanedFile>>> cleaned = new TreeMap<>();
    files.forEach(
        (date, own) -> {
          own.forEach(f -> tasks.add(task(date, f)));
          cleaned.put(date, new TreeMap<>());
        });
    if (!tasks.isEmpty()) {
      List<CleanedFile> done =
          spark().parallelize(tasks, tasks.size()).map(StagedCleaning::clean).collect();
      for (int i = 0; i < tasks.size(); i++) {
        cleaned
            .get(tasks.get(i).bizDate())
            .computeIfAbsent(done.get(i).feed(), f -> new ArrayList<>())
            .add(done.get(i));
      }
    }
    return cleaned;
  }

  private CleanTask task(LocalDate date, AcceptedFile file) {
    return new CleanTask(
        file.feed(),
        Tables.cleanOf(file.feed()),
        date,
        file.copy(),
        file.sha256(),
        staging(date),
        shop.buckets(),
        shop.nightConf().switches(),
        shop.keyFile().toString(),
        shop.bounds());
  }

  private List<FirstPhase> registered(
      NavigableMap<LocalDate, Map<String, List<CleanedFile>>> cleaned, List<SliceFile> registry) {
    NavigableMap<LocalDate, List<String>> wanted = new TreeMap<>();
    cleaned.forEach(
        (date, feeds) ->
            wanted.put(
                date,
                feeds.values().stream()
                    .flatMap(List::stream)
                    .map(CleanedFile::candidates)
                    .filter(Objects::nonNull)
                    .toList()));
    try (SmallRead read = shop.books().reader()) {
      NavigableMap<LocalDate, Registration.Answer> answers =
          new Registration(read, registry, wanted).answers(this::target);
      return cleaned.entrySet().stream()
          .map(of -> new FirstPhase(of.getKey(), of.getValue(), answers.get(of.getKey())))
          .toList();
    }
  }

  /** The second phase of all feeds side by side, the largest buckets first. */
  private Map<String, List<Merged>> merged(Collection<String> feeds, List<FirstPhase> phases) {
    List<Merge> merges = new ArrayList<>();
    for (String feed : feeds) {
      TableContract table = Tables.cleanOf(Tables.feed(feed));
      int buckets = table.isBucketed() ? shop.buckets() : 1;
      for (FirstPhase phase : phases) {
        if (!phase.of(feed).isEmpty()) {
          for (int bucket = 0; bucket < buckets; bucket++) {
            merges.add(merge(feed, table, phase, bucket, buckets));
          }
        }
      }
    }
    // A stable sort: where rows are equal the order of feeds, dates and buckets stays.
    merges.sort(Comparator.comparingLong(Merge::rows).reversed());
    return merges.isEmpty()
        ? Map.of()
        : spark().parallelize(merges, merges.size()).map(Merge::run).collect().stream()
            .sorted(
                Comparator.comparing(Merged::date)
                    .thenComparing(merged -> merged.bucket().bucket()))
            .collect(Collectors.groupingBy(Merged::feed));
  }

  private void reconcile(
      String feed, List<FirstPhase> phases, List<Merged> merged, Map<LocalDate, Day> days) {
    TableContract table = Tables.cleanOf(Tables.feed(feed));
    for (FirstPhase phase : phases) {
      List<Merged> own = merged.stream().filter(m -> m.date().equals(phase.date())).toList();
      if (own.isEmpty()) {
        continue;
      }
      Day day = days.get(phase.date());
      List<MergedBucket> of = own.stream().map(Merged::bucket).toList();
      day.reconciled.addAll(Reconciliation.of(phase.of(feed), of));
      of.stream()
          .map(MergedBucket::quarantine)
          .filter(Objects::nonNull)
          .forEach(day.quarantine::add);
      day.feeds.add(
          new CleanedDay.Feed(
              feed,
              table,
              own.stream().map(Merged::file).filter(Objects::nonNull).toList(),
              own.stream().mapToLong(Merged::nanos).sum()));
    }
  }

  private Merge merge(String feed, TableContract table, FirstPhase phase, int bucket, int buckets) {
    String folder = staging(phase.date());
    MergeTask task =
        new MergeTask(
            feed,
            table,
            bucket,
            buckets,
            MergeTask.stagedFor(phase.of(feed), phase.registered().moved(), bucket, buckets),
            phase.registered().moved(),
            folder + "/" + feed + "-" + bucket + ".parquet",
            folder + "/merge-" + feed + "-" + bucket,
            shop.bounds());
    long rows =
        phase.of(feed).stream()
            .flatMap(f -> f.staged().stream())
            .filter(f -> f.bucket() == bucket)
            .mapToLong(org.cluelake.source.StagedFile::rows)
            .sum();
    return new Merge(phase.date(), task, rows, target(phase.date()));
  }

  /** Where the files of a date wait for their commit. */
  private String target(LocalDate date) {
    return shop.lake().folder("_staging/" + Workshop.staged(date)).toString();
  }

  /** A path where the lake is on this machine, as the phases write paths. */
  private String staging(LocalDate date) {
    org.apache.hadoop.fs.Path folder = shop.lake().folder("_staging/clean/" + date);
    return RemoteFiles.isLocal(folder.toString()) ? folder.toUri().getPath() : folder.toString();
  }

  private JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(shop.spark().sparkContext());
  }
}
