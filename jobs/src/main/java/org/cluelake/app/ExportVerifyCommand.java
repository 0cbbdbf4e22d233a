package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cluelake.export.PackageCheck;
import org.cluelake.export.PackageManifest;
import org.cluelake.export.SigningKey;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export verify}: whether a package is whole and its sender's. */
@Command(
    name = "verify",
    description = "Checks a package: its signature, and every file's size and hash.",
    mixinStandardHelpOptions = true)
final class ExportVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder of the package.")
  private Path folder;

  @ArgGroup(multiplicity = "1")
  private Sender sender;

  static final class Sender {

    @Option(
        names = "--public-key",
        required = true,
        description = "The sender's public key in PEM.")
    Path key;

    @Option(
        names = "--unsigned",
        required = true,
        description = "Check sizes and hashes alone: finds accidents, not forgeries.")
    boolean unsigned;
  }

  @Override
  public Integer call() {
    PackageManifest manifest =
        PackageCheck.check(folder, Optional.ofNullable(sender.key).map(SigningKey::publicKey));
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        "%s %s generation %d publication %d: %d files %s; usable until %s%n",
        manifest.recipient(),
        manifest.bizDate(),
        manifest.generation(),
        manifest.publication(),
        manifest.files().size(),
        sender.key == null ? "as the manifest says, sender unknown" : "as signed",
        manifest.usableUntil());
    print.flush();
    return 0;
  }
}
