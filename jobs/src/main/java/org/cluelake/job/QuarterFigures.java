package org.cluelake.job;

import static org.cluelake.contract.Tables.REGION_EVENT_DAY;
import static org.cluelake.contract.Tables.REGION_POSTERIOR;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.composite.IndexPlan;
import org.cluelake.composite.Risk;
import org.cluelake.contract.TableContract;
import org.cluelake.listing.Recording;
import org.cluelake.listing.Side;
import org.cluelake.quarterly.AreaFigures;
import org.cluelake.region.Indicator;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The counties' figures of a published night, by side, as the quarter's assessment wants them. */
final class QuarterFigures {

  private static final int WEEKS = 12;
  private static final int WEEK = 7;

  private final PublicationChain chain;
  private final Published night;
  private final IndexConf conf;

  QuarterFigures(PublicationChain chain, Published night, IndexConf conf) {
    this.chain = chain;
    this.night = night;
    this.conf = conf;
  }

  /** The figures of every county of a side. */
  List<AreaFigures> of(Side side) {
    IndexPlan plan = conf.plan(side);
    SortedMap<String, Area> areas = new TreeMap<>();
    try (SmallRead read = chain.reader()) {
      open(read, "posterior", REGION_POSTERIOR);
      open(read, "event", REGION_EVENT_DAY);
      read
          .rows(
              "SELECT indicator, region, observed, coalesce(effective, observed), expected, prior_shape, prior_rate, change_high,"
                  + " least(completeness, placed_share, coalesce(1 / completion_factor, 1))::DECIMAL(5,4)"
                  + " AS completeness"
                  + " FROM posterior WHERE level = 'county' ORDER BY region, indicator",
              "indicator",
              "region",
              "observed",
              "effective",
              "expected",
              "prior_shape",
              "prior_rate",
              "change_high",
              "completeness")
          .stream()
          .filter(r -> plan.indicators().contains((String) r.get("indicator")))
          .forEach(r -> areas.computeIfAbsent((String) r.get("region"), c -> new Area()).add(r));
      recordings(read)
          .forEach(
              (region, recording) -> {
                if (areas.containsKey(region)) {
                  areas.get(region).recording = recording;
                }
              });
      read
          .rows(
              """
              SELECT indicator, region, (DATE '%s' - day) // %d AS weeks_ago, sum(events)::BIGINT
              FROM event WHERE day > DATE '%s' GROUP BY ALL ORDER BY ALL
              """
                  .formatted(night.bizDate(), WEEK, night.bizDate().minusDays((long) WEEKS * WEEK)),
              "indicator",
              "region",
              "weeks_ago",
              "events")
          .stream()
          .filter(r -> plan.indicators().contains((String) r.get("indicator")))
          .filter(r -> conf.alarmed().contains((String) r.get("indicator")))
          .filter(r -> !Indicator.valueOf((String) r.get("indicator")).sharesEvents())
          .filter(r -> areas.containsKey((String) r.get("region")))
          .forEach(
              r ->
                  areas.get((String) r.get("region"))
                          .recent[WEEKS - 1 - ((Number) r.get("weeks_ago")).intValue()] +=
                      ((Number) r.get("events")).longValue());
    }
    List<AreaFigures> figures = new ArrayList<>();
    areas.forEach((code, area) -> figures.add(area.figures(code)));
    return figures;
  }

  /** By county, whether its filed cases agree with what the public reports. */
  private Map<String, Recording> recordings(SmallRead read) {
    Map<String, Recording> recordings = new TreeMap<>();
    read.rows(
            """
            WITH pair AS (
              SELECT level, region,
                     coalesce(sum(observed) FILTER (indicator = 'VIC1'), 0)::BIGINT AS cases,
                     coalesce(sum(observed) FILTER (indicator = 'VIC4'), 0)::BIGINT AS reports
              FROM posterior GROUP BY level, region
            )
            SELECT c.region, c.cases, c.reports, n.cases AS all_cases, n.reports AS all_reports
            FROM pair c
            JOIN pair n ON n.level = 'nation'
            WHERE c.level = 'county' ORDER BY c.region
            """,
            "region",
            "cases",
            "reports",
            "all_cases",
            "all_reports")
        .forEach(
            r -> {
              Recording unused =
                  recordings.put(
                      (String) r.get("region"),
                      conf.recordingCheck()
                          .of(
                              (Long) r.get("cases"),
                              (Long) r.get("reports"),
                              (Long) r.get("all_cases"),
                              (Long) r.get("all_reports")));
            });
    return recordings;
  }

  private void open(SmallRead read, String view, TableContract table) {
    if (chain.lake().files(table, night.bizDate(), night.gen()).isEmpty()) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "the night of %s has no rows in %s; publish a night with cases and regions first",
          night.bizDate(),
          table.id());
    }
    SmallRead unused =
        read.with(view, table, chain.lake().files(table, night.bizDate(), night.gen()));
  }

  /** One county while its rows are read. */
  private final class Area {
    private final SortedMap<String, Risk> risks = new TreeMap<>();
    private final double[] recent = new double[WEEKS];
    private long events;
    private boolean isComplete = true;
    private Recording recording = Recording.CANNOT_TELL;
    private boolean didFall;

    void add(Map<String, Object> row) {
      String indicator = (String) row.get("indicator");
      long observed = ((Number) row.get("observed")).longValue();
      events += Indicator.valueOf(indicator).sharesEvents() ? 0 : observed;
      isComplete &= number(row, "completeness") >= conf.completeness();
      if (row.get("prior_shape") != null && number(row, "expected") > 0) {
        risks.put(
            indicator,
            new Risk(
                number(row, "prior_shape") + number(row, "effective"),
                number(row, "prior_rate") + number(row, "expected")));
      }
      didFall |=
          conf.recordedByOthers().contains(indicator)
              && row.get("change_high") != null
              && number(row, "change_high") < 1;
    }

    AreaFigures figures(String code) {
      return new AreaFigures(code, events, risks, Map.of(), recent, isComplete, recording, didFall);
    }
  }

  private static double number(Map<String, Object> row, String column) {
    return ((BigDecimal) row.get(column)).doubleValue();
  }
}
