package org.cluelake.bucket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.cluelake.contract.TableContract;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.StagedFile;

/**
 * Spreads a step's buckets over Spark's tasks and unites small results.
 *
 * <p>Spark schedules, distributes and retries; each task is a {@link BucketTask}. A table without
 * buckets becomes one file a night, whatever the number of buckets it was computed from.
 */
public final class BucketRunner {

  private final JavaSparkContext spark;
  private final int buckets;
  private final int memoryMb;
  private final String scratch;
  private final String staging;

  /**
   * A runner for one run.
   *
   * @param buckets how many buckets the lake has
   * @param memoryMb memory bound of one task in MiB
   * @param scratch local folder of each executor for spilling
   * @param staging folder of the lake's file system for results before their commit
   */
  public BucketRunner(
      JavaSparkContext spark, int buckets, int memoryMb, String scratch, String staging) {
    this.spark = spark;
    this.buckets = buckets;
    this.memoryMb = memoryMb;
    this.scratch = scratch;
    this.staging = staging;
  }

  /** The files of the step's table: one a bucket, or one for a table without buckets. */
  public List<StagedFile> run(BucketStep step, AsOf asOf, List<BucketTask.Input> inputs) {
    boolean bucketed = inputs.stream().anyMatch(i -> i.read().table().isBucketed());
    if (step.writes().isBucketed() && !bucketed) {
      throw new IllegalArgumentException(
          step.id() + " writes buckets but reads none; exchange subjects in a Transform");
    }
    List<BucketTask> tasks =
        IntStream.range(0, bucketed ? buckets : 1)
            .mapToObj(b -> task(step, asOf, b, inputs))
            .toList();
    List<StagedFile> written =
        spark.parallelize(tasks, tasks.size()).map(BucketTask::run).collect().stream()
            .filter(Objects::nonNull)
            .toList();
    return step.writes().isBucketed() ? written : united(step.writes(), written);
  }

  private BucketTask task(BucketStep step, AsOf asOf, int bucket, List<BucketTask.Input> inputs) {
    List<BucketTask.Input> own =
        inputs.stream()
            .map(
                i ->
                    new BucketTask.Input(
                        i.read(),
                        new ArrayList<>(
                            i.files().stream()
                                .filter(f -> f.bucket() < 0 || f.bucket() == bucket)
                                .toList())))
            .collect(Collectors.toCollection(ArrayList::new));
    return new BucketTask(step, asOf, bucket, buckets, own, staging, scratch, memoryMb);
  }

  /** The rows of several small files in one file; no file where there are no rows. */
  public List<StagedFile> united(TableContract table, List<StagedFile> parts) {
    return parts.isEmpty()
        ? List.of()
        : unitedFrom(table, parts.stream().map(StagedFile::uri).toList());
  }

  /** The same from Parquet files of any origin whose columns are those of the contract. */
  public List<StagedFile> unitedFrom(TableContract table, List<String> uris) {
    TaskFiles files = new TaskFiles(Path.of(scratch));
    try (Kernel kernel = Kernel.open(memoryMb, files.spill(), 0, buckets)) {
      String paths =
          uris.stream()
              .map(u -> Kernel.quoted(files.local(u).toString()))
              .collect(Collectors.joining(", "));
      StagedFile file =
          files.write(kernel, table, "SELECT * FROM read_parquet([" + paths + "])", -1, staging);
      return file == null ? List.of() : List.of(file);
    } finally {
      files.discard();
    }
  }

  /** The file of a query over nothing but constants: rows of the house's own books. */
  public List<StagedFile> rows(TableContract table, String sql) {
    TaskFiles files = new TaskFiles(Path.of(scratch));
    try (Kernel kernel = Kernel.open(memoryMb, files.spill(), 0, buckets)) {
      StagedFile file = files.write(kernel, table, sql, -1, staging);
      return file == null ? List.of() : List.of(file);
    } finally {
      files.discard();
    }
  }
}
