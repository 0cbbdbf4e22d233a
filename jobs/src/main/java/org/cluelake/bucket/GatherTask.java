package org.cluelake.bucket;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.kernel.FoldedRows;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/**
 * One query of a gathering step: over one bucket, or the last one over what all buckets gave.
 *
 * @param step what to compute
 * @param asOf the night
 * @param bucket the bucket, or 0 for the last query
 * @param buckets how many share the gathering
 * @param inputs the files of each declared input within sight of the query
 * @param gathered files of earlier gatherings, by view
 * @param output folder of the lake's file system the result is written to
 * @param bounds its kernel's memory, and where it spills and fetches files to
 */
record GatherTask(
    GatherStep step,
    AsOf asOf,
    int bucket,
    int buckets,
    List<BucketTask.Input> inputs,
    Map<String, List<String>> gathered,
    String output,
    KernelBounds bounds)
    implements Serializable {

  /** Gathers the next view from the bucket; the file is there even where it has no rows. */
  record Part(GatherTask task) implements FetchedWork<String> {

    @Override
    public List<String> locations() {
      return Stream.concat(
              task.inputs.stream().flatMap(i -> i.files().stream()).map(SliceFile::uri),
              task.gathered.values().stream().flatMap(List::stream))
          .toList();
    }

    @Override
    public String scratch() {
      return task.bounds.scratch();
    }

    @Override
    public String result(TaskFiles files) {
      GatherStep.Gathering next = task.step.gatherings(task.asOf).get(task.gathered.size());
      try (Kernel kernel = task.opened(files)) {
        String name = next.view() + "-" + task.bucket + ".parquet";
        return files.pass(kernel, next.sql(), task.output, name);
      }
    }
  }

  /** Runs the last query; null where there are no rows. */
  StagedFile rows() {
    TaskFiles files = new TaskFiles(Path.of(bounds.scratch()));
    try (Kernel kernel = opened(files)) {
      String sql = step.sql(asOf);
      return files.write(
          kernel,
          step.writes(),
          step instanceof FoldStep folding
              ? FoldedRows.query(
                  kernel, sql, folding.fold(asOf), step.writes(), files.beside(".json"))
              : sql,
          -1,
          output);
    } finally {
      files.discard();
    }
  }

  private Kernel opened(TaskFiles files) {
    Kernel kernel = Kernel.open(bounds, bucket, buckets);
    for (BucketTask.Input input : inputs) {
      List<Path> paths = input.files().stream().map(f -> files.local(f.uri())).toList();
      paths.forEach(ContentAddress::verify);
      kernel.view(input.read().view(), input.read().table(), input.files(), paths);
    }
    gathered.forEach(
        (view, uris) ->
            kernel.run(
                "CREATE VIEW "
                    + Kernel.identifier(view)
                    + " AS SELECT * FROM read_parquet("
                    + uris.stream()
                        .map(u -> Kernel.quoted(files.local(u).toString()))
                        .collect(Collectors.joining(", ", "[", "]"))
                    + ", hive_partitioning = false)"));
    return kernel;
  }
}
