package org.cluelake.region;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * What each county's events are compared with: residents where victims live, registered people of
 * working age where suspects come from, accounts and cards where they were opened. Beside it the
 * same with each sex and age at its risk in the reference year, which expected counts go by.
 */
public final class RegionExposure implements BucketStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public RegionExposure(RegionConf conf) {
    this.conf = conf;
  }

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
    String people =
        Arrays.stream(Indicator.values())
            .filter(i -> !i.isOfCards())
            .map(
                i ->
                    """
                    SELECT '%s' AS indicator, region, %s::BIGINT AS exposure,
                           (%s)::DECIMAL(24,3) AS standard_exposure
                    FROM county
                    """
                        .formatted(
                            i,
                            i == Indicator.SRC1 ? "registered" : "residents",
                            conf.standard(i)
                                .map(StandardRisks::sql)
                                .orElse(i == Indicator.SRC1 ? "registered" : "residents")))
            .collect(Collectors.joining("UNION ALL\n"));
    return """
        WITH county AS (
          SELECT * EXCLUDE (code), code AS region, %2$s AS residents, %3$s AS registered
          FROM region
          WHERE level = 'county' AND valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
          QUALIFY row_number() OVER (PARTITION BY code ORDER BY valid_from DESC) = 1
        )
        %4$s
        UNION ALL
        SELECT n.indicator, c.region, sum(n.cards)::BIGINT, sum(n.cards)::DECIMAL(24,3)
        FROM region_card_count n
        JOIN county c USING (region)
        GROUP BY n.indicator, c.region
        """
        .formatted(
            asOf.sqlDate(),
            String.join(" + ", PopulationStrata.residents()),
            String.join(" + ", PopulationStrata.registeredOfWorkingAge()),
            people);
  }
}
