package org.cluelake.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cluelake.job.LakeLock;
import org.cluelake.job.Published;
import org.cluelake.job.Rollback;
import org.cluelake.job.Workshop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollback}: an earlier generation of a night, published again. */
@Command(
    name = "rollback",
    description =
        "Publishes an earlier generation of a night again, as a new one with the same rows; the"
            + " exports recall what the one in between had sent. Takes nothing out of the lake.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LakeOptions options;

  @Option(
      names = "--date",
      required = true,
      converter = BusinessDate.class,
      description = "The night.")
  private LocalDate date;

  @Option(
      names = "--to-generation",
      required = true,
      description = "The generation readers are to follow again.")
  private int generation;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Workshop shop = options.open();
    try (LakeLock unused = LakeLock.take(shop.lake())) {
      Published published = new Rollback(shop, out::println).to(date, generation);
      out.printf(
          "%s generation %d is published at place %d with the rows of generation %d; nights after"
              + " it that read another are stale, reopen them in their order%n",
          date, published.gen(), published.sequence(), generation);
    }
    out.flush();
    return 0;
  }
}
