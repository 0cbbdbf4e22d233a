package org.cluelake.app;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cluelake.job.DeliveredRegions;
import org.cluelake.job.LiftBook;
import org.cluelake.job.PublicationChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flags lift}: a reviewer's line. */
@Command(
    name = "lift",
    description =
        "Writes down that a version was reviewed and may give new high grades in a county again.",
    mixinStandardHelpOptions = true)
final class FlagsLiftCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions lake;

  @Option(
      names = "--fusion-version",
      required = true,
      description = "Version of conf/fusion.yaml that was reviewed.")
  private int version;

  @Option(names = "--region", required = true, description = "Code of the county.")
  private String region;

  @Option(
      names = "--on",
      required = true,
      converter = BusinessDate.class,
      description = "First night whose delivery it holds for.")
  private LocalDate on;

  @Option(names = "--by", required = true, description = "Who reviewed it, by office and name.")
  private String by;

  @Option(
      names = "--changed-by",
      required = true,
      description = "Who changed the version: another one than the reviewer.")
  private String changedBy;

  @Option(names = "--reason", required = true, description = "Why, in plain words.")
  private String reason;

  @Override
  public Integer call() {
    PublicationChain chain = lake.chain();
    new DeliveredRegions(chain).check(region);
    new LiftBook(chain).append(new LiftBook.Lift(version, region, on, by, changedBy, reason));
    spec.commandLine()
        .getOut()
        .printf(
            "version %d in %s: new high grades go out as such from %s on%n", version, region, on);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
