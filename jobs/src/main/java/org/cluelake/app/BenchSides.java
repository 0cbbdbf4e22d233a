package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.bench.Figures;
import org.cluelake.bench.LakeCopy;
import org.cluelake.bench.LakeGrowth;
import org.cluelake.job.Sessions;

/** The processes of a bench, each run once a call. */
final class BenchSides {

  /** Heap of a process whose work is done outside of it, in MiB. */
  private static final int SMALL_HEAP_MB = 512;

  private final BenchOptions options;
  private final BenchLake lake;

  BenchSides(BenchOptions options, BenchLake lake) {
    this.options = options;
    this.lake = lake;
  }

  /** The copy of the lake the last night was run in. */
  private Path copy() {
    return lake.at("run");
  }

  private Path files() {
    return lake.at("files");
  }

  /** Java reads, plans and commits; what a night computes lies in its kernels. */
  private int heapMb() {
    return options.memoryMb / 4;
  }

  /** A night, in a copy of the lake that is kept for the others to read from. */
  Figures night(Path inbox, String figures) {
    LakeCopy.of(lake.lake(), copy());
    return onLake("night")
        .with("--inbox", inbox)
        .with("--files", files())
        .having(Sessions.MEMORY_CAP, options.memoryMb + "m")
        .run(heapMb(), figures);
  }

  /** What the last night added to its lake. */
  LakeGrowth growth() {
    return LakeGrowth.between(lake.lake(), copy());
  }

  /** A session that makes the commits of a night, without files. */
  Figures fixed(Map<String, Integer> commits, String figures) {
    LakeCopy.of(lake.lake(), copy());
    return onLake("fixed")
        .with(
            "--commits",
            commits.entrySet().stream()
                .map(c -> c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining(",")))
        .run(heapMb(), figures);
  }

  private BenchProcess onLake(String command) {
    return new BenchProcess(lake.at(""), command)
        .with("--lake", copy())
        .with("--key-file", lake.keyFile())
        .with("--conf", options.conf)
        .with("--scratch", lake.at("scratch"))
        .with("--date", options.night());
  }

  /**
   * The rival.
   *
   * @param recompute whether it makes the windows again from clean rows
   * @param plans where its plans go after its time, or null
   */
  Figures rival(boolean recompute, Path plans, String figures) {
    LakeCopy.remove(lake.at("rival"));
    LocalDate night = options.night();
    BenchProcess process =
        new BenchProcess(lake.at(""), "rival")
            .with("--conf", options.conf)
            .with("--delivery", lake.inbox().resolve(night.toString()))
            .with("--date", night)
            .with("--tokens", lake.tokens())
            .with("--memory-mb", options.memoryMb - SMALL_HEAP_MB)
            .with("--scratch", lake.at("scratch-rival"))
            .with("--output", lake.at("rival"))
            .with("--files", files())
            .with("--recompute", recompute);
    if (plans != null) {
      process = process.with("--plans", plans.toAbsolutePath());
    }
    Figures made = process.run(SMALL_HEAP_MB, figures);
    LakeCopy.remove(lake.at("scratch-rival"));
    return made;
  }

  /** The floor. */
  Figures floor(String figures) {
    LakeCopy.remove(lake.at("floor"));
    Figures made =
        new BenchProcess(lake.at(""), "floor")
            .with("--conf", options.conf)
            .with("--date", options.night())
            .with("--scratch", lake.at("scratch-floor"))
            .with("--output", lake.at("floor"))
            .with("--files", files())
            .run(heapMb(), figures);
    LakeCopy.remove(lake.at("scratch-floor"));
    LakeCopy.remove(lake.at("floor"));
    return made;
  }

  /**
   * The time to only read.
   *
   * @param what {@code delivered} or {@code read}, by steps
   */
  Figures scan(String what, String figures) {
    return new BenchProcess(lake.at(""), "scan")
        .with("--what", what)
        .with("--delivery", lake.inbox().resolve(options.night().toString()))
        .with("--files", files())
        .run(SMALL_HEAP_MB, figures);
  }
}
