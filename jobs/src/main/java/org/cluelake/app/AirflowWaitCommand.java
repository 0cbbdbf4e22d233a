package org.cluelake.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code airflow wait}: the end of a run. */
@Command(
    name = "wait",
    description =
        "Waits for a run's end and says each change; outlasts restarts of the server. Exit 0 where"
            + " the run ended well, 4 where it failed, 6 where it has not ended in time.",
    mixinStandardHelpOptions = true)
final class AirflowWaitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AirflowOptions options;

  @Parameters(index = "0", paramLabel = "DAG", description = "The DAG.")
  private String dag;

  @Option(names = "--run", required = true, description = "The run's id, as trigger says it.")
  private String run;

  @Option(
      names = "--deadline",
      defaultValue = "PT6H",
      description = "Longest wait, such as PT90M (default: ${DEFAULT-VALUE}).")
  private Duration deadline;

  @Override
  public Integer call() {
    WallPace pace = new WallPace();
    AirflowEnd.of(options.open(pace), pace, dag, run, deadline, spec.commandLine().getOut());
    return 0;
  }
}
