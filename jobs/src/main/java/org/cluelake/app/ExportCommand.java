package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cluelake.export.PackageManifest;
import org.cluelake.export.ReleaseLog;
import org.cluelake.export.SigningKey;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.RecipientPackages;
import org.cluelake.job.SyntheticMark;
import org.cluelake.recipient.Recipient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code export}: a published night as one signed package of files per recipient. */
@Command(
    name = "export",
    description =
        "Writes a published night as one signed package per recipient of recipients.yaml.",
    mixinStandardHelpOptions = true,
    subcommands = {ExportKeyCommand.class, ExportVerifyCommand.class})
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** In a group, as the subcommands want none of it. */
  @ArgGroup(exclusive = false)
  private Packages packages;

  static final class Packages {

    @ArgGroup(exclusive = false, multiplicity = "1")
    StoredLakeOptions lake;

    @Option(
        names = "--date",
        required = true,
        converter = BusinessDate.class,
        description = "Business date, or 'yesterday'.")
    LocalDate date;

    @Option(
        names = "--generation",
        description = "Generation of the night (default: the newest published).")
    Integer generation;

    @Option(names = "--out", required = true, description = "Folder for the packages.")
    Path out;

    @Option(
        names = "--conf",
        defaultValue = "conf",
        description = "Folder of recipients.yaml (default: ${DEFAULT-VALUE}).")
    Path conf;

    @Option(
        names = "--recipient",
        defaultValue = RecipientPackages.ALL,
        description = "Id of a recipient, or 'all' (default: ${DEFAULT-VALUE}).")
    String recipient;

    @Option(
        names = "--key-file",
        required = true,
        description =
            "File with the master key of tokens: what a recipient calls a token is made with it.")
    Path keyFile;

    @Option(
        names = "--signing-key",
        description = "Private key packages are signed with; 'export key' makes one.")
    Path signingKey;

    @Option(
        names = "--unsigned",
        description =
            "Packages without a signature: whoever can change a file can change the manifest.")
    boolean unsigned;

    @Option(
        names = "--log",
        description = "Audit log of what leaves (default: " + ReleaseLog.NAME + " in --out).")
    Path log;
  }

  @Override
  public Integer call() {
    if (packages == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Missing required options: --lake, --date, --out, --key-file, and --signing-key or --unsigned");
    }
    if (packages.signingKey == null != packages.unsigned) {
      throw new ParameterException(
          spec.commandLine(),
          "Give either --signing-key, or --unsigned for packages nobody can hold to their sender");
    }
    PublicationChain chain = packages.lake.chain();
    RecipientPackages.Result result =
        new RecipientPackages(chain, settings())
            .write(
                packages.date,
                packages.generation,
                packages.recipient,
                packages.out,
                SyntheticMark.isOn(chain.lake()));
    PrintWriter print = spec.commandLine().getOut();
    result.packages().forEach(p -> print(p, print));
    for (RecipientPackages.Unclaimed u : result.unclaimed()) {
      String file = u.kind().name().toLowerCase(Locale.ROOT) + " " + u.file();
      if (u.unknown() > 0) {
        print.printf(
            "%s: %,d rows have no known %s and go to nobody%n", file, u.unknown(), scope(u));
      }
      if (u.others() > 0) {
        print.printf(
            "%s: %,d rows are of no %s of recipients.yaml and go to nobody%n",
            file, u.others(), scope(u));
      }
    }
    print.flush();
    return 0;
  }

  private RecipientPackages.Settings settings() {
    return new RecipientPackages.Settings(
        packages.conf,
        packages.keyFile,
        Optional.ofNullable(packages.signingKey).map(SigningKey::read),
        packages.log == null ? packages.out.resolve(ReleaseLog.NAME) : packages.log,
        System.getProperty("user.name"));
  }

  private static String scope(RecipientPackages.Unclaimed unclaimed) {
    return unclaimed.kind() == Recipient.Kind.PROVINCE ? "province" : "institution";
  }

  private static void print(RecipientPackages.Written written, PrintWriter print) {
    PackageManifest.Identities identities = written.manifest().identities();
    print.printf(
        "%-20s  %,7d rows  %s  %s%s%n",
        written.recipient().id(),
        written.rows(),
        identities == null
            ? "no identities"
            : "identities encrypted: "
                + counts(identities.given())
                + (identities.missing().isEmpty()
                    ? ""
                    : ", not to be had: " + counts(identities.missing())),
        written.folder(),
        written.isNew() ? "" : "  (there already)");
  }

  private static String counts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(c -> "%,d %s".formatted(c.getValue(), c.getKey()))
            .collect(Collectors.joining(", "));
  }
}
