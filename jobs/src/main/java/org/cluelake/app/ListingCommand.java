package org.cluelake.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code listing}: the register of key areas, which people decide. */
@Command(
    name = "listing",
    description =
        "Keeps the register of key areas: the system recommends, people decide, areas object.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ListingRecommendCommand.class,
      ListingPageCommand.class,
      ListingHistoryCommand.class,
      ListingDecideCommand.class,
      ListingObjectCommand.class,
      ListingAnswerCommand.class,
      ListingInquiryCommand.class,
      ListingSimulateCommand.class,
      ListingStandardCommand.class,
      ListingDemoCommand.class
    })
final class ListingCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do with the register");
  }
}
