package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cluelake.bench.Figures;
import org.cluelake.bench.FloorNight;
import org.cluelake.bench.NightFiles;
import org.cluelake.bench.StageClock;
import org.cluelake.job.NightConf;
import org.cluelake.job.NightSteps;
import org.cluelake.kernel.KernelBounds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench floor}: the floor, in a process of its own. */
@Command(name = "floor", hidden = true, description = "Measures the floor in this process.")
final class BenchFloorCommand implements Callable<Integer> {

  @Option(names = "--conf", required = true)
  private Path conf;

  @Option(names = "--date", required = true, converter = BusinessDate.class)
  private LocalDate date;

  @Option(names = "--scratch", required = true)
  private Path scratch;

  @Option(names = "--output", required = true)
  private Path output;

  @Option(names = "--files", required = true)
  private Path files;

  @Option(names = "--figures", required = true)
  private Path figures;

  @Override
  public Integer call() {
    NightFiles found = NightFiles.read(files);
    FloorNight.Input input =
        new FloorNight.Input(
            date,
            NightSteps.of(conf),
            found.all(),
            found.buckets(),
            new KernelBounds(NightConf.read(conf).kernelMemoryMb(), scratch.toString()),
            Runtime.getRuntime().availableProcessors(),
            output);
    Figures.Stage start = new StageClock().stages().get(0);
    FloorNight.run(input, start).write(figures);
    return 0;
  }
}
