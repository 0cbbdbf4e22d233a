package org.cluelake.app;

import picocli.CommandLine.Command;

/** {@code config}: the effective configuration, and whether a night can read it. */
@Command(
    name = "config",
    description = "Shows or checks the configuration a command would work with.",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigShowCommand.class, ConfigCheckCommand.class})
final class ConfigCommand {}
