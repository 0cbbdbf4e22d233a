package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * Clearance and prevention as policymakers read them: shown, never scored. A share is withheld
 * where fewer than the floor are in its numerator or outside of it, with as many others as it takes
 * that no total and no comparison with last night gives them away.
 */
public final class RegionService implements FoldStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public RegionService(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-service";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.REGION_SERVICE_COUNT),
        Read.before(Tables.REGION_SERVICE_COUNT),
        Read.publishedBefore(Tables.REGION_SERVICE),
        Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_SERVICE;
  }

  @Override
  public String sql(AsOf asOf) {
    String all = FoldStep.struct(Tables.REGION_SERVICE_COUNT.columns().toArray(String[]::new));
    return """
        WITH name AS (
          SELECT code, max({'valid_from': valid_from, 'name': name}).name AS name
          FROM region
          WHERE valid_from <= %2$s AND (valid_to IS NULL OR valid_to >= %2$s)
          GROUP BY code
        ), names AS (
          SELECT coalesce(list({'code': code, 'name': name} ORDER BY code), []) AS names FROM name
        )
        SELECT t.indicator, t.tonight, coalesce(b.before, []) AS before,
               coalesce(p.published, []) AS published, names
        FROM (SELECT indicator, list(%1$s ORDER BY region) AS tonight
              FROM region_service_count GROUP BY indicator) t
        CROSS JOIN names
        LEFT JOIN (SELECT indicator, list(%1$s ORDER BY region) AS before
                   FROM region_service_count_before GROUP BY indicator) b USING (indicator)
        LEFT JOIN (SELECT indicator, list(region ORDER BY region) AS published
                   FROM region_service_published
                   WHERE publication = 'shown'
                   GROUP BY indicator) p USING (indicator)
        """
        .formatted(all, asOf.sqlDate());
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new ServiceRows(conf, asOf);
  }
}
