package org.cluelake.bucket;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.JsonRows;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.StagedFile;

/**
 * Spreads a step's buckets over Spark's tasks and unites small results.
 *
 * <p>Spark schedules, distributes and retries; each task is a {@link BucketTask}. A table without
 * buckets becomes one file a night, whatever the number of buckets it was computed from.
 */
public final class BucketRunner {

  /** A bucket with a very busy subject, begun last, would leave the other cores idle. */
  private static final Comparator<BucketTask> LARGEST_FIRST =
      Comparator.comparingLong(BucketTask::bytes).reversed().thenComparing(BucketTask::bucket);

  private final JavaSparkContext spark;
  private final int buckets;
  private final KernelBounds bounds;
  private final String staging;

  /**
   * A runner for one run.
   *
   * @param buckets how many buckets the lake has
   * @param bounds memory of one task, and a local folder of each executor for spilling
   * @param staging folder of the lake's file system for results before their commit
   */
  public BucketRunner(JavaSparkContext spark, int buckets, KernelBounds bounds, String staging) {
    this.spark = spark;
    this.buckets = buckets;
    this.bounds = bounds;
    this.staging = staging;
  }

  /** The same runner with a staging folder of its own below this one's. */
  public BucketRunner in(String folder) {
    return new BucketRunner(spark, buckets, bounds, staging + "/" + folder);
  }

  /** Runs tasks of any steps and nights side by side; null for a task without rows. */
  public List<StagedFile> each(List<BucketTask> tasks) {
    return spread(tasks, partitions(tasks.size()));
  }

  /** Does works side by side; their results in order. Where files have to be fetched, ahead. */
  private <R> List<R> spread(List<? extends FetchedWork<R>> works, int partitions) {
    if (works.isEmpty()) {
      return List.of();
    }
    List<FetchedWork<R>> all = new ArrayList<>(works);
    return RemoteFiles.isLocal(staging)
        ? spark.parallelize(all, partitions).map(ReadAhead::alone).collect()
        : spark
            .parallelize(all, Math.min(partitions, partitionsAhead(works.size())))
            .mapPartitions(ReadAhead::ofTask)
            .collect();
  }

  /** Two works or more in a row where there are more than cores, so that one may be ahead. */
  private int partitionsAhead(int works) {
    int cores = spark.defaultParallelism();
    return works <= cores ? works : Math.max(cores, Math.min((works + 1) / 2, cores * 4));
  }

  /** Runs chains side by side; each gives its files by night. */
  public List<Map<LocalDate, StagedFile>> chains(List<BucketChain> chains) {
    return chains.isEmpty()
        ? List.of()
        : spark.parallelize(chains, chains.size()).map(BucketChain::run).collect();
  }

  /** Enough for an even share of each core, few enough to cost nothing beside the work. */
  private int partitions(int tasks) {
    return Math.min(tasks, spark.defaultParallelism() * 16);
  }

