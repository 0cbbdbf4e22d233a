package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * Banks, operators and their branches by how many of what they opened cases name: where opening
 * practice deserves a review, with the range chance leaves.
 */
public final class IndustryRate implements FoldStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public IndustryRate(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "industry-rate";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.INDUSTRY_COUNT),
        Read.before(Tables.INDUSTRY_COUNT),
        Read.publishedBefore(Tables.INDUSTRY_RATE),
        Read.today(Tables.REGION_POSTERIOR),
        Read.before(Tables.REGION_POSTERIOR),
        Read.today(Tables.REGION_INDICATOR),
        Read.publishedBefore(Tables.REGION_INDICATOR));
  }

  @Override
  public TableContract writes() {
    return Tables.INDUSTRY_RATE;
  }

  @Override
  public String sql(AsOf asOf) {
    return LinkedFacts.sql(
        "industry_count",
        "industry_rate",
        "institution_kind || '/' || institution",
        "involved",
        "opened",
        "'SRC3', 'SRC4'",
        "indicator");
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new IndustryRows(conf, asOf);
  }
}
