package org.cluelake.app;

import org.cluelake.sample.FraudAmount;
import picocli.CommandLine.Option;

/** How much fraud an invented nation has. */
final class FraudOptions {

  @Option(
      names = "--fraud-share",
      defaultValue = "1",
      description =
          "Gangs and campaigns against the usual, look-alikes apart (default: ${DEFAULT-VALUE}).")
  private double schemes;

  @Option(
      names = "--victim-share",
      defaultValue = "1",
      description =
          "People a campaign draws in beyond its first, against the usual (default:"
              + " ${DEFAULT-VALUE}).")
  private double victims;

  FraudAmount amount() {
    return new FraudAmount(schemes, victims);
  }
}
