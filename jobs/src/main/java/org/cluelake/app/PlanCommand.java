package org.cluelake.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cluelake.job.NightPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: what a night would run and read; nothing is computed or written. */
@Command(
    name = "plan",
    description =
        "Shows a night's steps in their waves with the files they would read; with --sql, the texts"
            + " of one step. Writes nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions options;

  @Option(
      names = "--date",
      required = true,
      converter = BusinessDate.class,
      description = "Business date, or 'yesterday'.")
  private LocalDate date;

  @Mixin private ConfOptions conf = new ConfOptions();

  @Option(names = "--sql", paramLabel = "STEP", description = "A step whose texts are shown.")
  private String step;

  @Override
  public Integer call() {
    NightPlan plan = new NightPlan(options.chain(), conf.folder(), date);
    PrintWriter out = spec.commandLine().getOut();
    if (step == null) {
      plan.lines().forEach(out::println);
    } else {
      out.print(plan.sql(step));
    }
    out.flush();
    return 0;
  }
}
