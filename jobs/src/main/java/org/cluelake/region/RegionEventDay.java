package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * What happened, by indicator, county and day: the exact counts under all county figures.
 *
 * <p>It is counted anew each night from the newest versions, so a case that is withdrawn or moved
 * leaves no trace in it. A case counts on the day it was accepted, a suspect on the first night
 * known in any live case, an account or card when the first live case that names it was accepted, a
 * report of the public that claims a fraud on the day it came in, a warning on the first night it
 * was published in one of the two highest grades, cash out of an involved account on the day it was
 * taken.
 */
public final class RegionEventDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public RegionEventDay(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-event-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.REGION_CASE),
        Read.today(Tables.REGION_SUSPECT),
        Read.today(Tables.REGION_CARD_COUNT),
        Read.today(Tables.REGION_REPORT_DAY),
        Read.today(Tables.REGION_WARNING),
        Read.today(Tables.MULE_WITHDRAWAL),
        Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_EVENT_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    // The kernel multiplies two decimals of 18 digits into 18 digits, which a loss of ten million
    // overflows: 19 are wider.
    return """
        WITH live AS (
          SELECT case_id, accepted_on AS day, region,
                 CASE WHEN currency = 'CNY' THEN loss ELSE 0 END::DECIMAL(18,2) AS loss
          FROM region_case
          WHERE status <> 'withdrawn' AND accepted_on BETWEEN DATE '%3$s' AND %1$s
        ), by_loss AS (
          SELECT loss, row_number() OVER (ORDER BY loss) AS place, count(*) OVER () AS cases
          FROM live
          WHERE day >= DATE '%2$s'
        ), cap AS (
          SELECT max(loss) AS loss FROM by_loss WHERE place <= (cases * %4$d + 999) // 1000
        ), suspect AS (
          SELECT s.person, min(s.known_on) AS day,
                 arg_min(s.region, {'known': s.known_on, 'region': s.region}) AS region
          FROM region_suspect s
          JOIN region_case c USING (case_id)
          WHERE c.status <> 'withdrawn'
          GROUP BY s.person
        ), event AS (
          SELECT 'VIC1' AS indicator, l.region, l.day, 1 AS events, l.loss,
                 least(l.loss, coalesce(cap.loss, l.loss)) AS loss_capped
          FROM live l CROSS JOIN cap
          UNION ALL
          SELECT 'VIC2', l.region, l.day, 1, l.loss, least(l.loss, coalesce(cap.loss, l.loss))
          FROM live l CROSS JOIN cap
          UNION ALL
          SELECT 'SRC1', region, day, 1, 0, 0 FROM suspect
          WHERE day BETWEEN DATE '%3$s' AND %1$s
          UNION ALL
          SELECT indicator, region, involved_on, cards, 0, 0 FROM region_card_count
          WHERE involved_on IS NOT NULL
          UNION ALL
          SELECT 'VIC3', region, warned_on, 1, 0, 0 FROM region_warning
          WHERE warned_on BETWEEN DATE '%3$s' AND %1$s
          UNION ALL
          SELECT 'SRC5', region, day, 1, 0, 0 FROM mule_withdrawal
          UNION ALL
          SELECT 'VIC4', region, day, reports, 0, 0 FROM region_report_day
          WHERE claimed_type NOT IN ('other', 'unknown') AND day BETWEEN DATE '%3$s' AND %1$s
        ), county AS (
          SELECT code, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
          FROM region WHERE level = 'county'
        ), placed AS (
          SELECT DISTINCT e.region, e.day
          FROM (SELECT DISTINCT region, day FROM event) e
          JOIN county c ON c.code = e.region AND e.day BETWEEN c.valid_from AND c.valid_to
          JOIN county t
            ON t.code = e.region AND %1$s BETWEEN t.valid_from AND t.valid_to
        )
        SELECT e.indicator, coalesce(p.region, 'unplaced') AS region, e.day,
               sum(e.events)::BIGINT AS events,
               sum(e.loss)::DECIMAL(18,2) AS loss, sum(e.loss_capped)::DECIMAL(18,2) AS loss_capped,
               sum(e.loss_capped::DECIMAL(19,2) * e.loss_capped::DECIMAL(19,2))::DECIMAL(38,2)
                 AS loss_capped_squared
        FROM event e
        LEFT JOIN placed p ON p.region = e.region AND p.day = e.day
        GROUP BY e.indicator, p.region, e.day
        """
        .formatted(asOf.sqlDate(), conf.from(asOf), conf.fromBefore(asOf), conf.lossCapPerMille());
  }
}
