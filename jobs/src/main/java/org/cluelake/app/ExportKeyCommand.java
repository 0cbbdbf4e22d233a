package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cluelake.export.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export key}: a new key pair that packages are signed with. */
@Command(
    name = "key",
    description = "Makes the Ed25519 key pair that packages are signed with.",
    mixinStandardHelpOptions = true)
final class ExportKeyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, description = "Folder for the two files.")
  private Path out;

  @Override
  public Integer call() {
    SigningKey key = SigningKey.create(out);
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        "private key  %s  keep it; only the sender reads it%n", out.resolve(SigningKey.PRIVATE));
    print.printf("public key   %s  give it to recipients%n", out.resolve(SigningKey.PUBLIC));
    print.printf("fingerprint  %s  read it to them%n", SigningKey.fingerprint(key.publicKey()));
    print.flush();
    return 0;
  }
}
