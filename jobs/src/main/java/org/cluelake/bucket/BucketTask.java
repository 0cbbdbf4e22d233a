package org.cluelake.bucket;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.cluelake.kernel.FoldedRows;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketFoldStep;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/**
 * The work of one step on one bucket: everything a task needs, and nothing that is secret.
 *
 * @param step what to compute
 * @param asOf the night
 * @param bucket the bucket, or 0 where no input is bucketed
 * @param buckets how many tasks share the step's work: the lake's buckets, or 1 where no input is
 *     bucketed, so that the one task keeps the rows of all of them
 * @param inputs the files of each declared input
 * @param output folder of the lake's file system the result is written to
 * @param bounds its kernel's memory, and where it spills and fetches files to
 */
public record BucketTask(
    BucketStep step,
    AsOf asOf,
    int bucket,
    int buckets,
    List<Input> inputs,
    String output,
    KernelBounds bounds)
    implements FetchedWork<StagedFile> {

  /** The files of one declared input. */
  public record Input(Read read, List<SliceFile> files) implements Serializable {}

  /** Bytes of its input files. */
  long bytes() {
    return inputs.stream().flatMap(i -> i.files().stream()).mapToLong(SliceFile::bytes).sum();
  }

  /** Whether anything lies in the inputs that the step's rows come from. */
  boolean canHaveRows() {
    List<Read> sources = step.rowsComeFrom();
    return inputs.stream().anyMatch(i -> sources.contains(i.read()) && !i.files().isEmpty());
  }

  @Override
  public List<String> locations() {
    return canHaveRows()
        ? inputs.stream().flatMap(i -> i.files().stream()).map(SliceFile::uri).toList()
        : List.of();
  }

  @Override
  public String scratch() {
    return bounds.scratch();
  }

  /** Computes the bucket and returns its file, or null where there are no rows. */
  public StagedFile run() {
    return ReadAhead.alone(this);
  }

  @Override
  public StagedFile result(TaskFiles files) {
    if (!canHaveRows()) {
      return null;
    }
    try (Kernel kernel = Kernel.open(bounds, bucket, buckets)) {
      for (Input input : inputs) {
        List<Path> paths = input.files().stream().map(f -> files.local(f.uri())).toList();
        paths.forEach(ContentAddress::verify);
        kernel.view(input.read().view(), input.read().table(), input.files(), paths);
      }
      String sql = step.sql(asOf);
      return files.write(
          kernel,
          step.writes(),
          step instanceof BucketFoldStep folding
              ? FoldedRows.query(
                  kernel, sql, folding.fold(asOf), step.writes(), files.beside(".json"))
              : sql,
          bucket,
          output);
    }
  }
}
