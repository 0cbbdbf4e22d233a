package org.cluelake.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cluelake.job.ReferenceYear;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing standard}: the reference that expected counts are standardised by. */
@Command(
    name = "standard",
    description = {
      "Prints the risks of a case by sex and age in a past year, for conf/regions.yaml:",
      "counties are then compared as if each had the nation's mix of people."
    },
    mixinStandardHelpOptions = true)
final class ListingStandardCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions lake;

  @Option(
      names = "--from",
      required = true,
      converter = BusinessDate.class,
      description = "First day on which cases were accepted.")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      converter = BusinessDate.class,
      description = "Last such day; a whole year, so that no season weighs more.")
  private LocalDate to;

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw PipelineException.of(ErrorKind.CONFIG, "--to %s is before --from %s", to, from);
    }
    ReferenceYear.Risks risks = new ReferenceYear(lake.chain()).of(from, to);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "# Cases accepted from %s to %s; %.0f %% of them say sex and age.%n",
        from, to, 100 * risks.saying());
    out.println("standard:");
    out.println("  VIC1:");
    risks
        .byGroup()
        .forEach((group, risk) -> out.printf("    %s: %s%n", group, risk.toPlainString()));
    out.flush();
    return 0;
  }
}
