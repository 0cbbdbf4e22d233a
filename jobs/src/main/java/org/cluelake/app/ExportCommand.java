package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.job.ProvincePackages;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.SyntheticMark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: the events of a published night as one package of files per province. */
@Command(
    name = "export",
    description = "Writes a published night's events as files per province, each with a manifest.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions options;

  @Option(
      names = "--date",
      required = true,
      converter = BusinessDate.class,
      description = "Business date, or 'yesterday'.")
  private LocalDate date;

  @Option(
      names = "--generation",
      description = "Generation of the night (default: the newest published).")
  private Integer generation;

  @Option(names = "--out", required = true, description = "Folder for the packages.")
  private Path out;

  @Override
  public Integer call() {
    PublicationChain chain = options.chain();
    List<ProvincePackages.Written> packages =
        new ProvincePackages(chain).write(date, generation, out, SyntheticMark.isOn(chain.lake()));
    PrintWriter print = spec.commandLine().getOut();
    packages.forEach(p -> print.printf("%s  %,7d rows  %s%n", p.province(), p.rows(), p.folder()));
    packages.stream()
        .filter(p -> p.province().equals(ProvincePackages.NATION))
        .filter(p -> p.rows() > 0)
        .forEach(p -> print.printf("%,d rows have no province; the nation decides%n", p.rows()));
    print.flush();
    return 0;
  }
}
