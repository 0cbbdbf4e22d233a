package org.cluelake.feature;

import static org.apache.spark.sql.functions.countDistinct;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Require;
import org.cluelake.run.Transform;

/**
 * How many numbers hit each name of the block lists: the exchange from numbers to names. A name
 * that a large share of all numbers hits is a delivery network or a store, whatever a case says.
 */
public final class WebTarget implements Transform {

  private static final long serialVersionUID = 1L;

  /**
   * Window, from {@code conf/features/web-target.yaml}.
   *
   * @param days nights of hits, tonight's included
   */
  public record Params(int days) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
    }
  }

  private final Params params;

  public WebTarget(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "web-target";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.window(Tables.WEB_DAY, params.days()), Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.WEB_TARGET;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> subscribers =
        in.view("subscriber_state")
            .where("status = 'active' AND card_kind <> 'iot'")
            .selectExpr("count(*) AS subscribers");
    return in.view("web_day")
        .groupBy("target_kind", "target")
        .agg(countDistinct("number").as("numbers"))
        .crossJoin(subscribers)
        .selectExpr(writes().columns().toArray(String[]::new));
  }
}
