package org.cluelake.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cluelake.job.QuarterRun;
import org.cluelake.listing.Act;
import org.cluelake.listing.Quarter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing recommend}: what a quarter's figures allow to be recommended. */
@Command(
    name = "recommend",
    description =
        "Assesses a quarter's figures and writes down what they recommend; people decide.",
    mixinStandardHelpOptions = true)
final class ListingRecommendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions lake;

  @Mixin private ConfOptions conf = new ConfOptions();

  @Option(
      names = "--quarter",
      required = true,
      converter = RegisterOptions.QuarterText.class,
      description = "The last of the four quarters, such as 2026Q1.")
  private Quarter quarter;

  @Option(
      names = "--night",
      converter = BusinessDate.class,
      description = "Published night the figures come from (default: the quarter's last day).")
  private LocalDate night;

  @Option(
      names = "--on",
      required = true,
      converter = BusinessDate.class,
      description = "Day of the recommendations.")
  private LocalDate on;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    QuarterRun.Outcome outcome =
        new QuarterRun(lake.chain(), conf.folder())
            .run(quarter, night == null ? quarter.lastDay() : night, on);
    outcome
        .areas()
        .forEach(
            (side, areas) ->
                out.printf(
                    "%s side: %d areas with enough events%n",
                    side.name().toLowerCase(Locale.ROOT), areas));
    for (Act act : outcome.added()) {
      out.printf(
          "%s %s, %s: %s%n",
          act.side().name().toLowerCase(Locale.ROOT), act.region(), act.from().word(), act.text());
    }
    out.printf("%d lines added to the register%n", outcome.added().size());
    out.flush();
    return 0;
  }
}
