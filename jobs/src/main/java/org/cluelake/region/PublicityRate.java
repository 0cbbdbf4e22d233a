package org.cluelake.region;

import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * Which age band is hit by which class of fraud, in the nation and by province, so that publicity
 * is aimed at those whom a script is written for.
 */
public final class PublicityRate implements FoldStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public PublicityRate(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "publicity-rate";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.PUBLICITY_COUNT),
        Read.before(Tables.PUBLICITY_COUNT),
        Read.publishedBefore(Tables.PUBLICITY_RATE),
        Read.latest(Tables.REGION),
        Read.today(Tables.REGION_POSTERIOR),
        Read.before(Tables.REGION_POSTERIOR),
        Read.today(Tables.REGION_INDICATOR),
        Read.publishedBefore(Tables.REGION_INDICATOR));
  }

  @Override
  public TableContract writes() {
    return Tables.PUBLICITY_RATE;
  }

  @Override
  public String sql(AsOf asOf) {
    String bands =
        PublicityTables.AGES.stream()
            .map(
                b ->
                    """
                    SELECT code AS region, '%1$s' AS age_band,
                           (resident_female_%1$s + resident_male_%1$s)::BIGINT AS residents
                    FROM county
                    """
                        .formatted(b))
            .collect(Collectors.joining("UNION ALL\n"));
    return """
        WITH county AS (
          SELECT * FROM region
          WHERE level = 'county' AND valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
          QUALIFY row_number() OVER (PARTITION BY code ORDER BY valid_from DESC) = 1
        ), band AS (%2$s)
        SELECT f.*, b.people
        FROM (%3$s) f
        CROSS JOIN (
          SELECT coalesce(list(%4$s ORDER BY region, age_band), []) AS people FROM band) b
        """
        .formatted(
            asOf.sqlDate(),
            bands,
            LinkedFacts.sql(
                "publicity_count",
                "publicity_rate",
                "fraud_type || '/' || age_band",
                "cases",
                "-1::BIGINT",
                "'VIC1'",
                "'VIC1'"),
            FoldStep.struct("region", "age_band", "residents"));
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new PublicityRows(conf, asOf);
  }
}
