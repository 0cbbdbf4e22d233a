package org.cluelake.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.airflow.Airflow;
import org.cluelake.airflow.DagRun;
import org.cluelake.airflow.Pace;
import org.cluelake.airflow.RunState;
import org.cluelake.airflow.TaskInstance;
import org.cluelake.airflow.TaskState;
import org.cluelake.airflow.Watch;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Waits for a run's end and says it: 0 where it is good, 4 where the run failed. */
final class AirflowEnd {

  private AirflowEnd() {}

  static void of(
      Airflow airflow, Pace pace, String dag, String run, Duration most, PrintWriter out) {
    DagRun ended = new Watch(airflow, pace, line -> say(out, line)).run(dag, run, most);
    if (ended.state() != RunState.SUCCESS) {
      List<TaskInstance> tasks = airflow.tasks(dag, run);
      throw PipelineException.of(
          ErrorKind.DATA,
          "run %s failed%s; the last line of a task's log says why: cluelake airflow logs %s --run"
              + " %s",
          run,
          tasks.stream()
              .filter(t -> t.state() == TaskState.FAILED)
              .map(TaskInstance::name)
              .collect(
                  Collectors.collectingAndThen(
                      Collectors.joining(", "), s -> s.isEmpty() ? "" : " in " + s)),
          dag,
          run);
    }
    say(out, "run " + run + " ended well");
  }

  static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
