package org.cluelake.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.airflow.Airflow;
import org.cluelake.airflow.BackfillRequest;
import org.cluelake.airflow.BackfillState;
import org.cluelake.airflow.DagRun;
import org.cluelake.airflow.RunState;
import org.cluelake.airflow.Watch;
import org.cluelake.run.AsOf;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code airflow backfill}: the nights of a period as runs of a DAG. */
@Command(
    name = "backfill",
    description = "Runs a DAG for every business date of a period, in order, one at a time.",
    mixinStandardHelpOptions = true)
final class AirflowBackfillCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AirflowOptions options;

  @Parameters(index = "0", paramLabel = "DAG", description = "The DAG.")
  private String dag;

  @Option(
      names = "--from",
      required = true,
      converter = BusinessDate.class,
      description = "First business date.")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      converter = BusinessDate.class,
      description = "Last business date.")
  private LocalDate to;

  @Option(
      names = "--reprocess",
      defaultValue = "none",
      description =
          "Dates that have a run: none keeps it, failed runs failed ones again, completed all"
              + " (default: ${DEFAULT-VALUE}).")
  private BackfillRequest.Reprocess reprocess;

  @Option(names = "--dry-run", description = "Only says which dates.")
  private boolean dryRun;

  @Option(names = "--wait", description = "Waits until the last run has ended.")
  private boolean wait;

  @Option(
      names = "--deadline",
      defaultValue = "P2D",
      description = "Longest wait, such as PT90M (default: ${DEFAULT-VALUE}).")
  private Duration deadline;

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw PipelineException.of(ErrorKind.CONFIG, "--to %s is before --from %s", to, from);
    }
    PrintWriter out = spec.commandLine().getOut();
    WallPace pace = new WallPace();
    Airflow airflow = options.open(pace);
    // One run at a time: a night reads the night before.
    BackfillRequest request =
        new BackfillRequest(
            dag,
            from.atStartOfDay(AsOf.ZONE).toOffsetDateTime(),
            to.atTime(LocalTime.of(23, 59, 59)).atZone(AsOf.ZONE).toOffsetDateTime(),
            reprocess,
            1);
    List<String> dates = airflow.backfillPlan(request);
    if (dryRun) {
      dates.forEach(out::println);
      AirflowEnd.say(out, dates.size() + " runs");
      return 0;
    }
    BackfillState made = airflow.backfill(request);
    AirflowEnd.say(out, "backfill " + made.id());
    if (wait) {
      BackfillState unused =
          new Watch(airflow, pace, line -> AirflowEnd.say(out, line))
              .backfill(request, made.id(), deadline);
      ended(dates, airflow.backfilled(dag, request.from(), request.to()));
    }
    return 0;
  }

  private static void ended(List<String> dates, List<DagRun> runs) {
    List<DagRun> bad = runs.stream().filter(r -> r.state() != RunState.SUCCESS).toList();
    if (!bad.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "%d runs of the backfill did not end well, the first is %s; read its log",
          bad.size(),
          bad.get(0).dagRunId());
    }
    // A server whose database refuses half-way may leave a backfill that ends without its runs.
    List<String> without =
        dates.stream().filter(date -> runs.stream().noneMatch(run -> run.isOf(date))).toList();
    if (!without.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.RESOURCE,
          "the backfill ended, but %d of its %d dates have no run, the first is %s; ask again",
          without.size(),
          dates.size(),
          without.get(0));
    }
  }
}
