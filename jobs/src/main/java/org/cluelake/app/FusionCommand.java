package org.cluelake.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fusion}: how findings become likelihoods. */
@Command(
    name = "fusion",
    description = "Fits how findings become likelihoods.",
    mixinStandardHelpOptions = true,
    subcommands = FusionFitCommand.class)
final class FusionCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: fusion fit");
  }
}
