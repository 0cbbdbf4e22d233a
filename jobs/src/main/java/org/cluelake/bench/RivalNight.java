package org.cluelake.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.kernel.WholeDatabase;
import org.cluelake.run.Awaited;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * A night in plain DuckDB: one in-process database with every thread, from delivered files to the
 * rows of every table of the layers clean, feature, signal, clue and serving.
 *
 * <p>Feeds, and the steps of a wave, run side by side, so that small queries, which DuckDB gives
 * one thread, do not leave the others idle. There is no landing check, no ledger, no commit, no
 * sorting within files and no audit: what the night does beyond the rows is its own cost.
 */
public final class RivalNight {

  /** Duplicates are judged by the order delivered; a lookup is small beside what is looked up. */
  private static final String CLEANING =
      "SET GLOBAL preserve_insertion_order = true;"
          + " SET GLOBAL disabled_optimizers = 'join_order,build_side_probe_side'";

  private static final String QUERYING =
      "SET GLOBAL preserve_insertion_order = false; SET GLOBAL disabled_optimizers = ''";

  private final RivalInput input;
  private final WholeDatabase database;
  private final ExecutorService pool;
  private final Map<String, List<SliceFile>> made = new ConcurrentHashMap<>();
  private final Map<String, Long> stepNanos = new ConcurrentSkipListMap<>();
  private final Map<String, Map<String, Long>> quarantined = new ConcurrentSkipListMap<>();
  private final List<RivalResult.Stage> stages = new ArrayList<>();

  private RivalNight(RivalInput input, WholeDatabase database, ExecutorService pool) {
    this.input = input;
    this.database = database;
    this.pool = pool;
  }

  /** Runs a night. */
  public static RivalResult run(RivalInput input) {
    ExecutorService pool = Executors.newFixedThreadPool(input.threads());
    try (WholeDatabase database = database(input)) {
      return new RivalNight(input, database, pool).run();
    } finally {
      List<Runnable> unused = pool.shutdownNow();
    }
  }

  /** The content hash of every table of a result, by table id: to be compared with the night's. */
  public static Map<String, ContentHash> contentHashes(RivalInput input, RivalResult result) {
    Map<String, ContentHash> hashes = new TreeMap<>();
    try (WholeDatabase database = database(input);
        Kernel kernel = database.kernel("hashes of the rival's tables")) {
      result
          .tables()
          .forEach(
              (id, files) -> {
                TableContract table = table(id);
                ContentHash hash =
                    files.stream()
                        .map(f -> kernel.contentHash(table, RivalSteps.scan(f)))
                        .reduce(ContentHash.EMPTY, ContentHash::plus);
                ContentHash unused = hashes.put(id, hash);
              });
    }
    return hashes;
  }

  /** The plan of each feed's cleaning and of each step, by their names, after a run. */
  public static Map<String, String> plans(RivalInput input, RivalResult result) {
    ExecutorService pool = Executors.newFixedThreadPool(input.threads());
    try (WholeDatabase database = database(input);
        Kernel settings = database.kernel("settings")) {
      Map<String, String> plans = new TreeMap<>();
      settings.run(CLEANING);
      RivalClean cleaning = new RivalClean(input, database);
      RivalDelivery.plain(input.delivery(), delivered(input), pool)
          .forEach((feed, files) -> plans.put(step(feed), cleaning.plan(feed, files)));
      settings.run(QUERYING);
      RivalSteps steps = new RivalSteps(input, database, result.tables());
      input.steps().stream()
          .filter(s -> !result.leftOut().contains(s.id()))
          .forEach(s -> plans.put(s.id(), steps.plan(s)));
      return plans;
    } finally {
      List<Runnable> unused = pool.shutdownNow();
    }
  }

  private static TableContract table(String id) {
    return Tables.all().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
  }

  private static WholeDatabase database(RivalInput input) {
    return WholeDatabase.open(
        new KernelBounds(input.memoryMb(), input.scratch().toString()), input.threads());
  }

  private RivalResult run() {
    Map<String, List<Path>> plain =
        timed("land", () -> RivalDelivery.plain(input.delivery(), delivered(input), pool));
    timed("clean", () -> clean(plain));
    RivalInput reading =
        input.sources().isEmpty()
            ? input
            : timed("windows", () -> new RivalWindows(input, database, pool).made());
    RivalPlan plan = RivalPlan.of(input.steps(), input.date(), input.buckets());
    RivalSteps steps = new RivalSteps(reading, database, made);
    plan.stages().forEach((stage, waves) -> timed(stage, () -> run(steps, waves)));
    return new RivalResult(
        List.copyOf(stages),
        new TreeMap<>(stepNanos),
        new TreeMap<>(made),
        new TreeMap<>(quarantined),
        plan.leftOut());
  }

  private Void clean(Map<String, List<Path>> plain) {
    try (Kernel settings = database.kernel("settings")) {
      settings.run(CLEANING);
      RivalClean cleaning = new RivalClean(input, database);
      List<Future<?>> running = new ArrayList<>();
      plain.forEach((feed, files) -> running.add(pool.submit(() -> clean(cleaning, feed, files))));
      for (Future<?> cleaned : running) {
        Object unused = Awaited.result(cleaned);
      }
      settings.run(QUERYING);
    }
    return null;
  }

  private void clean(RivalClean cleaning, String feed, List<Path> files) {
    long start = System.nanoTime();
    Path target = target(Tables.cleanOf(Tables.feed(feed)), "clean");
    RivalClean.Cleaned cleaned = cleaning.clean(feed, files, target);
    if (cleaned.rows() > 0) {
      add(
          cleaned.table(),
          new RivalSteps(input, database, made).file(cleaned.table(), target, cleaned.rows()));
    }
    Map<String, Long> unused = quarantined.put(feed, cleaned.quarantined());
    timed(step(feed), start);
  }

  private static String step(String feed) {
    return "clean-" + feed.replace('_', '-');
  }

  private Void run(RivalSteps steps, List<List<Step>> waves) {
    for (List<Step> wave : waves) {
      Map<Step, Future<SliceFile>> running = new LinkedHashMap<>();
      wave.forEach(s -> running.put(s, pool.submit(() -> run(steps, s))));
      running.forEach(
          (step, file) -> {
            SliceFile written = Awaited.result(file);
            if (written != null) {
              add(step.writes(), written);
            }
          });
    }
    return null;
  }

  private SliceFile run(RivalSteps steps, Step step) {
    long start = System.nanoTime();
    SliceFile file = steps.run(step, target(step.writes(), step.id()));
    timed(step.id(), start);
    return file;
  }

  private void add(TableContract table, SliceFile file) {
    List<SliceFile> files = made.computeIfAbsent(table.id(), t -> new ArrayList<>());
    boolean unused = files.add(file);
  }

  private Path target(TableContract table, String step) {
    return RivalFile.place(input, table, step);
  }

  private void timed(String step, long start) {
    Long unused = stepNanos.put(step, System.nanoTime() - start);
  }

  private <T> T timed(String stage, Supplier<T> work) {
    long cpu = cpuNanos();
    long start = System.nanoTime();
    T made = work.get();
    boolean unused =
        stages.add(new RivalResult.Stage(stage, System.nanoTime() - start, cpuNanos() - cpu));
    return made;
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Where delivered files are decoded to. */
  private static Path delivered(RivalInput input) {
    Path path = input.scratch().resolve("delivered");
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "scratch folder %s cannot be made; check the disk", path);
    }
  }
}
