package org.cluelake.region;

import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Transform;

/**
 * How every region compares with the nation, exactly: Spark adds up by county and brings an
 * indicator's counts together; what they mean is worked out in {@link Comparison}.
 */
public final class RegionPosterior implements Transform {

  private static final long serialVersionUID = 1L;

  private static final String INDICATORS =
      Arrays.stream(Indicator.values())
          .map(i -> "'" + i + "'")
          .collect(Collectors.joining(", ", "explode(array(", ")) AS indicator"));

  private final RegionConf conf;

  public RegionPosterior(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "region-posterior";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.REGION_EVENT_DAY),
        Read.today(Tables.REGION_EXPOSURE),
        Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_POSTERIOR;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    String isNow = "day >= DATE '" + conf.from(asOf) + "'";
    Dataset<Row> events =
        in.view("region_event_day")
            .groupBy("indicator", "region")
            .agg(
                expr("sum(if(%s, events, 0)) AS observed".formatted(isNow)),
                expr("sum(if(%s, 0, events)) AS before".formatted(isNow)),
                expr("max(if(%s, unix_date(day), null)) AS last_day".formatted(isNow)),
                expr("sum(if(%s, loss, 0)) AS loss".formatted(isNow)),
                expr("sum(if(%s, loss_capped, 0)) AS loss_capped".formatted(isNow)))
            .selectExpr(
                "indicator",
                "struct(region, observed, before, last_day, CAST(loss AS DECIMAL(18,2)) AS loss,"
                    + " CAST(loss_capped AS DECIMAL(18,2)) AS loss_capped) AS event");
    Dataset<Row> exposures =
        in.view("region_exposure").selectExpr("indicator", "struct(region, exposure) AS base");
    Dataset<Row> places =
        in.view("region")
            .where(
                "valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)"
                    .formatted(asOf.sqlDate()))
            .groupBy("code")
            .agg(expr("max(struct(valid_from, level, parent)) AS newest"))
            .selectExpr(
                INDICATORS,
                "struct(code, newest.level AS level, newest.parent AS parent) AS place");
    return places
        .unionByName(events, true)
        .unionByName(exposures, true)
        .groupBy("indicator")
        .agg(
            expr("collect_list(place) AS places"),
            expr("collect_list(event) AS events"),
            expr("collect_list(base) AS bases"))
        .flatMap(
            new PosteriorRows(conf, asOf.date()),
            Encoders.row(Tables.REGION_POSTERIOR.structType()));
  }
}
