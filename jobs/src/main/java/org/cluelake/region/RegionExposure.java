package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * What each county's events are compared with: residents where victims live, registered people of
 * working age where suspects come from, accounts and cards where they were opened.
 */
public final class RegionExposure implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "region-exposure";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.latest(Tables.REGION), Read.today(Tables.REGION_CARD_COUNT));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_EXPOSURE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH county AS (
          SELECT code,
                 resident_female_0_15 + resident_female_16_35 + resident_female_36_59
                   + resident_female_60_up + resident_male_0_15 + resident_male_16_35
                   + resident_male_36_59 + resident_male_60_up AS residents,
                 registered_female_16_35 + registered_female_36_59 + registered_male_16_35
                   + registered_male_36_59 AS registered
          FROM region
          WHERE level = 'county' AND valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
          QUALIFY row_number() OVER (PARTITION BY code ORDER BY valid_from DESC) = 1
        )
        SELECT 'VIC1' AS indicator, code AS region, residents::BIGINT AS exposure FROM county
        UNION ALL
        SELECT 'VIC2', code, residents::BIGINT FROM county
        UNION ALL
        SELECT 'VIC3', code, residents::BIGINT FROM county
        UNION ALL
        SELECT 'VIC4', code, residents::BIGINT FROM county
        UNION ALL
        SELECT 'SRC1', code, registered::BIGINT FROM county
        UNION ALL
        SELECT n.indicator, c.code, sum(n.cards)::BIGINT
        FROM region_card_count n
        JOIN county c ON c.code = n.region
        GROUP BY n.indicator, c.code
        """
        .formatted(asOf.sqlDate());
  }
}
