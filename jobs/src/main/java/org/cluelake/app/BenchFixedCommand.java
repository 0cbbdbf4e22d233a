package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cluelake.bench.Figures;
import org.cluelake.bench.StageClock;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.job.Workshop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench fixed}: a session and commits without files, in a process of its own. */
@Command(name = "fixed", hidden = true, description = "Measures empty commits in this process.")
final class BenchFixedCommand implements Callable<Integer> {

  @Mixin private LakeOptions options;

  @Option(names = "--date", required = true, converter = BusinessDate.class)
  private LocalDate date;

  @Option(names = "--commits", required = true, split = ",")
  private Map<String, Integer> commits;

  @Option(names = "--figures", required = true)
  private Path figures;

  @Override
  public Integer call() {
    Workshop shop = options.open();
    StageClock clock = new StageClock();
    clock.stage("commit");
    commits.forEach(
        (name, times) -> {
          TableContract table =
              Tables.all().stream()
                  .filter(t -> (t.layer().id() + "/" + t.name()).equals(name))
                  .findFirst()
                  .orElseThrow();
          for (int gen = 1; gen <= times; gen++) {
            boolean unused = shop.lake().append(table, date, gen, List.of());
          }
        });
    Figures.ofStages(clock.stages()).write(figures);
    return 0;
  }
}
