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
 * Clearance and prevention by region, exactly: what {@link ServiceIndicator} counts, by county,
 * then added up to the nation.
 *
 * <p>Cases are those accepted in the window, as they stand tonight, so that a solved case is a part
 * of the cases it is compared with; a unit's newest cases have had least time. What was owed is
 * counted in the window in which it fell due, unless the clue had ended before.
 */
public final class RegionServiceCount implements FoldStep {

  private static final long serialVersionUID = 1L;

  private static final String INDICATORS =
      Arrays.stream(ServiceIndicator.values())
          .map(i -> "'" + i + "'")
          .collect(Collectors.joining(", "));

  private final RegionConf conf;

  public RegionServiceCount(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-service-count";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.REGION_CASE_OUTCOME),
        Read.today(Tables.REGION_CLUE_DUTY),
        Read.today(Tables.REGION_CASE),
        Read.today(Tables.CASE_STATE),
        Read.today(Tables.OBJECTION_STATE),
        Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_SERVICE_COUNT;
  }

  // A product of two decimals of 18 digits has only 18; with 19 it has what it needs.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH work AS (
          SELECT * FROM region_case_outcome
          WHERE status <> 'withdrawn' AND accepted_at >= %1$s AND accepted_at < %2$s
        ), victim AS (
          SELECT s.victim, s.accepted_at, c.region,
                 lag(s.accepted_at) OVER one_victim AS earlier_at,
                 lead(s.accepted_at) OVER one_victim AS later_at
          FROM case_state s
          JOIN region_case c ON c.case_id = s.case_id
          WHERE s.status <> 'withdrawn' AND s.accepted_at < %2$s
          WINDOW one_victim AS (PARTITION BY s.victim ORDER BY s.accepted_at, s.case_id)
        ), item AS (
          SELECT 'CLR1' AS indicator, region,
                 coalesce(solved_on <= %3$s, status = 'solved') AS hit,
                 solved_on IS NOT NULL OR status = 'solved' AS stated,
                 0::DECIMAL(18,2) AS loss, 0::DECIMAL(18,2) AS secured, NULL::BIGINT AS minutes
          FROM work
          UNION ALL
          SELECT 'CLR2', region, coalesce(secured_amount, 0) > 0, secured_amount IS NOT NULL,
                 loss, least(loss, coalesce(secured_amount, 0))::DECIMAL(18,2), NULL
          FROM work
          WHERE currency = 'CNY' AND loss > 0
          UNION ALL
          SELECT 'CLR3', region, coalesce(stopped_at < %2$s, false), stopped_at IS NOT NULL, 0, 0,
                 CASE WHEN stopped_at < %2$s
                      THEN greatest(0, date_diff('minute', accepted_at, stopped_at)) END
          FROM work
          UNION ALL
          SELECT 'PRV1', region, coalesce(met_at <= visit_due_at, false), answered_at IS NOT NULL,
                 0, 0, NULL
          FROM region_clue_duty
          WHERE visit_due_at > %1$s AND visit_due_at <= %2$s
            AND (ended_at IS NULL OR ended_at >= visit_due_at)
          UNION ALL
          SELECT 'PRV2', region, coalesce(answered_at <= answer_due_at, false),
                 answered_at IS NOT NULL, 0, 0, NULL
          FROM region_clue_duty
          WHERE answer_due_at > %1$s AND answer_due_at <= %2$s
            AND (ended_at IS NULL OR ended_at >= answer_due_at)
          UNION ALL
          SELECT 'PRV3', region,
                 coalesce(earlier_at >= accepted_at - INTERVAL %4$d DAYS, false), true, 0, 0, NULL
          FROM victim
          WHERE later_at IS NULL AND accepted_at >= %1$s
          UNION ALL
          SELECT 'PRV4', coalesce(d.region, 'unplaced'), o.state = 'upheld', true, 0, 0, NULL
          FROM objection_state o
          LEFT JOIN region_clue_duty d ON d.clue_id = o.subject_id
          WHERE o.subject_kind = 'clue' AND o.state IN ('upheld', 'rejected')
            AND o.decided_at >= %1$s AND o.decided_at < %2$s
        ), part AS (
          SELECT indicator, region, count(*) FILTER (hit) AS numerator, count(*) AS denominator,
                 bool_or(stated) AS stated, sum(loss)::DECIMAL(38,2) AS loss,
                 sum(secured)::DECIMAL(38,2) AS secured,
                 sum(loss::DECIMAL(19,2) * loss)::DECIMAL(38,4) AS loss_squared,
                 sum(loss::DECIMAL(19,2) * secured)::DECIMAL(38,4) AS product,
                 sum(secured::DECIMAL(19,2) * secured)::DECIMAL(38,4) AS secured_squared
          FROM item
          GROUP BY indicator, region
        ), wait AS (
          SELECT indicator, region, minutes, count(*) AS cases
          FROM item
          WHERE minutes IS NOT NULL
          GROUP BY indicator, region, minutes
        ), place AS (
          SELECT code, max({'valid_from': valid_from, 'level': level, 'parent': parent}) AS newest
          FROM region
          WHERE valid_from <= %3$s AND (valid_to IS NULL OR valid_to >= %3$s)
          GROUP BY code
        ), places AS (
          SELECT coalesce(
                   list({'code': code, 'level': newest.level, 'parent': newest.parent}
                        ORDER BY code), []) AS places
          FROM place
        )
        SELECT i.indicator, places, coalesce(p.parts, []) AS parts, coalesce(w.waits, []) AS waits
        FROM (SELECT unnest([%5$s]) AS indicator) i
        CROSS JOIN places
        LEFT JOIN (SELECT indicator, list(%6$s ORDER BY region) AS parts
                   FROM part GROUP BY indicator) p USING (indicator)
        LEFT JOIN (SELECT indicator, list(%7$s ORDER BY region, minutes) AS waits
                   FROM wait GROUP BY indicator) w USING (indicator)
        """
        .formatted(
            new AsOf(conf.from(asOf).minusDays(1)).sqlCutOff(),
            asOf.sqlCutOff(),
            asOf.sqlDate(),
            conf.windowDays(),
            INDICATORS,
            ServiceCountRows.PART,
            ServiceCountRows.WAIT);
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new ServiceCountRows(conf);
  }
}
