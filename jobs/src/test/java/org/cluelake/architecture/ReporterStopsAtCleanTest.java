package org.cluelake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.AnyRows;
import org.cluelake.testkit.ShippedNight;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/**
 * Who reports a fraud is nobody's business above the clean table: no table has a column for it, the
 * reports may be read by queries alone, and these only count reporters.
 */
class ReporterStopsAtCleanTest {

  private static final AsOf NIGHT = new AsOf(LocalDate.parse(ShippedNight.DATE));
  private static final List<Step> STEPS = ShippedNight.steps();
  private static final long CANARY = 7_777_777_777_777L;

  /** The one thing a query may do with a reporter. */
  private static final Pattern COUNTED =
      Pattern.compile("count\\(distinct coalesce\\(reporter, -1\\)\\)");

  private static final Pattern REPORTER = Pattern.compile("\\breporter\\b");

  @Test
  void noTableAboveCleanHasAReporter() {
    for (TableContract table : Tables.all()) {
      if (table.layer() == Layer.SOURCE || table.layer() == Layer.CLEAN) {
        continue;
      }
      for (Property p : table.properties()) {
        assertThat(p.name().equals("reporter") || (p.isToken() && p.name().contains("reporter")))
            .as("%s.%s", table.id(), p.name())
            .isFalse();
      }
    }
    assertThat(Tables.PUBLIC_REPORT.property("reporter")).as("the rule has a subject").isPresent();
  }

  @Test
  void reportsAreReadByQueriesThatOnlyCountReporters() {
    assertThat(readers()).isNotEmpty();
    for (Step step : STEPS) {
      String sql = ShippedNight.text(step);
      assertThat(REPORTER.matcher(COUNTED.matcher(sql).replaceAll("")).find())
          .as(step.id())
          .isFalse();
      if (readers().contains(step)) {
        assertThat(sql).as("%s lists its columns", step.id()).doesNotContain("*");
      }
    }
  }

  /** What no reader passes on, nothing above it can. */
  @Test
  void aReportersTokenLeavesNoReader() {
    for (Step step : readers()) {
      try (StepBench bench = StepBench.of(step, ShippedNight.DATE)) {
        for (Read read : step.reads()) {
          SplittableRandom random = new SplittableRandom(1);
          List<String> columns = AnyRows.columns(read.table());
          int reporter = columns.indexOf("reporter");
          String[] rows =
              IntStream.range(0, 20)
                  .mapToObj(i -> AnyRows.row(read.table(), i, NIGHT, "96", random))
                  .map(row -> read.table() == Tables.PUBLIC_REPORT ? marked(row, reporter) : row)
                  .toArray(String[]::new);
          var unused = bench.given(read.view(), String.join(", ", columns), rows);
        }
        List<String> lines = bench.lines(step.writes().columns().toArray(String[]::new));
        assertThat(lines).as(step.id()).isNotEmpty();
        assertThat(lines).as(step.id()).noneMatch(l -> l.contains(String.valueOf(CANARY)));
      }
    }
  }

  private static String marked(String row, int column) {
    String[] values = row.split(", ");
    values[column] = String.valueOf(CANARY);
    return String.join(", ", values);
  }

  private static List<Step> readers() {
    return STEPS.stream()
        .filter(s -> s.reads().stream().anyMatch(r -> r.table() == Tables.PUBLIC_REPORT))
        .toList();
  }
}
