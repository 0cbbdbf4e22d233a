package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cluelake.job.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup}: a copy of a lake between two runs. */
@Command(
    name = "backup",
    description = "Copies a lake while no run works on it; copies only what is new.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions options;

  @Option(names = "--to", required = true, description = "Folder of the backup.")
  private Path to;

  @Override
  public Integer call() {
    Backup.Done done = new Backup(options.chain()).to(to);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%,d files, %,d MiB, %,d copied now; %d publications, chain unbroken%n",
        done.files(), done.bytes() >> 20, done.copied(), done.publications());
    out.println(
        "not in it: the key file, so that a stolen backup cannot be turned back into identities;"
            + " keep it elsewhere, since without it no further night can be run");
    out.println("not in it: delivered files; keep the inbox, or ask for them again");
    out.flush();
    return 0;
  }
}
