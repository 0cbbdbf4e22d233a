package org.cluelake.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cluelake.job.ShadowNights;
import org.cluelake.model.ShadowReport;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Require;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code model shadow}: learned scores of published nights beside the rules, in counts alone. */
@Command(
    name = "shadow",
    description =
        "Compares learned scores with live signals and lists, and both with what became known.",
    mixinStandardHelpOptions = true)
final class ModelShadowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions options;

  @Option(
      names = "--from",
      converter = BusinessDate.class,
      defaultValue = "1970-01-01",
      description = "First night (default: the first published).")
  private LocalDate from;

  @Option(
      names = "--to",
      converter = BusinessDate.class,
      defaultValue = "9999-12-31",
      description = "Last night (default: the last published).")
  private LocalDate to;

  @Option(
      names = "--horizon",
      defaultValue = "14",
      description = "Days after a night in which outcomes count (default: ${DEFAULT-VALUE}).")
  private int horizon;

  @Option(names = "--json", description = "Prints JSON instead of tables.")
  private boolean json;

  @Override
  public Integer call() {
    Require.that(horizon >= 1, "--horizon is %s; want 1 day or more", horizon);
    List<ShadowReport> reports = new ShadowNights(options.chain(), horizon).reports(from, to);
    if (reports.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "no night of that period has a learned score; name a model in scores.yaml and run nights");
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        json
            ? ShadowReport.json(reports)
            : reports.stream().map(ShadowReport::text).collect(Collectors.joining("\n\n")));
    print.flush();
    return 0;
  }
}
