package org.cluelake.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code model}: learned risk scores beside the rules. */
@Command(
    name = "model",
    description = "Trains, judges and shows learned risk scores.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ModelTableCommand.class,
      ModelTrainCommand.class,
      ModelEvaluateCommand.class,
      ModelCardCommand.class,
      ModelScoreCommand.class,
      ModelShadowCommand.class
    })
final class ModelCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do with a model");
  }
}
