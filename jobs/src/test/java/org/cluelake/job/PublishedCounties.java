package org.cluelake.job;

import static org.cluelake.contract.Tables.PUBLICATION;
import static org.cluelake.contract.Tables.REGION;
import static org.cluelake.contract.Tables.REGION_CASE;
import static org.cluelake.contract.Tables.REGION_EVENT_DAY;
import static org.cluelake.contract.Tables.REGION_POSTERIOR;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;

/** A lake in which nights with invented county figures, and nothing else, are published. */
public final class PublishedCounties {

  private final Path folder;
  private final Lake lake;
  private Published last;
  private String late = "NULL";

  /** An empty lake below a folder. */
  public PublishedCounties(Path folder) {
    this.folder = folder;
    this.lake = new Lake(folder.resolve("lake").toString(), new Configuration());
  }

  /** From now on the cases of a county are so many times those delivered. */
  public PublishedCounties late(String county, double factor) {
    late = "CASE WHEN indicator = 'VIC1' AND region = '%s' THEN %.2f END".formatted(county, factor);
    return this;
  }

  /**
   * Publishes a night.
   *
   * @param risks by county, its true risk: events are as many as expected
   * @param expected events expected of every county and indicator
   */
  public void publish(LocalDate night, Map<String, Double> risks, int expected) {
    publish(night, risks, expected, Map.of());
  }

  /**
   * Publishes a night on which some counties file fewer cases than happen.
   *
   * @param filed by county, the share of its cases that it files; all where it is not named
   */
  public void publish(
      LocalDate night, Map<String, Double> risks, int expected, Map<String, Double> filed) {
    String counties =
        new TreeMap<>(risks)
            .entrySet().stream()
                .map(
                    e ->
                        "('%s', %.2f::DOUBLE, %.2f::DOUBLE)"
                            .formatted(
                                e.getKey(), e.getValue(), filed.getOrDefault(e.getKey(), 1.0)))
                .collect(Collectors.joining(", ", "(VALUES ", ") AS county(region, risk, filed)"));
    String rows =
        " FROM %s CROSS JOIN (SELECT unnest(['VIC1', 'VIC2', 'VIC3', 'VIC4', 'SRC1', 'SRC3', 'SRC4', 'SRC5']) AS indicator)"
            .formatted(counties);
    Map<String, String> posterior = new TreeMap<>();
    REGION_POSTERIOR.columns().forEach(c -> posterior.put(c, "NULL::" + type(REGION_POSTERIOR, c)));
    posterior.put("indicator", "indicator");
    posterior.put("region", "region");
    posterior.put("level", "'county'");
    posterior.put(
        "observed",
        "round(risk * %d * CASE indicator WHEN 'VIC1' THEN filed ELSE 1 END)::BIGINT"
            .formatted(expected));
    posterior.put("effective", posterior.get("observed") + "::DECIMAL(18,6)");
    posterior.put("observed_before", "0::BIGINT");
    posterior.put("exposure", "100000::BIGINT");
    posterior.put("expected", "%d::DECIMAL(18,6)".formatted(expected));
    posterior.put("prior_shape", "2::DECIMAL(18,8)");
    posterior.put("prior_rate", "2::DECIMAL(18,8)");
    posterior.put("completion_factor", "(" + late + ")::DECIMAL(12,6)");
    posterior.put("areas", risks.size() + "::INTEGER");
    posterior.put("loss", "0::DECIMAL(18,2)");
    posterior.put("loss_capped", "0::DECIMAL(18,2)");
    posterior.put("completeness", "1::DECIMAL(5,4)");
    posterior.put("placed_share", "1::DECIMAL(5,4)");
    posterior.put("conf_version", "1::INTEGER");
    String counted = select(REGION_POSTERIOR, posterior) + rows;
    append(
        REGION_POSTERIOR,
        night,
        """
        WITH counted AS (%1$s)
        FROM counted
        UNION ALL BY NAME
        SELECT * EXCLUDE (events) REPLACE ('nation' AS level, '000000' AS region, events AS observed)
        FROM (FROM counted WHERE region = '%2$s')
        JOIN (SELECT indicator, sum(observed)::BIGINT AS events FROM counted GROUP BY indicator)
          USING (indicator)
        """
            .formatted(counted, risks.keySet().iterator().next()));
    Map<String, String> events = new TreeMap<>();
    events.put("indicator", "indicator");
    events.put("region", "region");
    events.put("day", "DATE '%s' - (7 * week)::INTEGER".formatted(night));
    events.put("events", "2::BIGINT");
    events.put("loss", "0::DECIMAL(18,2)");
    events.put("loss_capped", "0::DECIMAL(18,2)");
    events.put("loss_capped_squared", "0::DECIMAL(38,2)");
    append(
        REGION_EVENT_DAY,
        night,
        select(REGION_EVENT_DAY, events) + rows + " CROSS JOIN range(12) AS weeks(week)");
    last =
        new Published(
                night,
                1,
                last == null ? 1 : last.sequence() + 1,
                last == null ? "" : last.rowHash(),
                "",
                "conf",
                "test",
                "contracts",
                List.of(),
                Map.of())
            .sealed();
    append(
        PUBLICATION,
        night,
        """
        SELECT []::STRUCT(table_id VARCHAR, "rows" BIGINT, content_hash VARCHAR)[] AS tables,
               'conf' AS conf_hash, 'test' AS code_version, []::VARCHAR[] AS degraded,
               %d::BIGINT AS "sequence", '%s' AS previous_hash, '%s' AS row_hash,
               'contracts' AS contract_hash
        """
            .formatted(last.sequence(), last.previousHash(), last.rowHash()));
  }

