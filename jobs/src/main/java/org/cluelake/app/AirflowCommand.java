package org.cluelake.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code airflow}: nights that a scheduler elsewhere runs. */
@Command(
    name = "airflow",
    description = "Starts, watches and reads the nights an Airflow server runs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AirflowTriggerCommand.class,
      AirflowWaitCommand.class,
      AirflowLogsCommand.class,
      AirflowBackfillCommand.class,
      AirflowStatusCommand.class
    })
final class AirflowCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: airflow trigger, wait, logs, backfill or status");
  }
}
