package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;

/**
 * Warnings of the two highest grades by the version that graded them and the county they went to,
 * with what units and objections said of them. The events are those of VIC3, so that both tables
 * can be protected as one. Every version of the window has a row for every county, at zero too.
 */
public final class FlagCount implements GatherStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public FlagCount(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "flag-count";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.REGION_WARNING),
        Read.today(Tables.REGION_EXPOSURE),
        Read.today(Tables.FEEDBACK_STATE),
        Read.today(Tables.OBJECTION_STATE),
        Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.FLAG_COUNT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH county AS (
          SELECT code, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
          FROM region WHERE level = 'county'
        ), placed AS (
          SELECT DISTINCT w.clue_id
          FROM region_warning w
          JOIN county c ON c.code = w.region AND w.warned_on BETWEEN c.valid_from AND c.valid_to
          JOIN county t ON t.code = w.region AND %1$s BETWEEN t.valid_from AND t.valid_to
        ), objected AS (
          SELECT subject_id, count(*) FILTER (state = 'upheld') AS upheld,
                 count(*) FILTER (state = 'rejected') AS rejected
          FROM objection_state WHERE subject_kind = 'clue' GROUP BY subject_id
        ), warned AS (
          SELECT coalesce(w.fusion_version, 0) AS fusion_version,
                 CASE WHEN p.clue_id IS NULL THEN 'unplaced' ELSE w.region END AS region,
                 coalesce(f.verdict IN ('confirmed_sold', 'confirmed_stolen_identity'),
                          f.stopped_amount IS NOT NULL OR f.transferred_amount IS NOT NULL)
                   AS confirmed,
                 coalesce(f.verdict IN ('false_warning', 'wrong_person', 'normal_business',
                                        'own_account_of_victim'), false) AS refuted,
                 coalesce(o.upheld, 0) AS upheld, coalesce(o.rejected, 0) AS rejected
          FROM region_warning w
          LEFT JOIN placed p USING (clue_id)
          LEFT JOIN feedback_state f ON f.subject_kind = 'clue' AND f.subject_id = w.clue_id
          LEFT JOIN objected o ON o.subject_id = w.clue_id
          WHERE w.warned_on BETWEEN DATE '%2$s' AND %1$s
        ), base AS (
          SELECT region, exposure FROM region_exposure WHERE indicator = 'VIC3'
        ), cell AS (
          SELECT fusion_version, region FROM warned
          UNION
          SELECT v.fusion_version, b.region
          FROM (SELECT DISTINCT fusion_version FROM warned) v CROSS JOIN base b
        )
        SELECT 'VIC3' AS indicator, c.fusion_version, c.region,
               coalesce(max(b.exposure), 0)::BIGINT AS residents,
               count(w.region)::BIGINT AS flagged,
               count(*) FILTER (w.confirmed)::BIGINT AS confirmed,
               count(*) FILTER (w.refuted)::BIGINT AS refuted,
               coalesce(sum(w.upheld), 0)::BIGINT AS upheld,
               coalesce(sum(w.rejected), 0)::BIGINT AS rejected
        FROM cell c
        LEFT JOIN warned w ON w.fusion_version = c.fusion_version AND w.region = c.region
        LEFT JOIN base b ON b.region = c.region
        GROUP BY c.fusion_version, c.region
        """
        .formatted(asOf.sqlDate(), conf.from(asOf));
  }
}
