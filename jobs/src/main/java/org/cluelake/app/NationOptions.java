package org.cluelake.app;

import picocli.CommandLine.Option;

/** Options of every command that makes an invented nation. */
final class NationOptions {

  @Option(
      names = "--scale",
      defaultValue = "1",
      description = "Size, up to 200; 1 is about 20,000 subscribers (default: ${DEFAULT-VALUE}).")
  double scale;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed is another nation (default: ${DEFAULT-VALUE}).")
  long seed;
}
