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
import org.cluelake.bench.NightBefore;
import org.cluelake.bench.StageClock;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.job.Night;
import org.cluelake.job.NightInputs;
import org.cluelake.job.NightSteps;
import org.cluelake.job.StepRun;
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

  @Option(names = "--before", required = true)
  private Path before;

  @Override
  public Integer call() {
    Workshop shop = options.open();
    List<Step> steps = NightSteps.of(options.conf);
    StageClock clock = new StageClock();
    Night.Outcome outcome = new Night(shop, steps, clock).run(date, inbox, false);
    List<Figures.Stage> stages = clock.stages();
    Map<String, String> hashes = new TreeMap<>(outcome.published().contentHashes());
    hashes.keySet().removeIf(t -> !COMPARED.contains(Tables.byId(t).layer()));
    hashes.values().removeIf(ContentHash.EMPTY.text()::equals);
    new Figures(
            stages,
            StageClock.peakResidentMb(),
            hashes,
            outcome.steps().stream().mapToLong(StepRun::files).sum(),
            outcome.steps().stream().mapToLong(StepRun::bytes).sum(),
            List.of())
        .write(figures);
    NightBefore.of(NightInputs.before(shop, steps, date), shop.buckets()).write(before);
    return 0;
  }
}
