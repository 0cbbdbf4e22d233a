package org.cluelake.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

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
 * Devices in which many cards were used, and cards used in many devices: the exchange from numbers
 * to devices. Uses from before a card's present holder are left out.
 */
public final class DeviceCard implements Transform {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/device-card.yaml}.
   *
   * @param days nights of use, tonight's included
   * @param minCards cards of a device from which it is kept
   * @param minDevices devices of a card from which it is kept
   * @param youngDays days with its holder up to which a card is young
   * @param passingCalls attempts up to which a card only passed through a device
   */
  public record Params(int days, int minCards, int minDevices, int youngDays, int passingCalls)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          minCards >= 3, "minCards is %s; want 3 or more, phones hold two cards", minCards);
      Require.that(minDevices >= 2, "minDevices is %s; want 2 or more", minDevices);
      Require.that(youngDays >= 1, "youngDays is %s; want 1 or more", youngDays);
      Require.that(passingCalls >= 1, "passingCalls is %s; want 1 or more", passingCalls);
    }
  }

  private final Params params;

  public DeviceCard(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "device-card";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.CARD_DEVICE_DAY, params.days()), Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.DEVICE_CARD;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> holders = in.view("subscriber_state").selectExpr("number", "holder", "valid_from");
    Dataset<Row> used =
        in.view("card_device_day")
            .join(holders, new String[] {"number"}, "left")
            .filter("valid_from IS NULL OR biz_date >= valid_from");
    Dataset<Row> pairs =
        used.groupBy("imei", "number")
            .agg(
                expr("CAST(count(DISTINCT biz_date) AS INT) AS days"),
                expr("CAST(sum(calls) AS INT) AS calls"),
                expr("max(last_at) AS last_at"),
                expr("max(holder) AS holder"),
                expr("max(valid_from) AS valid_from"));
    Dataset<Row> cards = pairs.groupBy("number").agg(expr("CAST(count(*) AS INT) AS devices"));
    Dataset<Row> known = pairs.join(cards, "number");
    Dataset<Row> devices =
        known
            .groupBy("imei")
            .agg(
                expr("CAST(count(*) AS INT) AS cards"),
                expr("CAST(count(DISTINCT holder) AS INT) AS holders"),
                expr(
                    "CAST(count_if(valid_from >= date_sub(%s, %d)) AS INT) AS young_cards"
                        .formatted(asOf.sqlDate(), params.youngDays())),
                expr(
                    "CAST(count_if(days = 1 AND calls <= %d AND devices > 1) AS INT)"
                            .formatted(params.passingCalls())
                        + " AS passing_cards"),
                expr("max(devices) AS most_devices"))
            .filter(
                col("cards")
                    .geq(params.minCards())
                    .or(col("most_devices").geq(params.minDevices())));
    Dataset<Row> daily =
        used.join(broadcast(devices.select("imei")), "imei")
            .groupBy("imei", "biz_date")
            .agg(expr("CAST(count(DISTINCT number) AS INT) AS cards_of_day"))
            .groupBy("imei")
            .agg(expr("max(cards_of_day) AS cards_a_day"));
    return known
        .join(broadcast(devices), "imei")
        .join(broadcast(daily), "imei")
        .filter(col("cards").geq(params.minCards()).or(col("devices").geq(params.minDevices())))
        .selectExpr(writes().columns().toArray(String[]::new));
  }
}
