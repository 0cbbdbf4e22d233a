package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Suspects by case and county of registration. By registration, not by place of capture: gangs that
 * move are still counted where they come from.
 */
public final class RegionSuspect implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "region-suspect";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.POLICE_INVOLVEMENT), Read.before(Tables.REGION_SUSPECT));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_SUSPECT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH named AS (
          SELECT case_id, entity AS person, registered_region AS region, biz_date AS known_on,
                 biz_date
          FROM police_involvement
          WHERE entity_kind = 'person' AND role = 'suspect' AND registered_region IS NOT NULL
          UNION ALL
          SELECT case_id, person, region, known_on, biz_date
          FROM region_suspect_before
        )
        SELECT case_id, person, arg_max(region, {'night': biz_date, 'region': region}) AS region,
               min(known_on) AS known_on
        FROM named
        GROUP BY case_id, person
        """;
  }
}
