package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.bench.Figures;
import org.cluelake.bench.NightFiles;
import org.cluelake.bench.StageClock;
import org.cluelake.bench.Traffic;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.job.Night;
import org.cluelake.job.NightInputs;
import org.cluelake.job.NightSteps;
import org.cluelake.job.StepRun;
import org.cluelake.job.TaskTraffic;
import org.cluelake.job.Workshop;
import org.cluelake.run.ContentHash;
import org.cluelake.run.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench night}: the night's side, in a process of its own. */
@Command(name = "night", hidden = true, description = "Measures a night in this process.")
final class BenchNightCommand implements Callable<Integer> {

  private static final Set<Layer> COMPARED =
      EnumSet.of(Layer.CLEAN, Layer.FEATURE, Layer.SIGNAL, Layer.CLUE, Layer.SERVING);

  @Mixin private LakeOptions options;

  @Option(names = "--date", required = true, converter = BusinessDate.class)
  private LocalDate date;

  @Option(names = "--inbox", required = true)
  private Path inbox;

  @Option(names = "--figures", required = true)
  private Path figures;

  @Option(names = "--files", required = true)
  private Path files;

  @Override
  public Integer call() {
    Workshop shop = options.open();
    TaskTraffic traffic = TaskTraffic.of(shop);
    List<Step> steps = NightSteps.of(options.conf());
    StageClock clock = new StageClock();
    Night.Outcome outcome = new Night(shop, steps, clock).run(date, inbox, false);
    List<Figures.Stage> stages = clock.stages();
    long read = Traffic.readSoFar();
    long written = Traffic.writtenSoFar();
    long peak = StageClock.peakResidentMb();
    Map<String, String> hashes = new TreeMap<>(outcome.published().contentHashes());
    hashes.keySet().removeIf(t -> !COMPARED.contains(Tables.byId(t).layer()));
    hashes.values().removeIf(ContentHash.EMPTY.text()::equals);
    NightFiles.of(
            NightInputs.before(shop, steps, date),
            NightInputs.of(shop, steps, date),
            NightInputs.sources(shop, steps, date),
            shop.buckets())
        .write(files);
    traffic.end();
    new Figures(
            stages,
            peak,
            hashes,
            List.of(),
            stepMs(outcome.steps()),
            new Traffic(
                outcome.steps().stream()
                    .filter(s -> s.table().layer() == Layer.CLEAN)
                    .mapToLong(s -> s.hash().rows())
                    .sum(),
                outcome.steps().stream().mapToLong(StepRun::files).sum(),
                outcome.steps().stream().mapToLong(StepRun::bytes).sum(),
                read,
                written,
                traffic.tasks(),
                traffic.shuffledBytes(),
                traffic.spilledBytes()))
        .write(figures);
    return 0;
  }

  private static Map<String, Long> stepMs(List<StepRun> runs) {
    Map<String, Long> ms = new TreeMap<>();
    runs.forEach(r -> ms.merge(r.step(), r.wallMs(), Long::sum));
    return ms;
  }
}
