package org.cluelake.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

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
 * Whether a device model is a handset of people or a module of things, told by whose cards are in
 * it: no list of models is needed, and none can be out of date.
 */
public final class DeviceModel implements Transform {

  private static final long serialVersionUID = 1L;

  /**
   * Window, from {@code conf/features/device-model.yaml}.
   *
   * @param days nights of use, tonight's included
   */
  public record Params(int days) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
    }
  }

  private final Params params;

  public DeviceModel(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "device-model";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.CARD_DEVICE_DAY, params.days()),
        Read.window(Tables.IOT_DAY, params.days()),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.DEVICE_MODEL;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> used =
        in.view("card_device_day")
            .select("number", "type_allocation_code")
            .union(in.view("iot_day").select("number", "type_allocation_code"))
            .filter("type_allocation_code IS NOT NULL")
            .distinct();
    Dataset<Row> things =
        in.view("iot_day")
            .filter("plan IS NOT NULL")
            .selectExpr("number", "true AS is_thing")
            .distinct();
    Dataset<Row> holders =
        in.view("subscriber_state")
            .selectExpr(
                "number",
                "card_kind = 'iot' OR number_class = 'iot' AS is_iot",
                "holder_kind = 'person' AS is_person");
    return used.join(things, new String[] {"number"}, "left")
        .join(holders, new String[] {"number"}, "left")
        .withColumn("is_iot", col("is_iot").eqNullSafe(lit(true)).or(col("is_thing").isNotNull()))
        .groupBy("type_allocation_code")
        .agg(
            countDistinct(when(col("is_person").and(col("is_iot").equalTo(false)), col("number")))
                .as("person_cards"),
            countDistinct(when(col("is_iot"), col("number"))).as("iot_cards"))
        .selectExpr(writes().columns().toArray(String[]::new));
  }
}
