package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code history}: the past before the first night, loaded in one pass and never published. */
@Command(
    name = "history",
    description =
        "Fills a new lake with the days before its first night: lands and cleans every delivery,"
            + " makes what later nights read, and publishes nothing.",
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LakeOptions options;

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
      description = "Last business date; nights begin the day after.")
  private LocalDate to;

  @Option(names = "--inbox", required = true, description = "Folder with one folder a date.")
  private Path inbox;

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw PipelineException.of(ErrorKind.CONFIG, "--to %s is before --from %s", to, from);
    }
    try (Nights nights =
        new Nights(options, spec.commandLine().getOut(), "history", new WatchOptions())) {
      nights.load(from, to, inbox);
    }
    return 0;
  }
}
