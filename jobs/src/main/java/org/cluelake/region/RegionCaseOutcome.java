package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Every case ever delivered in its newest version, placed where the unit is that accepted it, with
 * what its work has come to: solved, stopped, secured.
 */
public final class RegionCaseOutcome implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "region-case-outcome";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.POLICE_CASE), Read.before(Tables.REGION_CASE_OUTCOME));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_CASE_OUTCOME;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH version AS (
          SELECT case_id, accepted_region AS region, accepted_at, status, solved_on, loss, currency,
                 stopped_at, secured_amount, recorded_on, biz_date
          FROM police_case
          UNION ALL
          SELECT case_id, region, accepted_at, status, solved_on, loss, currency, stopped_at,
                 secured_amount, recorded_on, biz_date
          FROM region_case_outcome_before
        )
        SELECT * EXCLUDE (biz_date)
        FROM version
        QUALIFY row_number() OVER (
          PARTITION BY case_id
          ORDER BY recorded_on DESC, biz_date DESC, status DESC, loss DESC, accepted_at, region,
                   currency, solved_on NULLS LAST, stopped_at NULLS LAST,
                   secured_amount NULLS LAST) = 1
        """;
  }
}
