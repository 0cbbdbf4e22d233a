package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * What is owed for every clue that was sent out: an answer by the end of its grade, and a visit
 * where the grade asks for one; and when the unit did either.
 *
 * <p>New evidence prolongs a clue but no duty: the earliest end counts. A clue that is held back is
 * owed nothing. Where a clue goes later to another county the first one owes the answer. That a
 * clue was received is no answer.
 *
 * <p>Source: Anti-Telecom and Online Fraud Law, Article 26 (leads passed on are answered) and
 * Article 34 (potential victims are dissuaded in time).
 */
public final class RegionClueDuty implements BucketStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public RegionClueDuty(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-clue-duty";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.publishedBefore(Tables.CLUE),
        Read.today(Tables.CLUE_FEEDBACK),
        Read.before(Tables.REGION_CLUE_DUTY));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_CLUE_DUTY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH known AS (
          SELECT clue_id, {'news': 0, 'region': region} AS place, answer_due_at, visit_due_at,
                 ended_at, answered_at, met_at
          FROM region_clue_duty_before
          UNION ALL
          SELECT clue_id, {'news': 1, 'region': dispatch_region}, expires_at,
                 CASE WHEN action = 'visit' THEN expires_at END, NULL, NULL, NULL
          FROM clue_published
          WHERE suppressed_by IS NULL AND change <> 'closed'
          UNION ALL
          SELECT clue_id, NULL, NULL, NULL, (biz_date + 1)::TIMESTAMPTZ, NULL, NULL
          FROM clue_published
          WHERE change = 'closed'
          UNION ALL
          SELECT subject_id, NULL, NULL, NULL, NULL, "at", CASE WHEN status = 'met' THEN "at" END
          FROM clue_feedback
          WHERE subject_kind = 'clue' AND status <> 'received'
        )
        SELECT clue_id, min(place).region AS region, min(answer_due_at) AS answer_due_at,
               min(visit_due_at) AS visit_due_at, min(ended_at) AS ended_at,
               min(answered_at) AS answered_at, min(met_at) AS met_at
        FROM known
        GROUP BY clue_id
        HAVING greatest(min(answer_due_at), min(visit_due_at)) >= %s
        """
        .formatted(new AsOf(conf.fromBefore(asOf).minusDays(1)).sqlCutOff());
  }
}
