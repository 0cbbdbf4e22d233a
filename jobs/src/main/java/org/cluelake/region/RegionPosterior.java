package org.cluelake.region;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * How every region compares with the nation, exactly: counts are added up by county and brought
 * together by indicator; what they mean is worked out in {@link Comparison}.
 */
public final class RegionPosterior implements FoldStep {

  private static final long serialVersionUID = 1L;

  private static final String INDICATORS =
      Arrays.stream(Indicator.values()).map(i -> "'" + i + "'").collect(Collectors.joining(", "));

  private final RegionConf conf;

  public RegionPosterior(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-posterior";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.REGION_EVENT_DAY),
        Read.today(Tables.REGION_EXPOSURE),
        Read.today(Tables.REGION_CASE),
        Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_POSTERIOR;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH event AS (
          SELECT indicator, region,
                 coalesce(sum(events) FILTER (day >= %1$s), 0)::BIGINT AS observed,
                 coalesce(sum(events) FILTER (day < %1$s), 0)::BIGINT AS before,
                 max(day) FILTER (day >= %1$s) AS last_day,
                 coalesce(sum(loss) FILTER (day >= %1$s), 0)::DECIMAL(18,2) AS loss,
                 coalesce(sum(loss_capped) FILTER (day >= %1$s), 0)::DECIMAL(18,2) AS loss_capped,
                 coalesce(sum(loss_capped_squared) FILTER (day >= %1$s), 0)::DECIMAL(38,2)
                   AS loss_squared
          FROM region_event_day GROUP BY indicator, region
        ), place AS (
          SELECT code, max({'valid_from': valid_from, 'level': level, 'parent': parent}) AS newest
          FROM region
          WHERE valid_from <= %2$s AND (valid_to IS NULL OR valid_to >= %2$s)
          GROUP BY code
        ), delivery AS (
          SELECT min(known_on) AS first_night,
                 count(DISTINCT (%2$s - known_on) // 7)
                   FILTER (known_on BETWEEN %2$s - %4$d AND %2$s) AS weeks
          FROM region_case
        ), delay AS (
          SELECT region, (%2$s - accepted_on) // 7 AS ago,
                 greatest((%2$s - accepted_on) // 7 - (%2$s - known_on) // 7, 0) AS delay,
                 count(*)::BIGINT AS cases
          FROM region_case CROSS JOIN delivery
          WHERE status <> 'withdrawn' AND known_on IS NOT NULL
            AND accepted_on BETWEEN %2$s - %4$d AND %2$s AND first_night <= %2$s - %4$d
            AND weeks * 7 > %4$d
          GROUP BY ALL
        ), delays AS (
          SELECT 'VIC1' AS indicator,
                 list({'region': region, 'ago': ago::INTEGER, 'delay': delay::INTEGER,
                       'cases': cases} ORDER BY region, ago, delay) AS delays
          FROM delay HAVING count(*) > 0
        ), places AS (
          SELECT coalesce(
                   list({'code': code, 'level': newest.level, 'parent': newest.parent}
                        ORDER BY code), []) AS places
          FROM place
        )
        SELECT i.indicator, places, coalesce(e.events, []) AS events, coalesce(b.bases, []) AS bases,
               coalesce(d.delays, []) AS delays
        FROM (SELECT unnest([%3$s]) AS indicator
              UNION SELECT indicator FROM event
              UNION SELECT indicator FROM region_exposure) i
        CROSS JOIN places
        LEFT JOIN (SELECT indicator,
                          list({'region': region, 'observed': observed, 'before': before,
                                'last_day': last_day, 'loss': loss, 'loss_capped': loss_capped,
                                'loss_squared': loss_squared}
                               ORDER BY region) AS events
                   FROM event GROUP BY indicator) e USING (indicator)
        LEFT JOIN (SELECT indicator,
                          list({'region': region, 'exposure': exposure,
                                'standard': standard_exposure} ORDER BY region) AS bases
                   FROM region_exposure GROUP BY indicator) b USING (indicator)
        LEFT JOIN delays d USING (indicator)
        """
        .formatted(
            "DATE '" + conf.from(asOf) + "'",
            asOf.sqlDate(),
            INDICATORS,
            7 * conf.delayWeeks() - 1);
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new PosteriorRows(conf, asOf.date());
  }
}
