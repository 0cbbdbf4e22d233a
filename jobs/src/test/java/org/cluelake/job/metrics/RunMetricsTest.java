package org.cluelake.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cluelake.job.RunId;
import org.cluelake.report.NightFacts;
import org.cluelake.report.SampleFacts;
import org.cluelake.run.ErrorKind;
import org.junit.jupiter.api.Test;

/** The figures of a run, as Prometheus and as a person with jq read them. */
class RunMetricsTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 10);
  private static final NightFacts FACTS = SampleFacts.night();

  @Test
  void everyFigureOfAGoodNightIsThere() {
    Map<String, Double> samples = TextFormat.read(good().prometheus());
    assertThat(samples)
        .containsEntry("cluelake_run_success{job=\"nightly\"}", 1.0)
        .containsEntry("cluelake_run_exit_code{job=\"nightly\"}", 0.0)
        .containsEntry("cluelake_run_duration_seconds{job=\"nightly\"}", 12.346)
        .containsEntry("cluelake_stage_duration_seconds{stage=\"audit_and_publish\"}", 1.5)
        .containsEntry("cluelake_publications", 7.0)
        .containsEntry("cluelake_last_publication_business_date_timestamp_seconds", 1773072000.0);
    for (NightFacts.Feed feed : FACTS.feeds()) {
      String label = "feed=\"" + feed.name() + "\"";
      assertThat(samples)
          .containsEntry("cluelake_feed_rows_in{" + label + "}", (double) feed.rowsIn())
          .containsEntry(
              "cluelake_feed_rows{" + label + ",outcome=\"refused\"}", (double) feed.refused());
      assertThat(
              samples.get("cluelake_feed_rows{" + label + ",outcome=\"accepted\"}")
                  + samples.get("cluelake_feed_rows{" + label + ",outcome=\"quarantined\"}"))
          .isEqualTo((double) feed.rowsIn());
    }
    double clues =
        samples.entrySet().stream()
            .filter(e -> e.getKey().startsWith("cluelake_clues{"))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertThat(clues)
        .isEqualTo(FACTS.clues().cells().stream().mapToLong(NightFacts.Cell::count).sum())
        .isPositive();
    assertThat(samples.keySet().stream().filter(k -> k.startsWith("cluelake_list_entries{")))
        .hasSameSizeAs(FACTS.lists());
  }

  @Test
  void aFailedRunSaysItsCodeAndWhatReadersStillHave() {
    RunMetrics failed =
        new RunMetrics(
            "r",
            "nightly",
            DATE,
            ErrorKind.INPUT,
            3,
            Map.of("land", 2.0),
            "1.0",
            null,
            new RunMetrics.Last(DATE.minusDays(1), 6));
    assertThat(TextFormat.read(failed.prometheus()))
        .containsEntry("cluelake_run_success{job=\"nightly\"}", 0.0)
        .containsEntry("cluelake_run_exit_code{job=\"nightly\"}", 3.0)
        .containsEntry("cluelake_stage_duration_seconds{stage=\"land\"}", 2.0)
        .containsEntry("cluelake_publications", 6.0)
        .doesNotContainKey("cluelake_degraded_feeds");
  }

  @Test
  void theJsonDocumentHasTheSameFigures() throws Exception {
    JsonNode document = new ObjectMapper().readTree(good().json());
    assertThat(document.get("outcome").textValue()).isEqualTo("ok");
    assertThat(document.get("generation").intValue()).isEqualTo(FACTS.gen());
    assertThat(document.get("feeds")).hasSameSizeAs(FACTS.feeds());
    assertThat(document.get("steps")).hasSameSizeAs(FACTS.steps());
    assertThat(document.get("last_publication").get("sequence").intValue()).isEqualTo(7);
    assertThat(document.get("stages").get("land").doubleValue()).isEqualTo(2.25);
  }

  @Test
  void noNameCarriesACounty() {
    assertThat(good().prometheus() + good().json()).doesNotContain("Aspen Ford", "960101");
  }

  @Property
  void anyLabelIsReadBack(@ForAll String value) {
    PrometheusText text = new PrometheusText();
    text.gauge("a_b", "help");
    text.sample(1, "l", value);
    assertThat(TextFormat.read(text.toString())).hasSize(1);
  }

  @Test
  void aStageTakesUntilTheNextBegins() {
    long[] now = {0};
    List<String> entered = new ArrayList<>();
    StageTimes times = new StageTimes(line -> {}, () -> now[0], entered::add);
    times.begin();
    now[0] = 1_000_000_000L;
    times.stage("land");
    now[0] = 3_000_000_000L;
    times.stage("clean");
    now[0] = 3_500_000_000L;
    assertThat(times.seconds()).containsExactly(Map.entry("land", 2.0), Map.entry("clean", 0.5));
    assertThat(times.total()).isEqualTo(3.5);
    assertThat(entered).containsExactly("land", "clean");
    times.begin();
    assertThat(times.seconds()).isEmpty();
  }

  @Test
  void aRunHasTheNameItsSchedulerGivesIt() {
    assertThat(RunId.of("nightly", DATE, Map.of()))
        .isEqualTo("nightly-2026-03-10-" + ProcessHandle.current().pid());
    assertThat(RunId.of("nightly", DATE, Map.of("AIRFLOW_CTX_DAG_RUN_ID", "scheduled__x:y/../z")))
        .isEqualTo("scheduled__x-y-..-z-2026-03-10");
    assertThat(RunId.of("nightly", DATE, Map.of("CLUELAKE_RUN_ID", "a".repeat(500)))).hasSize(120);
  }

  private static RunMetrics good() {
    Map<String, Double> stages = new LinkedHashMap<>();
    stages.put("land", 2.25);
    stages.put("audit and publish", 1.5);
    return new RunMetrics(
        "run-1",
        "nightly",
        DATE,
        null,
        12.3456,
        stages,
        "1.0",
        FACTS,
        new RunMetrics.Last(DATE, 7));
  }
}
