package org.cluelake.job;

import static org.cluelake.contract.Tables.REGION_EVENT_DAY;
import static org.cluelake.contract.Tables.REGION_INDICATOR;
import static org.cluelake.contract.Tables.REGION_POSTERIOR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.listing.Quarter;
import org.cluelake.report.ListingFacts.Ends;
import org.cluelake.report.ListingFacts.Quarterly;
import org.cluelake.report.ListingFacts.Trend;
import org.cluelake.trend.ProcessChart;

/**
 * Whole quarters of a night's events, of its window and the one before, as process charts.
 *
 * <p>An area's figure is the ratio of its events to those that the nation's level of the same days
 * would give it. An area with fewer events than the floor in any of the quarters has no chart: one
 * quarter left out could be worked out from the others and the published count of the window.
 */
final class QuarterEvents {

  private static final String NATION = "nation";
  private static final int A_YEAR = 4;
  private static final int LEAST_QUARTERS = 4;

  private final PublicationChain chain;
  private final Published night;
  private final IndexConf conf;

  QuarterEvents(PublicationChain chain, Published night, IndexConf conf) {
    this.chain = chain;
    this.night = night;
    this.conf = conf;
  }

  /** The nation's chart and those of some areas, of several indicators together. */
  List<Trend> trends(List<String> indicators, List<String> areas, Map<String, String> names) {
    if (Stream.of(REGION_EVENT_DAY, REGION_POSTERIOR, REGION_INDICATOR)
        .anyMatch(t -> chain.lake().files(t, night.bizDate(), night.gen()).isEmpty())) {
      return List.of();
    }
    List<Trend> trends = new ArrayList<>();
    try (SmallRead read = chain.reader()) {
      open(read, "event", REGION_EVENT_DAY);
      open(read, "posterior", REGION_POSTERIOR);
      open(read, "indicator", REGION_INDICATOR);
      int window = window(read);
      LocalDate first = night.bizDate().minusDays(2L * window - 1);
      Events nation = events(read, indicators, NATION, first);
      chart(
              null,
              null,
              nation.sums(),
              nation.sums(),
              false,
              until(read, indicators, NATION, window),
              conf.leastEvents())
          .ifPresent(trends::add);
      for (String area : areas) {
        Events own = events(read, indicators, area, first);
        SortedMap<Quarter, Double> ratios = new TreeMap<>();
        SortedMap<Quarter, Double> expected = expected(read, nation, area);
        own.sums()
            .forEach(
                (quarter, events) -> {
                  if (expected.getOrDefault(quarter, 0.0) > 0) {
                    Double unused = ratios.put(quarter, events / expected.get(quarter));
                  }
                });
        chart(
                area,
                names.getOrDefault(area, area),
                own.sums(),
                ratios,
                ratios.size() < nation.sums().size(),
                until(read, indicators, area, window),
                conf.leastEvents())
            .ifPresent(trends::add);
      }
    }
    return trends;
  }

  /** Events by indicator and whole quarter. */
  private record Events(SortedMap<String, SortedMap<Quarter, Double>> byIndicator) {

    SortedMap<Quarter, Double> sums() {
      SortedMap<Quarter, Double> sums = new TreeMap<>();
      byIndicator
          .values()
          .forEach(
              quarters ->
                  quarters.forEach(
                      (q, n) -> {
                        Double unused = sums.merge(q, n, Double::sum);
                      }));
      return sums;
    }
  }

  private Events events(SmallRead read, List<String> indicators, String region, LocalDate first) {
    SortedMap<String, SortedMap<Quarter, Double>> events = new TreeMap<>();
    read.rows(
            """
            SELECT indicator, date_trunc('quarter', day)::DATE AS quarter, sum(events)::DOUBLE
            FROM event WHERE indicator IN (%s) AND day >= DATE '%s' AND %s
            GROUP BY ALL ORDER BY ALL
            """
                .formatted(
                    indicators.stream().map(Kernel::quoted).collect(Collectors.joining(", ")),
                    first,
                    region.equals(NATION)
                        ? "region IN (SELECT region FROM posterior WHERE level = 'county')"
                        : "region = " + Kernel.quoted(region)),
            "indicator",
            "quarter",
            "events")
        .forEach(
            r -> {
              Quarter quarter = Quarter.of((LocalDate) r.get("quarter"));
              if (!quarter.firstDay().isBefore(first)
                  && !quarter.lastDay().isAfter(night.bizDate())) {
                Double unused =
                    events
                        .computeIfAbsent((String) r.get("indicator"), i -> new TreeMap<>())
                        .put(quarter, (Double) r.get("events"));
              }
            });
    return new Events(events);
  }

