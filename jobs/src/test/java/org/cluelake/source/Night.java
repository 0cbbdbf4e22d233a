package org.cluelake.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.KeyFile;
import org.cluelake.identity.RegistryEntry;
import org.cluelake.identity.TokenRegistry;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;

/** Both phases over the files of one feed-day, as a night runs them. */
final class Night {

  private static final KernelBounds BOUNDS = new KernelBounds(512, null);

  final TableContract feed;
  final TableContract clean;
  final List<CleanedFile> files = new ArrayList<>();
  final List<MergedBucket> merged = new ArrayList<>();
  final Path folder;
  private final int buckets;
  private final List<String> switches;
  private final Path key;

  Night(TableContract feed, Path root, int buckets) {
    this(feed, Tables.cleanOf(feed), root, buckets, List.copyOf(Tables.switches()));
  }

  Night(TableContract feed, Path root, int buckets, List<String> switches) {
    this(feed, Tables.cleanOf(feed), root, buckets, switches);
  }

  Night(TableContract feed, TableContract clean, Path root, int buckets) {
    this(feed, clean, root, buckets, List.copyOf(Tables.switches()));
  }

  private Night(
      TableContract feed, TableContract clean, Path root, int buckets, List<String> switches) {
    this.switches = switches;
    this.feed = feed;
    this.clean = clean;
    this.buckets = buckets;
    this.key = root.resolve("key");
    try {
      this.folder = Files.createTempDirectory(root, "night");
      if (!Files.exists(key)) {
        KeyFile.create(key, new byte[32]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cleans a file of rows; its hash is made of a name, so that tests choose the order. */
  Night file(String name, Collection<String[]> rows) {
    try {
      Path csv = folder.resolve(name + ".csv");
      try (CsvWriter out =
          CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv, StandardCharsets.UTF_8)) {
        out.writeRecord(feed.columns());
        rows.forEach(row -> out.writeRecord(row));
      }
      return landed(hash(name), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cleans text as it is. */
  Night text(String name, String text) {
    try {
      return landed(hash(name), Files.writeString(folder.resolve(name + ".csv"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cleans a landed file of that hash. */
  Night landed(String sha256, Path csv) {
    files.add(
        FileCleaning.clean(
            new CleanTask(
                feed,
                clean,
                SampleRows.DAY,
                csv.toString(),
                sha256,
                folder.resolve("staging").toString(),
                buckets,
                switches,
                key.toString(),
                BOUNDS)));
    return this;
  }

  static String hash(String name) {
    String hex = name.chars().mapToObj(Integer::toHexString).collect(Collectors.joining());
    return (hex + "0".repeat(64)).substring(0, 64);
  }

  /** Merges every bucket. */
  Night merge() {
    return merge(62);
  }

  /** Merges with registry tokens of so few bits that they collide. */
  Night merge(int hashBits) {
    List<RegistryEntry> wanted = wanted();
    List<MovedToken> moved = MovedToken.of(new TokenRegistry(List.of(), hashBits).resolve(wanted));
    for (int bucket = 0; bucket < (clean.isBucketed() ? buckets : 1); bucket++) {
      merged.add(
          BucketMerge.merge(
              new MergeTask(
                  feed.name(),
                  clean,
                  bucket,
                  buckets,
                  MergeTask.stagedFor(files, moved, bucket, buckets),
                  moved,
                  folder.resolve("part-" + bucket + ".parquet").toString(),
                  folder.resolve("scratch-" + bucket).toString(),
                  BOUNDS)));
    }
    return this;
  }

  private List<RegistryEntry> wanted() {
    List<String> candidates =
        files.stream().map(CleanedFile::candidates).filter(Objects::nonNull).toList();
    try (Kernel kernel = Kernel.open(BOUNDS, "wanted entries")) {
      return candidates.stream()
          .flatMap(
              file ->
                  kernel
                      .rows(
                          "SELECT kind, token, fingerprint FROM read_parquet("
                              + Kernel.quoted(file)
                              + ")",
                          row ->
                              new RegistryEntry(
                                  IdentityKind.named(row.getString(1)).orElseThrow(),
                                  row.getLong(2),
                                  row.getLong(3)))
                      .stream())
          .toList();
    }
  }

  List<ReconciliationRow> reconciled() {
    return Reconciliation.of(files, merged);
  }

  /** Every row the lake would keep, as text, sorted. */
  List<String> rows() {
    return rows("*");
  }

  /** Some columns of every row the lake would keep, as text, sorted. */
  List<String> rows(String columns) {
    return query(
        "SELECT CAST(t AS VARCHAR) AS row_text FROM (SELECT %s FROM %s) AS t ORDER BY row_text"
            .formatted(columns, kept()));
  }

  /** The kept rows as a table of SQL. */
  String kept() {
    return parquet(merged.stream().map(MergedBucket::file).toList());
  }

  /** {@code line reasons} of every refused row, sorted. */
  List<String> refused() {
    List<String> paths = new ArrayList<>(files.stream().map(CleanedFile::quarantine).toList());
    paths.addAll(merged.stream().map(MergedBucket::quarantine).toList());
    return query(
        "SELECT line || ' ' || array_to_string(reasons, ' ') FROM "
            + parquet(paths)
            + " ORDER BY"
            + " file_sha256, line");
  }

  /** The first column of a query. */
  List<String> query(String sql) {
    if (sql.contains("read_parquet([])")) {
      return List.of();
    }
    try (Kernel kernel = Kernel.open(BOUNDS, "test")) {
      return kernel.rows(sql, row -> row.getString(1));
    }
  }

  private static String parquet(List<String> paths) {
    return paths.stream()
        .filter(path -> path != null)
        .map(Kernel::quoted)
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }
}
