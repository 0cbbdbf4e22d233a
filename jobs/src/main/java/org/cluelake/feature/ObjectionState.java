package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Every objection ever delivered in its newest version, by the day the version was written. */
public final class ObjectionState implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "objection-state";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.OBJECTION), Read.before(Tables.OBJECTION_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.OBJECTION_STATE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH version AS (
          SELECT objection_id, subject_kind, subject_id, opened_at, ground, is_urgent, state, issuer,
                 decided_at, recorded_on, biz_date
          FROM objection
          UNION ALL
          SELECT objection_id, subject_kind, subject_id, opened_at, ground, is_urgent, state, issuer,
                 decided_at, recorded_on, biz_date
          FROM objection_state_before
        )
        SELECT * EXCLUDE (biz_date)
        FROM version
        QUALIFY row_number() OVER (
          PARTITION BY objection_id
          ORDER BY recorded_on DESC, biz_date DESC, decided_at DESC NULLS LAST, state DESC,
                   subject_kind, subject_id, opened_at, ground, is_urgent, issuer) = 1
        """;
  }
}
