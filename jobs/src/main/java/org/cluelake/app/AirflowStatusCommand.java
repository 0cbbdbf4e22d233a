package org.cluelake.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.airflow.Airflow;
import org.cluelake.airflow.Dag;
import org.cluelake.airflow.DagRun;
import org.cluelake.airflow.Health;
import org.cluelake.airflow.ImportError;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code airflow status}: whether the scheduler works and what its last runs came to. */
@Command(
    name = "status",
    description =
        "Says whether the server runs what is due, which DAG files fail, and a DAG's newest runs."
            + " Exit 6 where scheduler or database are not well.",
    mixinStandardHelpOptions = true)
final class AirflowStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AirflowOptions options;

  @Parameters(index = "0", arity = "0..1", paramLabel = "DAG", description = "A DAG.")
  private String dag;

  @Option(
      names = "--runs",
      defaultValue = "5",
      description = "Newest runs shown (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() {
    Airflow airflow = options.open(new WallPace());
    PrintWriter out = spec.commandLine().getOut();
    Health health = airflow.health();
    out.println("Airflow " + airflow.version().version());
    health.parts().forEach((part, status) -> out.println(part + ": " + status));
    out.flush();
    if (!health.runs()) {
      throw PipelineException.of(
          ErrorKind.RESOURCE,
          "Airflow answers but runs nothing: scheduler or database are not well");
    }
    List<ImportError> errors = airflow.importErrors();
    errors.forEach(e -> out.println("fails to load: " + e.filename()));
    if (dag != null) {
      Dag there = airflow.dag(dag);
      out.println(dag + (Boolean.TRUE.equals(there.isPaused()) ? ": paused" : ": on"));
      for (DagRun run : airflow.newest(dag, runs)) {
        out.printf("%-8s %-10s %s%n", run.state().word(), run.runType(), run.dagRunId());
      }
    }
    out.flush();
    return 0;
  }
}
