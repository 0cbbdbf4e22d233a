package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;

/**
 * Reports of the public by the county they came from, the class they claim and the day: a count
 * that no police unit makes, beside the cases that units record themselves.
 *
 * <p>Carried from night to night over both windows, so that a night reads its own reports alone.
 */
public final class RegionReportDay implements GatherStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public RegionReportDay(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-report-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.PUBLIC_REPORT), Read.before(Tables.REGION_REPORT_DAY));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_REPORT_DAY;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "part",
            """
            SELECT coalesce(region, 'unplaced') AS region, claimed_type, reported_at::DATE AS day,
                   count(DISTINCT report_id) AS reports
            FROM public_report
            GROUP BY coalesce(region, 'unplaced'), claimed_type, reported_at::DATE
            """));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT region, claimed_type, day, sum(reports)::BIGINT AS reports
        FROM (SELECT region, claimed_type, day, reports FROM part
              UNION ALL
              SELECT region, claimed_type, day, reports FROM region_report_day_before)
        WHERE day BETWEEN DATE '%s' AND %s
        GROUP BY region, claimed_type, day
        """
        .formatted(conf.fromBefore(asOf), asOf.sqlDate());
  }
}
