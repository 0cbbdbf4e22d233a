package org.cluelake.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a bench measures, and where. */
final class BenchOptions {

  static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

  @Mixin NationOptions nation;

  @Option(
      names = "--out",
      defaultValue = "bench",
      description = "Folder for the nation and its lake, made once (default: ${DEFAULT-VALUE}).")
  Path out;

  @Option(
      names = "--days",
      defaultValue = "3",
      description = "Nights, of which the last is measured (default: ${DEFAULT-VALUE}).")
  int days;

  @Option(
      names = {"--window", "--history-days"},
      defaultValue = "0",
      description =
          "Days before the first night whose partials are echoes of that night's, so that windows"
              + " are full (default: ${DEFAULT-VALUE}).")
  int window;

  @Option(
      names = "--busy",
      defaultValue = "0",
      description =
          "Calls of one number that are added to the measured day (default: ${DEFAULT-VALUE}).")
  long busy;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "Runs of each side; medians are told (default: ${DEFAULT-VALUE}).")
  int runs;

  @Option(
      names = "--memory-mb",
      defaultValue = "4096",
      description = "Memory each side is given, in MiB (default: ${DEFAULT-VALUE}).")
  int memoryMb;

  @Option(
      names = "--floor",
      description =
          "Also measures the floor: the night's feature steps and detectors, one DuckDB a bucket,"
              + " without Spark and Delta.")
  boolean floor;

  @Option(
      names = "--recompute",
      description =
          "Also measures a rival without partials, which makes the windows again from the clean rows"
              + " of their days; those are echoed too.")
  boolean recompute;

  @Option(
      names = "--empty",
      description =
          "Measures a night on which nothing is delivered beside a session and as many commits,"
              + " instead of the rivals.")
  boolean empty;

  @Option(names = "--steps", description = "Tells the time of every step.")
  boolean steps;

  @Option(
      names = "--plans",
      description = "Folder for the plans of the rival's largest steps, as DuckDB explains them.")
  Path plans;

  @Option(names = "--conf", defaultValue = "conf", description = "Configuration folder.")
  Path conf;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  boolean json;

  /** Refuses what cannot be measured. */
  void check() {
    if (days < 2 || runs < 1 || window < 0 || busy < 0) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "give --days 2 or more, --runs 1 or more, and no negative --window or --busy");
    }
  }

  /** The measured night. */
  LocalDate night() {
    return FIRST_DAY.plusDays(days - 1L);
  }

  /** What was measured, where. */
  String title() {
    return String.format(
        Locale.ROOT,
        "Night of %s, nation of scale %s and seed %d, %d nights and %d echoed days before%s; %d"
            + " cores, %d MiB a side, Java %s; medians of %d",
        night(),
        nation.scale,
        nation.seed,
        days - 1,
        window,
        busy == 0 ? "" : ", %d calls of one number".formatted(busy),
        Runtime.getRuntime().availableProcessors(),
        memoryMb,
        System.getProperty("java.version"),
        runs);
  }
}
