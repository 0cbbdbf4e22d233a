package org.cluelake.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flags}: versions of the fusion that are under review in a county. */
@Command(
    name = "flags",
    description = "Versions of the fusion under review in a county, and who lifted that.",
    mixinStandardHelpOptions = true,
    subcommands = {FlagsLiftCommand.class, FlagsHistoryCommand.class})
final class FlagsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "flags needs lift or history");
  }
}
