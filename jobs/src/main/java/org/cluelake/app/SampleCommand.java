package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.sample.SampleNation;
import org.cluelake.sample.SampleSpec;
import org.cluelake.sample.SampleSummary;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--scale",
      defaultValue = "1",
      description = "Size; 1 is about 20,000 subscribers (default: ${DEFAULT-VALUE}).")
  private double scale;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Business dates (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed is another nation (default: ${DEFAULT-VALUE}).")
  private long seed;

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

  @Option(names = "--out", required = true, description = "Folder to write to.")
  private Path out;

  @Override
  public Integer call() {
    SampleSummary summary =
        SampleNation.write(new SampleSpec(scale, days, seed, firstDay, dirt), out);
    print(spec.commandLine().getOut(), summary);
    return 0;
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
