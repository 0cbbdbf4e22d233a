package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Every case ever delivered in its newest version, placed where the victim lives. */
public final class RegionCase implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "region-case";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.POLICE_CASE), Read.before(Tables.REGION_CASE));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_CASE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH version AS (
          SELECT case_id, accepted_at::DATE AS accepted_on, victim_region AS region, loss, currency,
                 status, recorded_on, biz_date, biz_date AS known_on, fraud_type, age_band, sex
          FROM police_case
          UNION ALL
          SELECT case_id, accepted_on, region, loss, currency, status, recorded_on, biz_date, known_on,
                 fraud_type, age_band, sex
          FROM region_case_before
        )
        SELECT * EXCLUDE (biz_date, known_on, fraud_type, age_band, sex),
               CASE WHEN NOT bool_or(known_on IS NULL) OVER (PARTITION BY case_id)
                    THEN min(known_on) OVER (PARTITION BY case_id) END AS known_on,
               fraud_type, age_band, sex
        FROM version
        QUALIFY row_number() OVER (
          PARTITION BY case_id
          ORDER BY recorded_on DESC, biz_date DESC, status DESC, loss DESC, accepted_on, region,
                   currency, coalesce(fraud_type, ''), coalesce(age_band, ''), coalesce(sex, '')) = 1
        """;
  }
}
