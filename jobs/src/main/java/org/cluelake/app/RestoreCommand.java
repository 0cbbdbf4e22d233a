package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cluelake.job.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code restore}: a lake from its backup, verified. */
@Command(
    name = "restore",
    description = "Makes a lake from a backup and verifies everything it has published.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions options;

  @Option(names = "--from", required = true, description = "Folder of the backup.")
  private Path from;

  @Override
  public Integer call() {
    Restore restore = new Restore(from);
    Path lake = Path.of(options.lake).toAbsolutePath();
    int files = restore.to(lake);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%,d files restored, every hash right%n", files);
    out.flush();
    restore.verify(options.chain(lake.toString()));
    out.println("every publication has the content it says; runs need the key file of this lake");
    out.flush();
    return 0;
  }
}
