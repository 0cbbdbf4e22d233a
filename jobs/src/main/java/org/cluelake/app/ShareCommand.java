package org.cluelake.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code share}: the Delta Sharing server that provinces pull from. */
@Command(
    name = "share",
    description = "Lets provinces pull the export tables with any Delta Sharing client.",
    mixinStandardHelpOptions = true,
    subcommands = {ShareServeCommand.class, ShareTokenCommand.class, ShareRotateKeyCommand.class})
final class ShareCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: serve, token or rotate-key");
  }
}
