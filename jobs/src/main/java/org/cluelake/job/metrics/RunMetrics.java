package org.cluelake.job.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cluelake.report.NightFacts;
import org.cluelake.run.AsOf;
import org.cluelake.run.ErrorKind;

/**
 * How a run of a night ended, in figures.
 *
 * @param run its id, as in its log lines
 * @param job the command, such as {@code nightly}
 * @param bizDate the night
 * @param failure why it failed; null where it ended well
 * @param seconds how long it took
 * @param stages seconds of each stage it reached, in their order
 * @param codeVersion version of ClueLake
 * @param facts what the night says; null where it failed
 * @param last the newest publication; null where there is none or the lake could not be read
 */
public record RunMetrics(
    String run,
    String job,
    LocalDate bizDate,
    ErrorKind failure,
    double seconds,
    Map<String, Double> stages,
    String codeVersion,
    NightFacts facts,
    Last last) {

  /**
   * The newest publication.
   *
   * @param bizDate the newest night readers have
   * @param sequence publications so far
   */
  public record Last(LocalDate bizDate, long sequence) {}

  /** The figures as a text file of node_exporter. */
  public String prometheus() {
    PrometheusText text = new PrometheusText();
    text.gauge("cluelake_run_info", "The last run; always 1, what it was stands in the labels.");
    text.sample(
        1, "job", job, "run_id", run, "biz_date", bizDate.toString(), "version", codeVersion);
    text.gauge("cluelake_run_success", "1 where the last run ended well, 0 where it failed.");
    text.sample(failure == null ? 1 : 0, "job", job);
    text.gauge("cluelake_run_exit_code", "Exit code of the last run; 6 alone is worth a retry.");
    text.sample(failure == null ? 0 : failure.exitCode(), "job", job);
    text.gauge("cluelake_run_duration_seconds", "How long the last run took.");
    text.sample(rounded(seconds), "job", job);
    text.gauge(
        "cluelake_run_business_date_timestamp_seconds",
        "Start of the business date of the last run.");
    text.sample(epoch(bizDate), "job", job);
    text.gauge("cluelake_stage_duration_seconds", "How long each stage of the last run took.");
    stages.forEach((stage, took) -> text.sample(rounded(took), "stage", stage.replace(' ', '_')));
    if (facts != null) {
      night(text);
    }
    if (last != null) {
      text.gauge("cluelake_publications", "Publications in the chain.");
      text.sample(last.sequence());
      text.gauge(
          "cluelake_last_publication_business_date_timestamp_seconds",
          "Start of the newest published business date; time() minus it is its age.");
      text.sample(epoch(last.bizDate()));
    }
    return text.toString();
  }

  private void night(PrometheusText text) {
    text.gauge("cluelake_feed_rows_in", "Rows of the accepted files of a feed.");
    facts.feeds().forEach(f -> text.sample(f.rowsIn(), "feed", f.name()));
    text.gauge("cluelake_feed_rows", "Rows of a feed by what became of them.");
    for (NightFacts.Feed feed : facts.feeds()) {
      text.sample(feed.accepted(), "feed", feed.name(), "outcome", "accepted");
      text.sample(feed.quarantined(), "feed", feed.name(), "outcome", "quarantined");
      text.sample(feed.refused(), "feed", feed.name(), "outcome", "refused");
    }
    text.gauge("cluelake_clues", "Clues of the night by grade and by what the night did to them.");
    facts
        .clues()
        .cells()
        .forEach(c -> text.sample(c.count(), "grade", c.group(), "change", c.change()));
    text.gauge("cluelake_clues_suppressed", "Clues not sent out, by reason.");
    facts.suppressed().forEach(c -> text.sample(c.count(), "reason", c.name()));
    text.gauge("cluelake_list_entries", "Entries of a list that stand after the night.");
    facts.lists().forEach(l -> text.sample(l.alive(), "list", label(l.title())));
    text.gauge("cluelake_degraded_feeds", "Optional feeds that were missing.");
    text.sample(facts.degraded().size());
  }

  /** The figures as one JSON document, with the steps too. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", run);
    document.put("job", job);
    document.put("biz_date", bizDate.toString());
    document.put("outcome", failure == null ? "ok" : failure.name().toLowerCase(Locale.ROOT));
    document.put("exit_code", failure == null ? 0 : failure.exitCode());
    document.put("code_version", codeVersion);
    document.put("seconds", rounded(seconds));
    Map<String, Double> rounded = new LinkedHashMap<>();
    stages.forEach((stage, took) -> rounded.put(stage, rounded(took)));
    document.put("stages", rounded);
    if (facts != null) {
      document.put("generation", facts.gen());
      document.put("conf_hash", facts.confHash());
      document.put("degraded", facts.degraded());
      document.put("feeds", facts.feeds().stream().map(RunMetrics::feed).toList());
      document.put("clues", cells(facts.clues(), "grade"));
      document.put("clues_suppressed", counts(facts.suppressed()));
      Map<String, Object> lists = new LinkedHashMap<>();
      facts.lists().forEach(l -> lists.put(label(l.title()), cells(l, "tier")));
      document.put("lists", lists);
      document.put("steps", facts.steps());
    }
    if (last != null) {
      document.put(
          "last_publication",
          Map.of("biz_date", last.bizDate().toString(), "sequence", last.sequence()));
    }
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures cannot be written as JSON", e);
    }
  }

  private static Map<String, Object> feed(NightFacts.Feed feed) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("feed", feed.name());
    row.put("rows_in", feed.rowsIn());
    row.put("accepted", feed.accepted());
    row.put("quarantined", feed.quarantined());
    row.put("refused", feed.refused());
    row.put("reasons", counts(feed.reasons()));
    return row;
  }

  private static Map<String, Long> counts(List<NightFacts.Count> counts) {
    Map<String, Long> named = new LinkedHashMap<>();
    counts.forEach(c -> named.put(c.name(), c.count()));
    return named;
  }

  private static Map<String, Object> cells(NightFacts.Population rows, String group) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("alive", rows.alive());
    all.put(
        "cells",
        rows.cells().stream()
            .map(c -> Map.of(group, c.group(), "change", c.change(), "count", c.count()))
            .toList());
    return all;
  }

  private static String label(String title) {
    return title.replaceAll("[^a-z]+", "_");
  }

  private static long epoch(LocalDate date) {
    return date.atStartOfDay(AsOf.ZONE).toEpochSecond();
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
