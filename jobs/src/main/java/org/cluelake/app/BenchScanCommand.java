package org.cluelake.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cluelake.bench.Figures;
import org.cluelake.bench.NightFiles;
import org.cluelake.bench.ScanLimit;
import org.cluelake.bench.StageClock;
import org.cluelake.bench.Traffic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench scan}: reads bytes and nothing else, in a process of its own. */
@Command(name = "scan", hidden = true, description = "Measures reading in this process.")
final class BenchScanCommand implements Callable<Integer> {

  /** What is read. */
  enum What {
    delivered,
    read
  }

  @Option(names = "--what", required = true)
  private What what;

  @Option(names = "--delivery", required = true)
  private Path delivery;

  @Option(names = "--files", required = true)
  private Path files;

  @Option(names = "--figures", required = true)
  private Path figures;

  @Override
  public Integer call() {
    boolean isDelivered = what == What.delivered;
    List<Path> paths =
        isDelivered ? ScanLimit.delivered(delivery) : NightFiles.read(files).readBySteps();
    List<Figures.Stage> stages = new ArrayList<>(new StageClock().stages().subList(0, 1));
    boolean unused =
        stages.add(
            ScanLimit.read(
                isDelivered ? "delivered files" : "Parquet files that steps read",
                paths,
                Runtime.getRuntime().availableProcessors()));
    new Figures(
            stages,
            StageClock.peakResidentMb(),
            Map.of(),
            List.of(),
            Map.of(),
            new Traffic(0, paths.size(), ScanLimit.size(paths), -1, -1, 0, 0, 0))
        .write(figures);
    return 0;
  }
}
