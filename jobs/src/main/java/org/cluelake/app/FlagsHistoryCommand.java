package org.cluelake.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.job.LiftBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flags history}: the reviewers' lines. */
@Command(
    name = "history",
    description = "Prints the reviewers' lines, their chain checked.",
    mixinStandardHelpOptions = true)
final class FlagsHistoryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions lake;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<LiftBook.Lift> lifts = new LiftBook(lake.chain()).lifts();
    lifts.forEach(
        l ->
            out.printf(
                "%s  version %d  %s  by %s (changed by %s): %s%n",
                l.on(), l.version(), l.region(), l.by(), l.changedBy(), l.reason()));
    out.printf("%d lines in all, chain unbroken%n", lifts.size());
    out.flush();
    return 0;
  }
}
