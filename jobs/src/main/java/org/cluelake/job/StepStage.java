package org.cluelake.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  /**
   * Steps in waiting beside those at work. A small step ends sooner than another's files are
   * appended, and fewer would leave cores idle meanwhile; more would begin before longer chains.
   */
  private static final int AHEAD = 8;

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
   * Makes the tables of a stage, each as soon as what it reads of tonight is appended, as many
   * steps at once as Spark has cores. A resumed run finds a table done and reads its hash.
   *
   * @param tables makers of each table, in the order of the plan
   * @param done is told of each table when it is made
   * @return the same in the order of the plan, whatever was made first
   */
  List<StepRun> run(Map<TableContract, List<Step>> tables, Consumer<StepRun> done) {
    int cores = shop.spark().sparkContext().defaultParallelism();
    ExecutorService pool = Executors.newFixedThreadPool(cores);
    OpenTables open = new OpenTables(tables);
    Making making = new Making();
    Map<TableContract, StepRun> runs = new HashMap<>();
    try {
      while (!open.isEmpty() || making.steps() > 0) {
        boolean isFull = making.steps() >= cores + AHEAD;
        Optional<TableContract> next = isFull ? Optional.empty() : open.next();
        TableContract made;
        if (next.isEmpty()) {
          made = making.next();
        } else if (shop.lake().hasSlice(next.get(), date, gen)) {
          made = next.get();
        } else {
          making.begin(next.get(), tables.get(next.get()).stream().map(this::work).toList(), pool);
          continue;
        }
        StepRun run = run(made, tables.get(made), making);
        open.made(made);
        StepRun unused = runs.put(made, run);
        done.accept(run);
      }
    } finally {
      making.cancel();
      finish(pool);
    }
    return tables.keySet().stream().map(runs::get).toList();
  }

  private StepRun run(TableContract table, List<Step> makers, Making making) {
    String id = makers.size() == 1 ? makers.get(0).id() : "detectors";
    return making
        .of(table)
        .map(work -> appended(id, table, work))
        .orElseGet(() -> StepRun.found(shop, id, table, date, gen));
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

  /** The work of a step; its inputs are chosen here, as only one thread asks the lake. */
  private Callable<Making.Made> work(Step step) {
    Callable<List<StagedFile>> work = making(step);
    return () -> {
      long start = System.nanoTime();
      List<StagedFile> files = work.call();
      return new Making.Made(files, System.nanoTime() - start);
    };
  }

  private StepRun appended(String id, TableContract table, List<Making.Made> made) {
    long start = System.nanoTime();
    List<StagedFile> files = made.stream().flatMap(m -> m.files().stream()).toList();
    List<StagedFile> whole = made.size() > 1 ? shop.runner(date).united(table, files) : files;
    // An empty feature is an empty slice with or without a commit.
    if (!whole.isEmpty() || table.layer() != Layer.FEATURE) {
      boolean unused = shop.lake().append(table, date, gen, whole);
    }
    long nanos = System.nanoTime() - start + made.stream().mapToLong(Making.Made::nanos).sum();
    return new StepRun(
        id,
        table,
        whole.stream().map(StagedFile::hash).reduce(ContentHash.EMPTY, ContentHash::plus),
        whole.size(),
        whole.stream().mapToLong(StagedFile::bytes).sum(),
        nanos / 1_000_000);
  }

  /** Nothing of a stage writes any more once the stage has ended, well or badly. */
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
