package org.cluelake.bucket;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.cluelake.run.AsOf;
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
 * @param buckets how many buckets the lake has
 * @param inputs the files of each declared input
 * @param output folder of the lake's file system the result is written to
 * @param scratch local folder for spilling and fetched files
 * @param memoryMb memory bound in MiB
 */
public record BucketTask(
    BucketStep step,
    AsOf asOf,
    int bucket,
    int buckets,
    List<Input> inputs,
    String output,
    String scratch,
    int memoryMb)
    implements Serializable {

  /** The files of one declared input. */
  public record Input(Read read, List<SliceFile> files) implements Serializable {}

  /** Computes the bucket and returns its file, or null where there are no rows. */
  public StagedFile run() {
    TaskFiles files = new TaskFiles(Path.of(scratch));
    try (Kernel kernel = Kernel.open(memoryMb, files.spill(), bucket, buckets)) {
      for (Input input : inputs) {
        List<Path> paths = input.files().stream().map(f -> files.local(f.uri())).toList();
        paths.forEach(ContentAddress::verify);
        kernel.view(input.read().view(), input.read().table(), input.files(), paths);
      }
      return files.write(kernel, step.writes(), step.sql(asOf), bucket, output);
    } finally {
      files.discard();
    }
  }
}
