package org.cluelake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cluelake.kernel.FoldedRows;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.AsOf;
import org.cluelake.run.Awaited;
import org.cluelake.run.BucketFoldStep;
import org.cluelake.run.BucketStep;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.FoldStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/** One step of the floor: its buckets side by side, then what joins them. */
final class FloorStep {

  private final FloorNight.Input input;
  private final Step step;
  private final ExecutorService workers;
  private final AsOf asOf;
  private final Path folder;

  FloorStep(FloorNight.Input input, Step step, ExecutorService workers) {
    this.input = input;
    this.step = step;
    this.workers = workers;
    this.asOf = new AsOf(input.date());
    this.folder = input.output().resolve(step.id());
  }

  /** Runs it; answers its files, none where it has no rows. */
  List<Path> run() {
    try {
      Path unused = Files.createDirectories(folder);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be made; check the disk", folder);
    }
    return step instanceof BucketStep own ? buckets(own) : gathered((GatherStep) step);
  }

  private List<Path> buckets(BucketStep own) {
    boolean isBucketed = own.reads().stream().anyMatch(r -> r.table().isBucketed());
    int parts = isBucketed ? input.buckets() : 1;
    return each(parts, b -> canHaveRows(b) ? bucket(own, b, parts) : null).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private Path bucket(BucketStep own, int bucket, int parts) {
    try (Kernel kernel = opened(bucket, parts, true, Map.of())) {
      String sql = own.sql(asOf);
      String rows =
          own instanceof BucketFoldStep folding
              ? FoldedRows.query(
                  kernel,
                  sql,
                  folding.fold(asOf),
                  own.writes(),
                  folder.resolve("rows-" + bucket + ".json"))
              : sql;
      return written(kernel, rows, bucket);
    }
  }

  private List<Path> gathered(GatherStep own) {
    if (!canHaveRows(-1)) {
      return List.of();
    }
    Map<String, List<Path>> gathered = new LinkedHashMap<>();
    for (GatherStep.Gathering next : own.gatherings(asOf)) {
      Map<String, List<Path>> before = new LinkedHashMap<>(gathered);
      List<Path> parts = each(input.buckets(), b -> gather(next, b, before));
      List<Path> unused = gathered.put(next.view(), parts);
    }
    Path rows = result(() -> last(own, gathered));
    return rows == null ? List.of() : List.of(rows);
  }

  private Path gather(GatherStep.Gathering next, int bucket, Map<String, List<Path>> before) {
    Path part = folder.resolve(next.view() + "-" + bucket + ".parquet");
    try (Kernel kernel = opened(bucket, input.buckets(), true, before)) {
      kernel.run(
          "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)"
              .formatted(next.sql(), Kernel.quoted(part.toString())));
    }
    return part;
  }

  private Path last(GatherStep own, Map<String, List<Path>> gathered) {
    try (Kernel kernel = opened(0, 1, false, gathered)) {
      String sql = own.sql(asOf);
      String rows =
          own instanceof FoldStep folding
              ? FoldedRows.query(
                  kernel, sql, folding.fold(asOf), own.writes(), folder.resolve("rows.json"))
              : sql;
      return written(kernel, rows, 0);
    }
  }

  private Path written(Kernel kernel, String sql, int bucket) {
    Path file = folder.resolve(bucket + ".parquet");
    return kernel.write(step.writes(), sql, file) == 0 ? null : file;
  }

  private Kernel opened(
      int bucket, int parts, boolean withBuckets, Map<String, List<Path>> gathered) {
    Kernel kernel = Kernel.open(input.bounds(), bucket, parts);
    for (Read read : step.reads()) {
      if (withBuckets || !read.table().isBucketed()) {
        List<SliceFile> files = files(read, bucket);
        kernel.view(
            read.view(), read.table(), files, files.stream().map(RivalSteps::path).toList());
      }
    }
    gathered.forEach(
        (view, files) ->
            kernel.run(
                files.stream()
                    .map(f -> Kernel.quoted(f.toString()))
                    .collect(
                        Collectors.joining(
                            ", ",
                            "CREATE VIEW "
                                + Kernel.identifier(view)
                                + " AS SELECT * FROM read_parquet([",
                            "], hive_partitioning = false)"))));
    return kernel;
  }

  private boolean canHaveRows(int bucket) {
    return step.rowsComeFrom().stream().anyMatch(r -> !files(r, bucket).isEmpty());
  }

  /** The files of an input within sight of a bucket; of all where it is -1. */
  private List<SliceFile> files(Read read, int bucket) {
    List<SliceFile> files = new ArrayList<>(input.files().get(read));
    files.removeIf(f -> f.bucket() >= 0 && bucket >= 0 && f.bucket() != bucket);
    return files;
  }

  private List<Path> each(int parts, IntFunction<Path> work) {
    List<Future<Path>> running =
        IntStream.range(0, parts).mapToObj(b -> workers.submit(() -> work.apply(b))).toList();
    return running.stream().map(Awaited::result).collect(Collectors.toList());
  }

  private Path result(Supplier<Path> work) {
    return Awaited.result(workers.submit(work::get));
  }
}