  /** The files of the step's table: one a bucket, or one for a table without buckets. */
  public List<StagedFile> run(BucketStep step, AsOf asOf, List<BucketTask.Input> inputs) {
    List<BucketTask> tasks =
        tasks(step, asOf, inputs).stream()
            .filter(BucketTask::canHaveRows)
            .sorted(LARGEST_FIRST)
            .toList();
    if (tasks.isEmpty()) {
      return List.of();
    }
    List<StagedFile> written =
        spread(tasks, tasks.size()).stream()
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(StagedFile::bucket))
            .toList();
    return step.writes().isBucketed() ? written : united(step.writes(), written);
  }

  /** The rows of a gathering step: each gathering over all buckets, then the query over them. */
  public List<StagedFile> run(GatherStep step, AsOf asOf, List<BucketTask.Input> inputs) {
    Map<String, List<String>> gathered = new LinkedHashMap<>();
    String own = staging + "/" + step.id();
    for (GatherStep.Gathering next : step.gatherings(asOf)) {
      Map<String, List<String>> before = new LinkedHashMap<>(gathered);
      List<GatherTask.Part> works =
          IntStream.range(0, buckets)
              .mapToObj(
                  b -> new GatherTask(step, asOf, b, buckets, of(b, inputs), before, own, bounds))
              .map(GatherTask.Part::new)
              .toList();
      List<String> parts = spread(works, works.size());
      List<String> unused = gathered.put(next.view(), parts);
    }
    List<BucketTask.Input> whole =
        inputs.stream().filter(i -> !i.read().table().isBucketed()).toList();
    GatherTask last =
        new GatherTask(step, asOf, 0, 1, new ArrayList<>(whole), gathered, staging, bounds);
    return spark.parallelize(List.of(last), 1).map(GatherTask::rows).collect().stream()
        .filter(Objects::nonNull)
        .toList();
  }

  /** The step's work, one task a bucket of its inputs, or one in all where none has buckets. */
  public List<BucketTask> tasks(BucketStep step, AsOf asOf, List<BucketTask.Input> inputs) {
    boolean bucketed = inputs.stream().anyMatch(i -> i.read().table().isBucketed());
    if (step.writes().isBucketed() && !bucketed) {
      throw new IllegalArgumentException(
          step.id() + " writes buckets but reads none; exchange subjects in a GatherStep");
    }
    int parts = bucketed ? buckets : 1;
    return IntStream.range(0, parts).mapToObj(b -> task(step, asOf, b, parts, inputs)).toList();
  }

  private BucketTask task(
      BucketStep step, AsOf asOf, int bucket, int parts, List<BucketTask.Input> inputs) {
    return new BucketTask(step, asOf, bucket, parts, of(bucket, inputs), staging, bounds);
  }

  /** A bucket's files of inputs with buckets, and all files of the others. */
  private static List<BucketTask.Input> of(int bucket, List<BucketTask.Input> inputs) {
    return inputs.stream()
        .map(
            i ->
                new BucketTask.Input(
                    i.read(),
                    new ArrayList<>(
                        i.files().stream()
                            .filter(f -> f.bucket() < 0 || f.bucket() == bucket)
                            .toList())))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** The rows of several small files in one file; no file where there are no rows. */
  public List<StagedFile> united(TableContract table, List<StagedFile> parts) {
    if (parts.size() == 1) {
      // Sorted, checked and named already; only its bucket is no longer of interest.
      StagedFile only = parts.get(0);
      return List.of(new StagedFile(only.uri(), -1, only.hash(), only.bytes()));
    }
    return parts.isEmpty()
        ? List.of()
        : unitedFrom(table, parts.stream().map(StagedFile::uri).toList());
  }

  /** The same from Parquet files of any origin whose columns are those of the contract. */
  public List<StagedFile> unitedFrom(TableContract table, List<String> uris) {
    TaskFiles files = new TaskFiles(Path.of(bounds.scratch()));
    try (Kernel kernel = Kernel.open(bounds, 0, buckets)) {
      String paths =
          uris.stream()
              .map(u -> Kernel.quoted(files.local(u).toString()))
              .collect(Collectors.joining(", "));
      StagedFile file =
          files.write(
              kernel,
              table,
              "SELECT * FROM read_parquet([" + paths + "], hive_partitioning = false)",
              -1,
              staging);
      return file == null ? List.of() : List.of(file);
    } finally {
      files.discard();
    }
  }

  /**
   * The rows of a query in one file per value of a column, by that value; the column itself may
   * stand outside of the contract. For clue-sized rows: it runs where it is called.
   */
  public Map<String, StagedFile> split(
      TableContract table, List<BucketTask.Input> inputs, String sql, String by) {
    TaskFiles files = new TaskFiles(Path.of(bounds.scratch()));
    try (Kernel kernel = Kernel.open(bounds, 0, buckets)) {
      for (BucketTask.Input input : inputs) {
        List<Path> paths = input.files().stream().map(f -> files.local(f.uri())).toList();
        paths.forEach(ContentAddress::verify);
        kernel.view(input.read().view(), input.read().table(), input.files(), paths);
      }
      kernel.run("CREATE TABLE split AS " + sql);
      Map<String, StagedFile> parts = new TreeMap<>();
      String column = Kernel.identifier(by);
      for (List<Object> value : kernel.rows("SELECT DISTINCT " + column + " FROM split")) {
        String part = (String) value.get(0);
        String rows = "SELECT * FROM split WHERE " + column + " = " + Kernel.quoted(part);
        StagedFile unused = parts.put(part, files.write(kernel, table, rows, -1, staging));
      }
      return parts;
    } finally {
      files.discard();
    }
  }

  /** The file of a query over nothing but constants: rows of the house's own books. */
  public List<StagedFile> rows(TableContract table, String sql) {
    return made(table, files -> sql);
  }

  /** The file of rows by column name; columns a row does not name are null. */
  public List<StagedFile> rows(TableContract table, List<Map<String, Object>> rows) {
    return rows.isEmpty()
        ? List.of()
        : made(table, files -> JsonRows.query(table, rows.iterator(), files.beside(".json")));
  }

  private List<StagedFile> made(TableContract table, Function<TaskFiles, String> sql) {
    TaskFiles files = new TaskFiles(Path.of(bounds.scratch()));
    try (Kernel kernel = Kernel.open(bounds, 0, buckets)) {
      StagedFile file = files.write(kernel, table, sql.apply(files), -1, staging);
      return file == null ? List.of() : List.of(file);
    } finally {
      files.discard();
    }
  }
}
