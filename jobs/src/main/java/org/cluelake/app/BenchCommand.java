package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cluelake.bench.BenchReport;
import org.cluelake.bench.BenchRuns;
import org.cluelake.bench.BenchTable;
import org.cluelake.bench.EmptyDelivery;
import org.cluelake.bench.EmptyReport;
import org.cluelake.bench.Figures;
import org.cluelake.bench.LakeCopy;
import org.cluelake.bench.LakeGrowth;
import org.cluelake.job.NightSteps;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code bench}: a night beside the same work in plain DuckDB, on the same files and cores. Each
 * side runs in a process of its own, one after the other.
 */
@Command(
    name = "bench",
    description =
        "Measures the last night of an invented nation beside the same work in plain DuckDB.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchNightCommand.class,
      BenchRivalCommand.class,
      BenchFloorCommand.class,
      BenchScanCommand.class,
      BenchFixedCommand.class,
      BenchIndexCommand.class
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private BenchOptions options;

  @Override
  public Integer call() {
    options.check();
    BenchLake lake = new BenchLake(options);
    lake.prepare(spec.commandLine().getErr());
    BenchSides sides = new BenchSides(options, lake);
    if (options.empty) {
      EmptyReport report = empty(lake, sides);
      say(options.json ? BenchReport.json(report) : report.table());
      return 0;
    }
    BenchReport report = BenchReport.of(runs(lake, sides));
    say(options.json ? BenchReport.json(report) : BenchTable.of(report, options.steps));
    if (!report.allDiffering().isEmpty()) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "the sides do not make the same rows of %s; times of different work say nothing",
          report.allDiffering());
    }
    return 0;
  }

  private void say(String text) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(text);
    print.flush();
  }

  private BenchRuns runs(BenchLake lake, BenchSides sides) {
    List<Figures> night = new ArrayList<>();
    List<Figures> rival = new ArrayList<>();
    List<Figures> floor = new ArrayList<>();
    List<Figures> recompute = new ArrayList<>();
    LakeGrowth growth = null;
    Path plans = options.plans;
    for (int run = 1; run <= options.runs; run++) {
      boolean unused = night.add(sides.night(lake.inbox(), "night-" + run));
      growth = sides.growth();
      unused = rival.add(sides.rival(false, plans, "rival-" + run));
      plans = null;
      if (options.floor) {
        unused = floor.add(sides.floor("floor-" + run));
      }
      if (options.recompute) {
        unused = recompute.add(sides.rival(true, null, "recompute-" + run));
      }
    }
    return new BenchRuns(
        options.title(),
        night,
        rival,
        floor,
        recompute,
        notMade(rival.get(0).leftOut()),
        growth,
        List.of(limit(sides, "delivered"), limit(sides, "read")),
        lake.lookupMs());
  }

  private static BenchReport.Limit limit(BenchSides sides, String what) {
    Figures scan = sides.scan(what, "scan-" + what);
    Figures.Stage reading = scan.stages().get(scan.stages().size() - 1);
    return new BenchReport.Limit(reading.name(), scan.traffic().bytes(), reading.wallMs());
  }

  /** Tables of steps the rival has no form of. */
  private Set<String> notMade(List<String> leftOut) {
    return NightSteps.of(options.conf).stream()
        .filter(s -> leftOut.contains(s.id()))
        .map(s -> s.writes().id())
        .collect(Collectors.toSet());
  }

  private EmptyReport empty(BenchLake lake, BenchSides sides) {
    String date = options.night().toString();
    Path inbox = lake.at("empty");
    LakeCopy.remove(inbox);
    EmptyDelivery.write(lake.inbox().resolve(date), inbox.resolve(date));
    List<Figures> nights = new ArrayList<>();
    List<Figures> fixed = new ArrayList<>();
    int commits = 0;
    for (int run = 1; run <= options.runs; run++) {
      boolean unused = nights.add(sides.night(inbox, "empty-" + run));
      LakeGrowth growth = sides.growth();
      commits = growth.allCommits();
      unused = fixed.add(sides.fixed(growth.commits(), "fixed-" + run));
    }
    return EmptyReport.of(options.title(), nights, fixed, commits);
  }
}
