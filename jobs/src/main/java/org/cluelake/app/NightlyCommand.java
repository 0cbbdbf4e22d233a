package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cluelake.report.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightly}: one night, from delivered files to one publication. */
@Command(
    name = "nightly",
    description = "Runs one night: lands, cleans, detects, audits and publishes.",
    mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LakeOptions options;
  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(
      names = "--date",
      required = true,
      converter = BusinessDate.class,
      description = "Business date, or 'yesterday'.")
  private LocalDate date;

  @Option(names = "--inbox", required = true, description = "Folder with one folder a date.")
  private Path inbox;

  @Option(
      names = "--reopen",
      description = "Makes a published night again, as a new generation, from what lies there now.")
  private boolean reopen;

  @Override
  public Integer call() {
    try (Nights nights = open()) {
      spec.commandLine().getOut().println(Summary.of(nights.run(date, inbox, reopen)));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private Nights open() {
    try {
      return new Nights(options, spec.commandLine().getOut(), "nightly", watch);
    } catch (RuntimeException e) {
      watch.failed("nightly", date, e, spec.commandLine().getErr());
      throw e;
    }
  }
}
