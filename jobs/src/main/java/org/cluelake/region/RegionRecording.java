package org.cluelake.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * Whether a region's police record as many cases for what the public reports as the nation does.
 *
 * <p>A target that counts recorded cases is met by recording fewer; reports of the public are
 * counted by others. Both counts come from the published table, so what is suppressed there is not
 * here, and nothing new is given away. The range is Clopper and Pearson's for the share of cases
 * among both counts. Habits of reporting differ between places too: a range away from 1 is a
 * question for whoever audits recording, and no ranking uses it.
 */
public final class RegionRecording implements FoldStep {

  private static final long serialVersionUID = 1L;

  static final String FEWER =
      "fewer cases are recorded for what the public reports than in the nation: ask how reports"
          + " become cases";
  static final String MORE =
      "more cases are recorded for what the public reports than in the nation: ask whether the"
          + " public knows where to report";

  private static final double LEVEL = 0.998;
  private static final BigDecimal MOST = new BigDecimal("9999999999999999.99");

  private final RegionConf conf;

  public RegionRecording(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-recording";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.REGION_INDICATOR));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_RECORDING;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH pair AS (
          SELECT c.level, c.region, c.name, c.period_from, c.period_to, c.observed AS cases,
                 r.observed AS reports
          FROM region_indicator c
          JOIN region_indicator r ON r.region = c.region AND r.level = c.level
          WHERE c.indicator = 'VIC1' AND r.indicator = 'VIC4'
            AND c.observed IS NOT NULL AND r.observed IS NOT NULL
        )
        SELECT p.*, n.cases AS all_cases, n.reports AS all_reports
        FROM pair p
        CROSS JOIN (SELECT cases, reports FROM pair WHERE level = 'nation') n
        WHERE p.level <> 'nation'
        """;
  }

  @Override
  public Fold fold(AsOf asOf) {
    int version = conf.version();
    return r -> Stream.of(row(r, version));
  }

  private static Row row(Row r, int version) {
    long cases = r.getAs("cases");
    long reports = r.getAs("reports");
    RateRatio ratio =
        RateRatio.of(
            cases, r.<Long>getAs("all_cases"), reports, r.<Long>getAs("all_reports"), LEVEL);
    Interval range = ratio.interval();
    return RowFactory.create(
        r.getAs("level"),
        r.getAs("region"),
        r.getAs("name"),
        r.getAs("period_from"),
        r.getAs("period_to"),
        cases,
        reports,
        rounded(ratio.ratio()),
        rounded(range.low()),
        rounded(range.high()),
        range.high() < 1 ? FEWER : range.low() > 1 ? MORE : null,
        "case-report-ratio/clopper-pearson",
        version);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).min(MOST);
  }
}
