package org.cluelake.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.airflow.Airflow;
import org.cluelake.airflow.TaskInstance;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code airflow logs}: what the tasks of a run said. */
@Command(
    name = "logs",
    description = "Prints the logs of a run's tasks, of the last try unless --try says another.",
    mixinStandardHelpOptions = true)
final class AirflowLogsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AirflowOptions options;

  @Parameters(index = "0", paramLabel = "DAG", description = "The DAG.")
  private String dag;

  @Option(names = "--run", required = true, description = "The run's id, as trigger says it.")
  private String run;

  @Option(names = "--task", description = "One task (default: all).")
  private String task;

  @Option(names = "--try", description = "Which try, from 1 (default: the last).")
  private Integer attempt;

  @Override
  public Integer call() {
    Airflow airflow = options.open(new WallPace());
    PrintWriter out = spec.commandLine().getOut();
    List<TaskInstance> tasks =
        airflow.tasks(dag, run).stream()
            .filter(t -> task == null || t.taskId().equals(task))
            .toList();
    if (tasks.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "run %s has no task%s", run, task == null ? "" : " " + task);
    }
    for (TaskInstance t : tasks) {
      int tried = t.tryNumber() == null ? 0 : t.tryNumber();
      int wanted = attempt == null ? tried : attempt;
      out.printf("== %s: %s, try %d of %d%n", t.name(), t.word(), wanted, tried);
      // A task that has not been tried has no log, and servers answer 404.
      if (wanted >= 1 && wanted <= tried) {
        airflow.log(
            dag,
            run,
            t.taskId(),
            t.mapIndex() == null ? -1 : t.mapIndex(),
            wanted,
            line -> out.println(line.text()));
      }
    }
    out.flush();
    return 0;
  }
}
