package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cluelake.bucket.BucketTask;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.run.AsOf;
import org.cluelake.run.Awaited;
import org.cluelake.run.BucketStep;
import org.cluelake.run.ContentHash;
import org.cluelake.run.GatherStep;
import org.cluelake.run.StagedFile;
import org.cluelake.run.Step;

/** Runs the steps of a night and appends what they made, once. */
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

  /**
   * Runs the steps of a wave side by side, as many at once as Spark has cores, and appends what
   * they made table by table in the order of the plan. A resumed run finds a table done and reads
   * its hash.
   */
  void run(Map<TableContract, List<Step>> wave, Consumer<StepRun> done) {
    ExecutorService pool =
        Executors.newFixedThreadPool(shop.spark().sparkContext().defaultParallelism());
    Map<TableContract, List<Future<Made>>> making = new LinkedHashMap<>();
    try {
      wave.forEach(
          (table, steps) -> {
            if (!shop.lake().hasSlice(table, date, gen)) {
              making.put(table, steps.stream().map(this::work).map(pool::submit).toList());
            }
          });
      wave.forEach(
          (table, steps) -> {
            String id = steps.size() == 1 ? steps.get(0).id() : "detectors";
            done.accept(
                making.containsKey(table)
                    ? appended(id, table, making.get(table))
                    : StepRun.found(shop, id, table, date, gen));
          });
    } finally {
      making.values().forEach(all -> all.forEach(f -> f.cancel(false)));
      finish(pool);
    }
  }

  /** The making of one step's files, which appends nothing; its inputs are chosen here. */
  Callable<List<StagedFile>> making(Step step) {
    List<BucketTask.Input> inputs =
        step.reads().stream()
            .map(r -> new BucketTask.Input(r, new ArrayList<>(slices.of(r))))
            .toList();
    AsOf asOf = new AsOf(date);
    if (step instanceof BucketStep bucketStep) {
      return () -> shop.runner(date).run(bucketStep, asOf, inputs);
    }
    boolean canHaveRows =
        inputs.stream()
            .anyMatch(i -> step.rowsComeFrom().contains(i.read()) && !i.files().isEmpty());
    return () -> canHaveRows ? shop.runner(date).run((GatherStep) step, asOf, inputs) : List.of();
  }

  /** What a step made, and how long it took. */
  private record Made(List<StagedFile> files, long nanos) {}

  /** The work of a step; its inputs are chosen here, as only one thread asks the lake. */
  private Callable<Made> work(Step step) {
    Callable<List<StagedFile>> work = making(step);
    return () -> {
      long start = System.nanoTime();
      List<StagedFile> files = work.call();
      return new Made(files, System.nanoTime() - start);
    };
  }

  private StepRun appended(String id, TableContract table, List<Future<Made>> making) {
    List<Made> made = making.stream().map(Awaited::result).toList();
    long start = System.nanoTime();
    List<StagedFile> files = made.stream().flatMap(m -> m.files().stream()).toList();
    List<StagedFile> whole = made.size() > 1 ? shop.runner(date).united(table, files) : files;
    // An empty feature is an empty slice with or without a commit.
    if (!whole.isEmpty() || table.layer() != Layer.FEATURE) {
      boolean unused = shop.lake().append(table, date, gen, whole);
    }
    long nanos = System.nanoTime() - start + made.stream().mapToLong(Made::nanos).sum();
    return new StepRun(
        id,
        table,
        whole.stream().map(StagedFile::hash).reduce(ContentHash.EMPTY, ContentHash::plus),
        whole.size(),
        whole.stream().mapToLong(StagedFile::bytes).sum(),
        nanos / 1_000_000);
  }

  /** Nothing of a wave writes any more once the wave has ended, well or badly. */
  private static void finish(ExecutorService pool) {
    pool.shutdown();
    try {
      while (!pool.awaitTermination(1, TimeUnit.HOURS)) {
        // A step may take its time.
      }
    } catch (InterruptedException e) {
      throw Awaited.interrupted(e);
    }
  }
}
