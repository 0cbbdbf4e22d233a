package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.sample.Answers;
import org.cluelake.sample.SampleNation;
import org.cluelake.sample.SampleSpec;
import org.cluelake.sample.SampleSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes an invented nation's delivery and the truth about it. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = "Write an invented nation: a delivery for the pipeline and the truth about it.")
public final class SampleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private NationOptions nationOptions;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Business dates (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--first-day",
      defaultValue = "2026-03-02",
      description = "First business date (default: ${DEFAULT-VALUE}).")
  private LocalDate firstDay;

  @Option(
      names = "--dirt",
      defaultValue = "0",
      description = "Share of event rows made unacceptable (default: ${DEFAULT-VALUE}).")
  private double dirt;

  @Mixin private FraudOptions fraud;

  @Option(
      names = "--history",
      defaultValue = "0",
      description =
          "Months of accounts, cards and money before the first date (default: ${DEFAULT-VALUE}).")
  private int history;

  @Option(names = "--out", required = true, description = "Folder to write to.")
  private Path out;

  @Option(
      names = "--answers",
      description =
          "CSV of handed-over entries (subject_kind, subject_id, entity_kind, entity): writes only"
              + " the next day's answers and objections into an earlier sample.")
  private Path answers;

  @Option(
      names = "--night",
      converter = BusinessDate.class,
      description = "Night whose entries --answers names.")
  private LocalDate night;

  @Override
  public Integer call() {
    if ((answers == null) != (night == null)) {
      throw PipelineException.of(ErrorKind.CONFIG, "give --answers together with --night");
    }
    if (answers != null) {
      answer();
      return 0;
    }
    SampleSpec nation =
        new SampleSpec(
            nationOptions.scale,
            days,
            nationOptions.seed,
            firstDay,
            dirt,
            historyDays(firstDay, history),
            fraud.amount());
    SampleSummary summary = SampleNation.write(nation, out);
    print(spec.commandLine().getOut(), summary);
    return 0;
  }

  private void answer() {
    PrintWriter console = spec.commandLine().getOut();
    new TreeMap<>(Answers.write(answers, out, night, nationOptions.seed))
        .forEach((feed, rows) -> console.printf("  %-20s %10d rows%n", feed, rows));
    console.flush();
  }

  /** Days of so many months before a date. */
  static int historyDays(LocalDate firstDay, int months) {
    return (int) ChronoUnit.DAYS.between(firstDay.minusMonths(months), firstDay);
  }

  /** Says what was made. */
  static void print(PrintWriter console, SampleSummary summary) {
    console.printf(
        "%d subscribers in %d counties, %.1f MB%n",
        summary.subscribers(), summary.counties(), summary.bytes() / 1e6);
    new TreeMap<>(summary.rows()).forEach((k, v) -> console.printf("  %-20s %10d rows%n", k, v));
    console.println("truth");
    new TreeMap<>(summary.truth()).forEach((k, v) -> console.printf("  %-20s %10d%n", k, v));
    new TreeMap<>(summary.dirt())
        .forEach((k, v) -> console.printf("  dirt %-15s %10d rows%n", k, v));
    console.flush();
  }
}
