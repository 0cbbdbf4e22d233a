package org.cluelake.series;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Transform;

/**
 * The case series of the night: campaigns of at least two cases, one row per case.
 *
 * <p>A series keeps its id while it grows by younger cases. Each case is explained by the one of
 * the series with which it shares most; links to cases of other series, too weak to tie, are left
 * out.
 */
public final class CaseSeries implements Transform {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "case-series";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CASE_CAMPAIGN),
        Read.today(Tables.CASE_LINK),
        Read.today(Tables.CASE_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.CASE_SERIES;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> campaigns =
        in.view("case_campaign").selectExpr("case_id", "campaign AS series_id");
    Dataset<Row> links = links(in, campaigns);
    return campaigns
        .join(extents(in, campaigns), "series_id")
        .join(shared(links), "series_id")
        .join(nearest(links), "case_id")
        .selectExpr(writes().columns().toArray(String[]::new));
  }

  /** Links within a series, with the series of both ends. */
  private static Dataset<Row> links(Inputs in, Dataset<Row> campaigns) {
    Dataset<Row> others =
        campaigns.selectExpr("case_id AS other_case", "series_id AS other_series");
    return in.view("case_link")
        .join(campaigns, "case_id")
        .join(others, "other_case")
        .where(col("series_id").equalTo(col("other_series")))
        .select("series_id", "case_id", "other_case", "entity_kind", "entities", "weight");
  }

  private static Dataset<Row> extents(Inputs in, Dataset<Row> campaigns) {
    return campaigns
        .join(in.view("case_state"), "case_id")
        .groupBy("series_id")
        .agg(
            expr("CAST(count(1) AS INT) AS cases"),
            expr("min(accepted_at) AS first_accepted_at"),
            expr("max(accepted_at) AS last_accepted_at"),
            expr("CAST(sum(loss) AS DECIMAL(18,2)) AS loss"),
            expr("sort_array(collect_set(fraud_type)) AS scam_classes"))
        .where("cases > 1");
  }

  private static Dataset<Row> shared(Dataset<Row> links) {
    return links
        .selectExpr("series_id", "entity_kind", "explode(entities) AS entity")
        .groupBy("series_id")
        .agg(expr("CAST(count(DISTINCT entity_kind, entity) AS INT) AS shared_entities"));
  }

  /** The strongest tie of each case, with its sentence. */
  private static Dataset<Row> nearest(Dataset<Row> links) {
    Dataset<Row> ways =
        links.union(
            links.select(
                "series_id", "other_case", "case_id", "entity_kind", "entities", "weight"));
    return ways.groupBy("case_id", "other_case")
        .agg(
            expr("CAST(sum(weight) AS INT) AS weight"),
            expr(
                "concat_ws(' and ', transform("
                    + "array_sort(collect_list(struct(entity_kind, size(entities) AS shared))),"
                    + " k -> concat(k.shared, ' ', replace(k.entity_kind, '_', ' '),"
                    + " if(k.shared = 1, '', 's')))) AS told"))
        .groupBy("case_id")
        .agg(expr("min(struct(-weight AS rank, other_case, weight, told)) AS tie"))
        .selectExpr(
            "case_id",
            "tie.other_case AS nearest_case",
            "tie.weight AS weight",
            "concat('Shares ', tie.told, ' with case ', tie.other_case) AS reason");
  }
}
