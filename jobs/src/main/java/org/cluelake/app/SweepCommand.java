package org.cluelake.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.job.Retention;
import org.cluelake.job.RetentionConf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sweep}: nights that are no longer kept end. */
@Command(
    name = "sweep",
    description =
        "Takes the rows of old nights out of every table by conf/retention.yaml, states it beside the"
            + " chain of publications, and deletes the files of sweeps some publications old.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions lake;
  @Mixin private ConfOptions conf;

  @Option(
      names = "--before",
      converter = BusinessDate.class,
      description = "First night whose rows stay (default: the earliest retention.yaml keeps).")
  private LocalDate before;

  @Option(names = "--dry-run", description = "Says what would go, and changes nothing.")
  private boolean isDryRun;

  @Override
  public Integer call() {
    Retention retention =
        new Retention(lake.chain(), new Configuration(), RetentionConf.read(conf.folder()));
    Retention.Done done = isDryRun ? retention.plan(before) : retention.run(before);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%snights before %s: %d publications, %,d files, %,d MiB taken out of the tables%n",
        isDryRun ? "would sweep " : "swept ",
        done.before(),
        done.nights(),
        done.files(),
        done.bytes() >> 20);
    if (!isDryRun) {
      out.printf(
          "deleted of earlier sweeps: %,d data files, %,d copies of delivered files%n",
          done.deleted(), done.delivered());
    }
    out.flush();
    return 0;
  }
}