  /** The nation's events of each indicator shared out by exposure. */
  private static SortedMap<Quarter, Double> expected(SmallRead read, Events nation, String area) {
    SortedMap<Quarter, Double> expected = new TreeMap<>();
    read.rows(
            """
            SELECT a.indicator, a.exposure::DOUBLE / n.exposure AS share
            FROM posterior a JOIN posterior n
              ON a.indicator = n.indicator AND n.level = 'nation' AND n.exposure > 0
            WHERE a.level = 'county' AND a.region = %s ORDER BY 1
            """
                .formatted(Kernel.quoted(area)),
            "indicator",
            "share")
        .forEach(
            r ->
                nation
                    .byIndicator()
                    .getOrDefault((String) r.get("indicator"), new TreeMap<>())
                    .forEach(
                        (quarter, events) -> {
                          Double unused =
                              expected.merge(
                                  quarter, events * (Double) r.get("share"), Double::sum);
                        }));
    return expected;
  }

  /** Days of the night's window. */
  private int window(SmallRead read) {
    LocalDate from =
        (LocalDate) read.rows("SELECT min(period_from) FROM indicator", "from").get(0).get("from");
    return (int) ChronoUnit.DAYS.between(from, night.bizDate()) + 1;
  }

  /** The last day the data seem to cover. */
  private LocalDate until(SmallRead read, List<String> indicators, String region, int window) {
    BigDecimal least =
        (BigDecimal)
            read.rows(
                    "SELECT min(completeness) FROM posterior WHERE indicator IN (%s) AND %s"
                        .formatted(
                            indicators.stream()
                                .map(Kernel::quoted)
                                .collect(Collectors.joining(", ")),
                            region.equals(NATION)
                                ? "level = 'nation'"
                                : "level = 'county' AND region = " + Kernel.quoted(region)),
                    "least")
                .get(0)
                .get("least");
    double share = least == null ? 1 : least.doubleValue();
    return share >= conf.completeness()
        ? night.bizDate()
        : night.bizDate().minusDays(Math.round((1 - share) * window));
  }

  /**
   * A chart, if the floor allows one.
   *
   * @param events by quarter, held to the floor
   * @param values what is drawn
   * @param hasGap whether a quarter has no value
   * @param until last day the data cover
   * @param least an area with fewer events in any quarter has no chart
   */
  static Optional<Trend> chart(
      String code,
      String name,
      SortedMap<Quarter, Double> events,
      SortedMap<Quarter, Double> values,
      boolean hasGap,
      LocalDate until,
      int least) {
    double[] whole =
        values.entrySet().stream()
            .filter(e -> !e.getKey().lastDay().isAfter(until))
            .mapToDouble(Map.Entry::getValue)
            .toArray();
    if (hasGap
        || whole.length < LEAST_QUARTERS
        || events.values().stream().anyMatch(n -> n < least)) {
      return Optional.empty();
    }
    ProcessChart chart = ProcessChart.of(whole);
    List<Quarterly> quarters = new ArrayList<>();
    values.forEach(
        (quarter, value) ->
            quarters.add(
                new Quarterly(
                    quarter.toString(),
                    value,
                    values.get(quarter.plus(-A_YEAR)),
                    !quarter.lastDay().isAfter(until))));
    return Optional.of(
        new Trend(
            code,
            name,
            quarters,
            chart.mean(),
            new Ends(Math.max(0, chart.low()), chart.high()),
            !chart.signals(whole, whole.length - 1).isEmpty()));
  }

  private void open(SmallRead read, String view, TableContract table) {
    SmallRead unused =
        read.with(view, table, chain.lake().files(table, night.bizDate(), night.gen()));
  }
}
