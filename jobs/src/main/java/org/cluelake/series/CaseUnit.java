package org.cluelake.series;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Every case ever delivered in its newest version, with the unit that accepted it. */
public final class CaseUnit implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "case-unit";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.POLICE_CASE), Read.before(Tables.CASE_UNIT));
  }

  @Override
  public TableContract writes() {
    return Tables.CASE_UNIT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH version AS (
          SELECT case_id, accepted_by AS unit, accepted_region AS region, accepted_at, loss,
                 recorded_on, biz_date
          FROM police_case
          UNION ALL
          SELECT case_id, unit, region, accepted_at, loss, recorded_on, biz_date
          FROM case_unit_before
        )
        SELECT * EXCLUDE (biz_date)
        FROM version
        QUALIFY row_number() OVER (
          PARTITION BY case_id
          ORDER BY recorded_on DESC, biz_date DESC, loss DESC, accepted_at, unit, region) = 1
        """;
  }
}
