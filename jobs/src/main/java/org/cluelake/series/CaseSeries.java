package org.cluelake.series;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;

/**
 * The case series of the night: campaigns of at least two cases, one row per case.
 *
 * <p>A series keeps its id while it grows by younger cases. Each case is explained by the one of
 * the series with which it shares most; links to cases of other series, too weak to tie, are left
 * out.
 */
public final class CaseSeries implements GatherStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "case-series";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CASE_CAMPAIGN),
        Read.today(Tables.CASE_LINK),
        Read.today(Tables.CASE_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.CASE_SERIES;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH campaign AS (
          SELECT case_id, campaign AS series_id FROM case_campaign
        ), extent AS (
          SELECT series_id, count(*)::INTEGER AS cases, min(accepted_at) AS first_accepted_at,
                 max(accepted_at) AS last_accepted_at, sum(loss)::DECIMAL(18,2) AS loss,
                 list(DISTINCT fraud_type ORDER BY fraud_type) AS scam_classes
          FROM campaign JOIN case_state USING (case_id)
          GROUP BY series_id HAVING count(*) > 1
        ), link AS (
          SELECT c.series_id, l.case_id, l.other_case, l.entity_kind, l.entities, l.weight
          FROM case_link l
          JOIN campaign c USING (case_id)
          JOIN campaign o ON o.case_id = l.other_case AND o.series_id = c.series_id
        ), shared AS (
          SELECT series_id, count(DISTINCT (entity_kind, entity))::INTEGER AS shared_entities
          FROM (SELECT series_id, entity_kind, unnest(entities) AS entity FROM link)
          GROUP BY series_id
        ), way AS (
          SELECT case_id, other_case, entity_kind, len(entities) AS shared, weight FROM link
          UNION ALL
          SELECT other_case, case_id, entity_kind, len(entities), weight FROM link
        ), tie AS (
          SELECT case_id, other_case, sum(weight)::INTEGER AS weight,
                 array_to_string(
                   list(concat(shared, ' ', replace(entity_kind, '_', ' '),
                               CASE shared WHEN 1 THEN '' ELSE 's' END)
                        ORDER BY entity_kind, shared),
                   ' and ') AS told
          FROM way GROUP BY case_id, other_case
        ), nearest AS (
          SELECT case_id, other_case AS nearest_case, weight,
                 concat('Shares ', told, ' with case ', other_case) AS reason
          FROM tie
          QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY weight DESC, other_case) = 1
        )
        SELECT series_id, case_id, cases, first_accepted_at, last_accepted_at, loss, scam_classes,
               shared_entities, nearest_case, weight, reason
        FROM campaign
        JOIN extent USING (series_id)
        JOIN shared USING (series_id)
        JOIN nearest USING (case_id)
        """;
  }
}
