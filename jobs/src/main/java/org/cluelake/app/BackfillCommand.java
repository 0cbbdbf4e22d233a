package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cluelake.report.NightFacts;
import org.cluelake.report.Summary;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill}: the nights of a period in one process, each published in its turn. */
@Command(
    name = "backfill",
    description = "Runs every night of a period in order, in one process.",
    mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LakeOptions options;
  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(
      names = "--from",
      required = true,
      converter = BusinessDate.class,
      description = "First business date.")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      converter = BusinessDate.class,
      description = "Last business date.")
  private LocalDate to;

  @Option(names = "--inbox", required = true, description = "Folder with one folder a date.")
  private Path inbox;

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw PipelineException.of(ErrorKind.CONFIG, "--to %s is before --from %s", to, from);
    }
    try (Nights nights = new Nights(options, spec.commandLine().getOut(), "backfill", watch)) {
      NightFacts last = null;
      for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
        last = nights.run(date, inbox, false);
      }
      spec.commandLine().getOut().println(Summary.of(last));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
