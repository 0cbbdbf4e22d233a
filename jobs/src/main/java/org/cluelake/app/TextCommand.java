package org.cluelake.app;

import picocli.CommandLine.Command;

/** {@code text}: classes and campaigns of short messages. */
@Command(
    name = "text",
    description = "Learns and tells the classes of short messages, and their campaigns.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TextTrainCommand.class,
      TextEvaluateCommand.class,
      TextClassifyCommand.class,
      TextCampaignsCommand.class
    })
final class TextCommand {}