  /** Delivers a region table; nobody lives there. */
  public void deliver(LocalDate night, List<String> codes) {
    deliver(night, codes, Map.of());
  }

  /**
   * Delivers a region table.
   *
   * @param people of each region, by population column; nobody where it is not named
   */
  public void deliver(LocalDate night, List<String> codes, Map<String, Long> people) {
    Map<String, String> region = new TreeMap<>();
    REGION
        .columns()
        .forEach(c -> region.put(c, "%d::BIGINT".formatted(people.getOrDefault(c, 0L))));
    region.put("code", "code");
    region.put("name", "code");
    region.put("level", "'county'");
    region.put("parent", "NULL::VARCHAR");
    region.put("valid_from", "DATE '2020-01-01'");
    region.put("valid_to", "NULL::DATE");
    append(
        REGION,
        night,
        select(REGION, region)
            + codes.stream().collect(Collectors.joining("'), ('", " FROM (VALUES ('", "'))"))
            + " AS region(code)");
  }

  /**
   * Keeps cases of one county, accepted on one day each.
   *
   * @param groups each a status, a day, a sex, an age band as SQL values, and how many
   */
  public void keepCases(LocalDate night, List<String> groups) {
    Map<String, String> values = new TreeMap<>();
    REGION_CASE.columns().forEach(c -> values.put(c, "NULL::" + type(REGION_CASE, c)));
    values.put("case_id", "concat_ws('-', status, accepted_on, sex, age_band, i)");
    values.put("accepted_on", "accepted_on");
    values.put("recorded_on", "accepted_on");
    values.put("region", "'961101'");
    values.put("loss", "0::DECIMAL(18,2)");
    values.put("currency", "'CNY'");
    values.put("status", "status");
    values.put("sex", "sex");
    values.put("age_band", "age_band");
    append(
        REGION_CASE,
        night,
        select(REGION_CASE, values)
            + groups.stream().collect(Collectors.joining("), (", " FROM (VALUES (", "))"))
            + " AS g(status, accepted_on, sex, age_band, n), LATERAL range(n) AS r(i)");
  }

  private static String select(TableContract table, Map<String, String> values) {
    return table.columns().stream()
        .map(c -> values.get(c) + " AS " + c)
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  private static String type(TableContract table, String column) {
    return table.property(column).orElseThrow().physicalType();
  }

  private void append(TableContract table, LocalDate night, String sql) {
    KernelBounds bounds = new KernelBounds(256, folder.resolve("scratch").toString());
    try (SmallRead write = new SmallRead(bounds)) {
      String staging = folder.resolve("lake/_staging/" + table.name() + night).toString();
      if (!lake.append(table, night, 1, List.copyOf(write.staged(table, sql, staging)))) {
        throw new IllegalStateException(night + " is published already");
      }
    }
  }
}
