package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Every case ever delivered in its newest version, by the day the version was written. */
public final class CaseState implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "case-state";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.POLICE_CASE), Read.before(Tables.CASE_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.CASE_STATE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH version AS (
          SELECT case_id, accepted_at, occurred_at, victim, victim_number, fraud_type, loss, status,
                 recorded_on, biz_date
          FROM police_case
          UNION ALL
          SELECT case_id, accepted_at, occurred_at, victim, victim_number, fraud_type, loss, status,
                 recorded_on, biz_date
          FROM case_state_before
        )
        SELECT * EXCLUDE (biz_date)
        FROM version
        QUALIFY row_number() OVER (
          PARTITION BY case_id
          ORDER BY recorded_on DESC, biz_date DESC, status DESC, loss DESC, accepted_at, occurred_at,
                   victim, victim_number NULLS LAST, fraud_type) = 1
        """;
  }
}
