package org.cluelake.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.Awaited;
import org.cluelake.run.ContentHash;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * The floor: the night's own steps after cleaning over the night's own files, one DuckDB of one
 * thread a bucket, as many at once as there are cores, without Spark and Delta.
 *
 * <p>Results are written as the night writes them, sorted and compressed, but nothing is checked,
 * named by its bytes or committed. Every step reads what the night made before it, so that no step
 * waits for another.
 */
public final class FloorNight {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Stages by the packages of their steps. */
  private static final Map<String, Set<String>> PACKAGES = new LinkedHashMap<>();

  static {
    Set<String> unused = PACKAGES.put("features", Set.of("feature"));
    unused = PACKAGES.put("detectors", Set.of("detector", "example"));
    unused = PACKAGES.put("regions", Set.of("region"));
  }

  /**
   * What the floor is given.
   *
   * @param date the night
   * @param steps every step after cleaning
   * @param files the files of each declared input as the night read them
   * @param buckets buckets of the lake
   * @param bounds memory of one task, and where it spills to
   * @param threads tasks at once
   * @param output folder the results are written to
   */
  public record Input(
      LocalDate date,
      List<Step> steps,
      Map<Read, ? extends List<SliceFile>> files,
      int buckets,
      KernelBounds bounds,
      int threads,
      Path output) {}

  private final Input input;
  private final Map<String, Long> stepMs = new ConcurrentSkipListMap<>();
  private final Map<Step, List<Path>> written = new LinkedHashMap<>();

  private FloorNight(Input input) {
    this.input = input;
  }

  /**
   * Runs it.
   *
   * @param start the process's own start, told as the first stage
   */
  public static Figures run(Input input, Figures.Stage start) {
    FloorNight floor = new FloorNight(input);
    List<Figures.Stage> stages = new ArrayList<>(List.of(start));
    ExecutorService workers = Executors.newFixedThreadPool(input.threads());
    ExecutorService steps = Executors.newFixedThreadPool(input.threads());
    try {
      PACKAGES.forEach(
          (stage, packages) -> stages.add(floor.stage(stage, packages, steps, workers)));
    } finally {
      List<Runnable> unused = steps.shutdownNow();
      unused = workers.shutdownNow();
    }
    long peak = StageClock.peakResidentMb();
    return new Figures(stages, peak, floor.hashes(), List.of(), floor.stepMs, Traffic.NONE);
  }

  private Figures.Stage stage(
      String name, Set<String> packages, ExecutorService steps, ExecutorService workers) {
    long cpu = StageClock.cpuMs();
    long start = System.nanoTime();
    List<Step> own =
        input.steps().stream().filter(s -> packages.contains(RivalPlan.home(s))).toList();
    List<Future<List<Path>>> running =
        own.stream().map(s -> steps.submit(() -> run(s, workers))).toList();
    for (int i = 0; i < own.size(); i++) {
      List<Path> unused = written.put(own.get(i), Awaited.result(running.get(i)));
    }
    return new Figures.Stage(
        name, (System.nanoTime() - start) / NANOS_PER_MILLI, StageClock.cpuMs() - cpu);
  }

  private List<Path> run(Step step, ExecutorService workers) {
    long start = System.nanoTime();
    List<Path> files = new FloorStep(input, step, workers).run();
    Long unused = stepMs.merge(id(step), (System.nanoTime() - start) / NANOS_PER_MILLI, Long::sum);
    return files;
  }

  /** Detectors are one line, as in the night. */
  private static String id(Step step) {
    return step.writes().equals(Tables.SIGNAL) ? Figures.DETECTORS : step.id();
  }

  /** After the clock: what the rows are. */
  private Map<String, String> hashes() {
    Map<String, ContentHash> hashes = new TreeMap<>();
    try (Kernel kernel = Kernel.open(input.bounds(), "hashes of the floor's tables")) {
      written.forEach(
          (step, files) ->
              files.forEach(
                  f -> {
                    String from =
                        "read_parquet("
                            + Kernel.quoted(f.toString())
                            + ", hive_partitioning = false)";
                    ContentHash hash = kernel.contentHash(step.writes(), from);
                    var unused = hashes.merge(step.writes().id(), hash, ContentHash::plus);
                  }));
    }
    Map<String, String> texts = new TreeMap<>();
    hashes.forEach((table, hash) -> texts.put(table, hash.text()));
    texts.values().removeIf(ContentHash.EMPTY.text()::equals);
    return texts;
  }
}
