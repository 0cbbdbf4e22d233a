package org.cluelake.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cluelake.airflow.Airflow;
import org.cluelake.airflow.Dag;
import org.cluelake.airflow.RunId;
import org.cluelake.airflow.Triggered;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code airflow trigger}: one run of a DAG, however often it is asked for. */
@Command(
    name = "trigger",
    description =
        "Starts a run of a DAG. Asked again with the same date, key and conf, it finds that run.",
    mixinStandardHelpOptions = true)
final class AirflowTriggerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AirflowOptions options;

  @Parameters(index = "0", paramLabel = "DAG", description = "The DAG, such as nightly_clues.")
  private String dag;

  @Option(
      names = "--date",
      converter = BusinessDate.class,
      description = "Business date, or 'yesterday'; the DAG's parameter date.")
  private LocalDate date;

  @Option(
      names = "--key",
      description =
          "Tells a second wanted run of the same date from a repeated question (default: 1).")
  private String key;

  @Option(names = "--conf", description = "Further parameters of the DAG, name=value; repeatable.")
  private Map<String, String> conf = Map.of();

  @Option(names = "--note", description = "A note people see beside the run.")
  private String note;

  @Option(names = "--unpause", description = "Lets a paused DAG go on first.")
  private boolean unpause;

  @Option(names = "--wait", description = "Waits for the run's end, as airflow wait does.")
  private boolean wait;

  @Option(
      names = "--deadline",
      defaultValue = "PT6H",
      description = "Longest wait, such as PT90M (default: ${DEFAULT-VALUE}).")
  private Duration deadline;

  @Override
  public Integer call() {
    if (date == null && key == null) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "give --date or --key: they tell this run from others, so that asking twice is one run");
    }
    PrintWriter out = spec.commandLine().getOut();
    WallPace pace = new WallPace();
    Airflow airflow = options.open(pace);
    Dag there = airflow.dag(dag);
    if (Boolean.TRUE.equals(there.isPaused())) {
      if (unpause) {
        Dag unused = airflow.pause(dag, false);
      } else {
        AirflowEnd.say(out, "the DAG is paused: the run waits until it goes on (--unpause)");
      }
    }
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    conf.forEach(asked::put);
    if (date != null) {
      ObjectNode unused = asked.put("date", date.toString());
    }
    String run =
        RunId.of(dag, date == null ? "undated" : date.toString(), key == null ? "1" : key, asked);
    Triggered triggered = airflow.trigger(dag, run, asked, note);
    AirflowEnd.say(
        out,
        (triggered.created()
                ? "created "
                : "there already, " + triggered.run().state().word() + ": ")
            + run);
    if (wait) {
      AirflowEnd.of(airflow, pace, dag, run, deadline, out);
    }
    return 0;
  }
}
