package org.cluelake.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cluelake.job.RegisterBook;
import org.cluelake.listing.Act;
import org.cluelake.listing.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing history}: the lines of the register. */
@Command(
    name = "history",
    description = "Prints the register, its chain checked: of all areas, or of one.",
    mixinStandardHelpOptions = true)
final class ListingHistoryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions lake;

  @Option(names = "--side", description = "source or victim (default: both).")
  private Side side;

  @Option(names = "--region", description = "Code of an area (default: all).")
  private String region;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Act> acts = new RegisterBook(lake.chain()).acts();
    for (Act act : acts) {
      if ((side == null || act.side() == side) && (region == null || act.region().equals(region))) {
        out.printf(
            "%s  %s  %-6s  %s  %-11s  %s%n",
            act.on(),
            act.quarter(),
            act.side().name().toLowerCase(Locale.ROOT),
            act.region(),
            act.kind().name().toLowerCase(Locale.ROOT),
            act.from() == act.to()
                ? act.to().word()
                : act.from().word() + " to " + act.to().word());
        out.printf("    %s%n", act.text());
        if (!act.by().isEmpty()) {
          out.printf("    by %s (%s)%n", String.join("; ", act.by()), act.reasonCode());
        }
      }
    }
    out.printf("%d lines in all, chain unbroken%n", acts.size());
    out.flush();
    return 0;
  }
}
