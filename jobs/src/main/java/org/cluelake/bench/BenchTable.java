package org.cluelake.bench;

import java.util.Comparator;
import java.util.Locale;

/** A report as fixed-width lines. */
public final class BenchTable {

  private final StringBuilder out = new StringBuilder();

  private BenchTable() {}

  /**
   * The report's text.
   *
   * @param withSteps whether every step has its line
   */
  public static String of(BenchReport report, boolean withSteps) {
    BenchTable table = new BenchTable();
    table.stages(report);
    if (withSteps) {
      table.steps(report);
    }
    table.facts(report);
    return table.out.toString();
  }

  private void stages(BenchReport report) {
    out.append(report.title()).append('\n');
    head(
        "%-24s %10s %10s %10s %10s %6s %10s %10s %6s"
            .formatted(
                "stage", "night s", "cpu s", "rival s", "cpu s", "ratio", "floor s", "cpu s",
                "ratio"));
    for (BenchReport.Line l : report.lines()) {
      say(
          "%-24s %10s %10s %10s %10s %6s %10s %10s %6s",
          l.name(),
          seconds(l.nightWallMs()),
          seconds(l.nightCpuMs()),
          seconds(l.rivalWallMs()),
          seconds(l.rivalCpuMs()),
          ratio(l.ratio()),
          seconds(l.floorWallMs()),
          seconds(l.floorCpuMs()),
          ratio(l.ratioToFloor()));
    }
  }

  private void steps(BenchReport report) {
    out.append('\n');
    head(
        "%-32s %10s %10s %10s %6s"
            .formatted(
                "step (some run side by side)", "night ms", "rival ms", "floor ms", "ratio"));
    report.steps().stream()
        .sorted(
            Comparator.comparing(
                    BenchReport.StepLine::nightMs,
                    Comparator.nullsLast(Comparator.<Long>reverseOrder()))
                .thenComparing(BenchReport.StepLine::step))
        .forEach(
            s ->
                say(
                    "%-32s %10s %10s %10s %6s",
                    s.step(),
                    count(s.nightMs()),
                    count(s.rivalMs()),
                    count(s.floorMs()),
                    ratio(s.ratio())));
  }

  private void facts(BenchReport report) {
    Traffic traffic = report.traffic();
    out.append('\n');
    say(
        "peak resident memory: night %d MiB, rival %d MiB",
        report.nightPeakMb(), report.rivalPeakMb());
    say(
        "the night made %d commits and %d files, %.1f MB",
        report.commits(), traffic.files(), traffic.bytes() / 1e6);
    say(
        "per delivered row kept (%d): %s bytes read, %s written; Spark shuffled %.2f and spilled"
            + " %.2f in %d tasks",
        traffic.rows(),
        perRow(traffic.readBytes(), traffic.rows()),
        perRow(traffic.writtenBytes(), traffic.rows()),
        (double) traffic.shuffledBytes() / Math.max(1, traffic.rows()),
        (double) traffic.spilledBytes() / Math.max(1, traffic.rows()),
        traffic.tasks());
    report
        .limits()
        .forEach(
            l ->
                say(
                    "scan limit: %.1f MB of %s are read in %.2f s",
                    l.bytes() / 1e6, l.name(), l.wallMs() / 1e3));
    say(
        "tokens: the rival's lookup took %.2f s outside of its time; ratio without %s, with %s",
        report.tokens().lookupMs() / 1e3,
        ratio(report.tokens().ratioWithout()),
        ratio(report.tokens().ratioWith()));
    if (report.recompute() != null) {
      say(
          "windows made again from the clean rows of their days: night %.2f s, rival %.2f + %.2f s,"
              + " ratio %s%s",
          report.recompute().nightMs() / 1e3,
          report.recompute().windowsMs() / 1e3,
          report.recompute().restMs() / 1e3,
          ratio(report.recompute().ratio()),
          report.recompute().differingTables().isEmpty()
              ? ", the same rows"
              : ", DIFFERENT: " + report.recompute().differingTables());
    }
    say(
        "rows: %d tables the same on all sides%s",
        report.equalTables(),
        report.differingTables().isEmpty() ? "" : ", DIFFERENT: " + report.differingTables());
    if (!report.leftOut().isEmpty()) {
      say("steps only the night makes: %s", String.join(", ", report.leftOut()));
    }
  }

  private void head(String text) {
    out.append(text).append('\n').append("-".repeat(text.length())).append('\n');
  }

  private void say(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String perRow(long bytes, long rows) {
    return bytes < 0 ? "-" : String.format(Locale.ROOT, "%.0f", bytes / (double) Math.max(1, rows));
  }

  private static String seconds(Long millis) {
    return millis == null ? "-" : String.format(Locale.ROOT, "%.2f", millis / 1e3);
  }

  private static String count(Long millis) {
    return millis == null ? "-" : Long.toString(millis);
  }

  private static String ratio(Double ratio) {
    return ratio == null ? "-" : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
