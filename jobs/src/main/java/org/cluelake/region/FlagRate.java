package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * Where a version of the fusion warns far more people than elsewhere and units do not confirm it:
 * the alert by which the delivery of clues holds its new high grades there (decision 0015).
 */
public final class FlagRate implements FoldStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public FlagRate(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "flag-rate";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.FLAG_COUNT),
        Read.before(Tables.FLAG_COUNT),
        Read.publishedBefore(Tables.FLAG_RATE),
        Read.today(Tables.REGION_POSTERIOR),
        Read.before(Tables.REGION_POSTERIOR),
        Read.today(Tables.REGION_INDICATOR),
        Read.publishedBefore(Tables.REGION_INDICATOR));
  }

  @Override
  public TableContract writes() {
    return Tables.FLAG_RATE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT f.*, c.counts
        FROM (%1$s) f
        CROSS JOIN (
          SELECT coalesce(list(%2$s ORDER BY fusion_version, region), []) AS counts
          FROM flag_count WHERE region <> 'unplaced') c
        """
        .formatted(
            LinkedFacts.sql(
                "flag_count",
                "flag_rate",
                "fusion_version::VARCHAR",
                "flagged",
                "-1::BIGINT",
                "'VIC3'",
                "'VIC3'"),
            FoldStep.struct(
                "fusion_version",
                "region",
                "residents",
                "flagged",
                "confirmed",
                "refuted",
                "upheld",
                "rejected"));
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new FlagRows(conf, asOf);
  }
}
