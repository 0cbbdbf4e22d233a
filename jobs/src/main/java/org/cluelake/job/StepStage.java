package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.bucket.BucketTask;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.lake.LakeInputs;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.ContentHash;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;
import org.cluelake.run.Step;
import org.cluelake.run.Transform;

/** Runs the steps of one table and appends what they made, once. */
final class StepStage {

  private final Workshop shop;
  private final LocalDate date;
  private final int gen;
  private final Slices slices;

  StepStage(Workshop shop, LocalDate date, int gen, Slices slices) {
    this.shop = shop;
    this.date = date;
    this.gen = gen;
    this.slices = slices;
  }

  /** Runs all steps that write one table; a resumed run finds the table done and reads its hash. */
  StepRun run(TableContract table, List<Step> steps) {
    String id = steps.size() == 1 ? steps.get(0).id() : "detectors";
    if (shop.lake().hasSlice(table, date, gen)) {
      return StepRun.found(shop, id, table, date, gen);
    }
    long start = System.nanoTime();
    List<StagedFile> files = new ArrayList<>();
    for (Step step : steps) {
      files.addAll(
          step instanceof BucketStep bucketStep
              ? bucketed(bucketStep)
              : transformed((Transform) step));
    }
    List<StagedFile> whole = steps.size() > 1 ? shop.runner().united(table, files) : files;
    // An empty feature is an empty slice with or without a commit.
    if (!whole.isEmpty() || table.layer() != Layer.FEATURE) {
      boolean unused = shop.lake().append(table, date, gen, whole);
    }
    return new StepRun(
        id,
        table,
        whole.stream().map(StagedFile::hash).reduce(ContentHash.EMPTY, ContentHash::plus),
        whole.size(),
        whole.stream().mapToLong(StagedFile::bytes).sum(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private List<StagedFile> bucketed(BucketStep step) {
    List<BucketTask.Input> inputs =
        step.reads().stream()
            .map(r -> new BucketTask.Input(r, new ArrayList<>(slices.of(r))))
            .toList();
    return shop.runner().run(step, new AsOf(date), inputs);
  }

  /** Spark writes to staging; the kernel makes the one sorted file that is checked and named. */
  private List<StagedFile> transformed(Transform step) {
    Map<String, List<SliceFile>> files = new HashMap<>();
    for (Read read : step.reads()) {
      List<SliceFile> unused = files.put(read.view(), slices.of(read));
    }
    Dataset<Row> rows =
        step.apply(new LakeInputs(shop.spark(), step.reads(), files), new AsOf(date));
    Path staged = new Path(shop.lake().folder("_staging"), step.id());
    String[] columns = step.writes().columns().toArray(String[]::new);
    rows.selectExpr(columns).coalesce(1).write().mode("overwrite").parquet(staged.toString());
    List<String> written = shop.parquetFiles(staged);
    return shop.runner().unitedFrom(step.writes(), written);
  }
}
