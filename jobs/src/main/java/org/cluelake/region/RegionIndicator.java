package org.cluelake.region;

import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Transform;

/**
 * The county figures that policymakers read: small counts are suppressed, with as many others as it
 * takes that no total and no comparison with last night gives them away; nothing below the floor of
 * events is ranked.
 */
public final class RegionIndicator implements Transform {

  private static final long serialVersionUID = 1L;

  private static final Set<String> OF_THE_NIGHT = Set.of("period_from", "period_to");

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
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    String all = "struct(" + String.join(", ", Tables.REGION_POSTERIOR.columns()) + ") AS ";
    Dataset<Row> tonight = in.view("region_posterior").selectExpr("indicator", all + "tonight");
    Dataset<Row> names =
        in.view("region")
            .where(
                "valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)"
                    .formatted(asOf.sqlDate()))
            .groupBy("code")
            .agg(expr("max(struct(valid_from, name)).name AS name"))
            .crossJoin(tonight.select("indicator").distinct())
            .selectExpr("indicator", "struct(code, name) AS name");
    StructType made = Tables.REGION_INDICATOR.structType();
    for (String column : OF_THE_NIGHT) {
      made = without(made, column);
    }
    return tonight
        .unionByName(
            in.view("region_posterior_before").selectExpr("indicator", all + "before"), true)
        .unionByName(
            in.view("region_indicator_published")
                .selectExpr("indicator", "struct(region, observed) AS published"),
            true)
        .unionByName(names, true)
        .groupBy("indicator")
        .agg(
            expr("sort_array(collect_list(tonight)) AS tonight"),
            expr("collect_list(before) AS before"),
            expr("collect_list(published) AS published"),
            expr("collect_list(name) AS names"))
        .flatMap(new IndicatorRows(conf), Encoders.row(made))
        .withColumn("period_from", expr("DATE '" + conf.from(asOf) + "'"))
        .withColumn("period_to", expr(asOf.sqlDate()));
  }

  private static StructType without(StructType type, String column) {
    StructType rest = new StructType();
    for (var field : type.fields()) {
      rest = field.name().equals(column) ? rest : rest.add(field);
    }
    return rest;
  }
}
