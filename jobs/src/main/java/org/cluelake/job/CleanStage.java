package org.cluelake.job;

import static org.cluelake.contract.Tables.QUARANTINE;
import static org.cluelake.contract.Tables.RECONCILIATION;
import static org.cluelake.contract.Tables.TOKEN_REGISTRY;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.cluelake.bucket.Adoption;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.RegistryEntry;
import org.cluelake.identity.TokenRegistry;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.ContentHash;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;
import org.cluelake.source.BucketMerge;
import org.cluelake.source.CleanTask;
import org.cluelake.source.CleanedFile;
import org.cluelake.source.FileCleaning;
import org.cluelake.source.MergeTask;
import org.cluelake.source.MergedBucket;
import org.cluelake.source.MovedToken;
import org.cluelake.source.Reconciliation;
import org.cluelake.source.ReconciliationRow;
import org.cluelake.source.RegistryCandidates;

/**
 * Cleans a night's accepted files: one Spark task a file, then one a bucket; then reconciles every
 * file and appends the clean tables, the quarantine and the books.
 *
 * <p>The reconciliation is appended last: where it is there, the whole stage is done.
 */
final class CleanStage {

  private final Workshop shop;
  private final LocalDate date;
  private final int gen;
  private final Path staging;

  CleanStage(Workshop shop, LocalDate date, int gen) {
    this.shop = shop;
    this.date = date;
    this.gen = gen;
    this.staging = shop.localFolder("_staging").resolve("clean");
  }

  /** Cleans, or finds it done. */
  void run(List<AcceptedFile> files, Consumer<StepRun> done) {
    if (shop.lake().hasSlice(RECONCILIATION, date, gen)) {
      files.stream().map(f -> f.feed().name()).distinct().forEach(f -> done.accept(found(f)));
      return;
    }
    List<CleanedFile> cleaned = clean(files);
    TokenRegistry.Resolution resolution =
        new TokenRegistry(registered()).resolve(RegistryCandidates.read(cleaned, shop.bounds()));
    List<MovedToken> moved = MovedToken.of(resolution);
    List<ReconciliationRow> reconciled = new ArrayList<>();
    List<String> quarantine = new ArrayList<>();
    cleaned.stream().map(CleanedFile::quarantine).filter(Objects::nonNull).forEach(quarantine::add);
    Map<String, List<CleanedFile>> byFeed =
        cleaned.stream()
            .collect(Collectors.groupingBy(CleanedFile::feed, TreeMap::new, Collectors.toList()));
    for (Map.Entry<String, List<CleanedFile>> feed : byFeed.entrySet()) {
      long start = System.nanoTime();
      TableContract table = Tables.cleanOf(Tables.feed(feed.getKey()));
      List<Merged> merged = merge(feed.getKey(), table, feed.getValue(), moved);
      List<MergedBucket> buckets = merged.stream().map(Merged::bucket).toList();
      reconciled.addAll(Reconciliation.of(feed.getValue(), buckets));
      buckets.stream()
          .map(MergedBucket::quarantine)
          .filter(Objects::nonNull)
          .forEach(quarantine::add);
      List<StagedFile> kept = merged.stream().map(Merged::file).filter(Objects::nonNull).toList();
      boolean unused = shop.lake().append(table, date, gen, kept);
      done.accept(
          new StepRun(
              stepId(feed.getKey()),
              table,
              kept.stream().map(StagedFile::hash).reduce(ContentHash.EMPTY, ContentHash::plus),
              kept.size(),
              kept.stream().mapToLong(StagedFile::bytes).sum(),
              (System.nanoTime() - start) / 1_000_000));
    }
    List<StagedFile> quarantined =
        quarantine.isEmpty() ? List.of() : shop.runner().unitedFrom(QUARANTINE, quarantine);
    boolean unusedQuarantine = shop.lake().append(QUARANTINE, date, gen, quarantined);
    boolean unusedRegistry =
        shop.books().append(TOKEN_REGISTRY, date, gen, registryRows(resolution.added()));
    boolean unusedReconciliation =
        shop.books()
            .append(
                RECONCILIATION,
                date,
                gen,
                reconciled.stream().map(CleanStage::reconciliationRow).toList());
  }

