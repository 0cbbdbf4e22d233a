package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Published warnings of the two highest grades by the county they were sent to: how much fraud
 * reaches a county's people, counted before anyone has lost money.
 *
 * <p>A clue counts once, on the first night it was published urgent or high and sent out, and is
 * remembered for both windows or as long as it is published. Tonight's clues count tomorrow: a
 * feature reads what is published, never what is still being made. Nothing says whom a warning was
 * about.
 */
public final class RegionWarning implements BucketStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public RegionWarning(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-warning";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.publishedBefore(Tables.CLUE), Read.before(Tables.REGION_WARNING));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_WARNING;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH warned AS (
          SELECT clue_id, dispatch_region AS region, biz_date AS warned_on, fusion_version,
                 true AS is_published
          FROM clue_published
          WHERE grade IN ('urgent', 'high') AND suppressed_by IS NULL AND change <> 'closed'
          UNION ALL
          SELECT clue_id, region, warned_on, fusion_version, false FROM region_warning_before
        )
        SELECT clue_id, min({'day': warned_on, 'region': region}).region AS region,
               min(warned_on) AS warned_on,
               min({'day': warned_on, 'region': region, 'version': fusion_version}).version
                 AS fusion_version
        FROM warned
        GROUP BY clue_id
        HAVING min(warned_on) >= DATE '%s' OR bool_or(is_published)
        """
        .formatted(conf.fromBefore(asOf));
  }
}
