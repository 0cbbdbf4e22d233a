package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * The county figures that policymakers read: small counts are suppressed, with as many others as it
 * takes that no total and no comparison with last night gives them away; nothing below the floor of
 * events is ranked.
 */
public final class RegionIndicator implements FoldStep {

  private static final long serialVersionUID = 1L;

  /**
   * Money is that of the cases of VIC1 and shows where they do: both look back at the same night,
   * so that neither ever shows a county that the other hides.
   */
  private static final String SAME_EVENTS = "WHEN 'VIC2' THEN 'VIC1'";

  private final RegionConf conf;

  public RegionIndicator(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-indicator";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.REGION_POSTERIOR),
        Read.before(Tables.REGION_POSTERIOR),
        Read.publishedBefore(Tables.REGION_INDICATOR),
        Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_INDICATOR;
  }

  @Override
  public String sql(AsOf asOf) {
    String all = FoldStep.struct(Tables.REGION_POSTERIOR.columns().toArray(String[]::new));
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
              FROM region_posterior GROUP BY indicator) t
        CROSS JOIN names
        LEFT JOIN (SELECT indicator, list(%1$s ORDER BY region) AS before
                   FROM region_posterior_before GROUP BY indicator) b
          ON b.indicator = CASE t.indicator %3$s ELSE t.indicator END
        LEFT JOIN (SELECT indicator,
                          list({'region': region, 'observed': observed} ORDER BY region)
                            AS published
                   FROM region_indicator_published GROUP BY indicator) p
          ON p.indicator = CASE t.indicator %3$s ELSE t.indicator END
        """
        .formatted(all, asOf.sqlDate(), SAME_EVENTS);
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new IndicatorRows(conf, asOf);
  }
}