  private static String stepId(String feed) {
    return "clean-" + feed.replace('_', '-');
  }

  private StepRun found(String feed) {
    TableContract table = Tables.cleanOf(Tables.feed(feed));
    return StepRun.found(shop, stepId(feed), table, date, gen);
  }

  private List<CleanedFile> clean(List<AcceptedFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    List<CleanTask> tasks =
        files.stream()
            .map(
                f ->
                    new CleanTask(
                        f.feed(),
                        Tables.cleanOf(f.feed()),
                        date,
                        f.path().toString(),
                        f.sha256(),
                        staging.toString(),
                        shop.buckets(),
                        shop.nightConf().switches(),
                        shop.keyFile().toString(),
                        shop.bounds()))
            .toList();
    return spark().parallelize(tasks, tasks.size()).map(FileCleaning::clean).collect();
  }

  /** A merged bucket and, where it has rows, its file held to the contract and named. */
  private record Merged(MergedBucket bucket, StagedFile file) implements java.io.Serializable {}

  private List<Merged> merge(
      String feed, TableContract table, List<CleanedFile> files, List<MovedToken> moved) {
    int buckets = table.isBucketed() ? shop.buckets() : 1;
    List<MergeTask> tasks =
        IntStream.range(0, buckets)
            .mapToObj(
                b ->
                    new MergeTask(
                        feed,
                        table,
                        b,
                        buckets,
                        MergeTask.stagedFor(files, moved, b, buckets),
                        moved,
                        staging.resolve(feed + "-" + b + ".parquet").toString(),
                        staging.resolve("merge-" + feed + "-" + b).toString(),
                        shop.bounds()))
            .toList();
    String target = shop.lake().folder("_staging").toString();
    KernelBounds bounds = shop.bounds();
    return spark()
        .parallelize(tasks, tasks.size())
        .map(
            task -> {
              MergedBucket bucket = BucketMerge.merge(task);
              StagedFile file =
                  bucket.file() == null
                      ? null
                      : Adoption.adopt(
                          task.clean(),
                          Path.of(bucket.file()),
                          task.clean().isBucketed() ? task.bucket() : -1,
                          bounds,
                          target);
              return new Merged(bucket, file);
            })
        .collect();
  }

  private List<RegistryEntry> registered() {
    List<SliceFile> files =
        shop.lake().files(TOKEN_REGISTRY).stream()
            .filter(f -> !(f.bizDate().equals(date) && f.gen() >= gen))
            .toList();
    try (SmallRead read = shop.books().reader()) {
      return read
          .with("r", TOKEN_REGISTRY, files)
          .rows("SELECT DISTINCT kind, token, fingerprint FROM r", "kind", "token", "fingerprint")
          .stream()
          .map(
              r ->
                  new RegistryEntry(
                      IdentityKind.valueOf(((String) r.get("kind")).toUpperCase(Locale.ROOT)),
                      (Long) r.get("token"),
                      (Long) r.get("fingerprint")))
          .toList();
    }
  }

  private static List<Map<String, Object>> registryRows(List<RegistryEntry> added) {
    return added.stream()
        .map(
            e -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("kind", e.kind().id());
              row.put("fingerprint", e.fingerprint());
              row.put("token", e.token());
              return row;
            })
        .toList();
  }

  private static Map<String, Object> reconciliationRow(ReconciliationRow row) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("feed", row.feed());
    named.put("file_sha256", row.fileSha256());
    named.put("rows_in", row.rowsIn());
    named.put("accepted", row.accepted());
    named.put("quarantined", row.quarantined());
    named.put("money_in", row.moneyIn());
    named.put("money_accepted", row.moneyAccepted());
    named.put("money_quarantined", row.moneyQuarantined());
    named.put("unreadable_money", row.unreadableMoney());
    return named;
  }

  private JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(shop.spark().sparkContext());
  }
}
