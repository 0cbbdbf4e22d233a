package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.bench.Figures;
import org.cluelake.bench.NightFiles;
import org.cluelake.bench.RivalInput;
import org.cluelake.bench.RivalNight;
import org.cluelake.bench.RivalPlans;
import org.cluelake.bench.RivalResult;
import org.cluelake.bench.StageClock;
import org.cluelake.bench.Traffic;
import org.cluelake.job.NightConf;
import org.cluelake.job.NightSteps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench rival}: the rival's side, in a process of its own. */
@Command(name = "rival", hidden = true, description = "Measures the rival in this process.")
final class BenchRivalCommand implements Callable<Integer> {

  private static final long NANOS_PER_MILLI = 1_000_000;

  @Option(names = "--conf", required = true)
  private Path conf;

  @Option(names = "--delivery", required = true)
  private Path delivery;

  @Option(names = "--date", required = true, converter = BusinessDate.class)
  private LocalDate date;

  @Option(names = "--tokens", required = true)
  private Path tokens;

  @Option(names = "--memory-mb", required = true)
  private int memoryMb;

  @Option(names = "--scratch", required = true)
  private Path scratch;

  @Option(names = "--output", required = true)
  private Path output;

  @Option(names = "--files", required = true)
  private Path files;

  @Option(names = "--recompute", arity = "1")
  private boolean recompute;

  @Option(names = "--plans")
  private Path plans;

  @Option(names = "--figures", required = true)
  private Path figures;

  @Override
  public Integer call() {
    NightFiles found = NightFiles.read(files);
    RivalInput input =
        new RivalInput(
            date,
            delivery,
            NightSteps.of(conf),
            new HashMap<>(found.before()),
            tokens,
            NightConf.read(conf).switches(),
            found.buckets(),
            memoryMb,
            Runtime.getRuntime().availableProcessors(),
            scratch,
            output,
            recompute ? new HashMap<>(found.sources()) : Map.of());
    StageClock clock = new StageClock();
    clock.stage("rival");
    RivalResult result = RivalNight.run(input);
    List<Figures.Stage> stages = new ArrayList<>(clock.stages().subList(0, 1));
    result
        .stages()
        .forEach(
            s ->
                stages.add(
                    new Figures.Stage(
                        s.name(),
                        s.wallNanos() / NANOS_PER_MILLI,
                        s.cpuNanos() / NANOS_PER_MILLI)));
    long peak = StageClock.peakResidentMb();
    Map<String, String> hashes = new TreeMap<>();
    RivalNight.contentHashes(input, result).forEach((t, h) -> hashes.put(t, h.text()));
    new Figures(stages, peak, hashes, result.leftOut(), result.stepMs(input.steps()), Traffic.NONE)
        .write(figures);
    if (plans != null) {
      RivalPlans.write(input, result, plans);
    }
    return 0;
  }
}
