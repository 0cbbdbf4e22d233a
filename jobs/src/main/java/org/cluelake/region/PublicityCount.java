package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Live cases of the window by class of fraud, age band of the victim and county. They are the very
 * events of VIC1, so that both tables can be protected as one.
 */
public final class PublicityCount implements BucketStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public PublicityCount(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "publicity-count";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.REGION_CASE), Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.PUBLICITY_COUNT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH live AS (
          SELECT coalesce(fraud_type, 'unknown') AS fraud_type,
                 coalesce(age_band, 'unknown') AS age_band, region, accepted_on AS day
          FROM region_case
          WHERE status <> 'withdrawn' AND accepted_on BETWEEN DATE '%2$s' AND %1$s
        ), county AS (
          SELECT code, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
          FROM region WHERE level = 'county'
        ), placed AS (
          SELECT DISTINCT l.region, l.day
          FROM (SELECT DISTINCT region, day FROM live) l
          JOIN county c ON c.code = l.region AND l.day BETWEEN c.valid_from AND c.valid_to
          JOIN county t ON t.code = l.region AND %1$s BETWEEN t.valid_from AND t.valid_to
        )
        SELECT 'VIC1' AS indicator, l.fraud_type, l.age_band,
               coalesce(p.region, 'unplaced') AS region, count(*)::BIGINT AS cases
        FROM live l
        LEFT JOIN placed p ON p.region = l.region AND p.day = l.day
        GROUP BY ALL
        """
        .formatted(asOf.sqlDate(), conf.from(asOf));
  }
}
