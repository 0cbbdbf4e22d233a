package org.cluelake.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.row_number;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Require;
import org.cluelake.run.Transform;

/**
 * Payments to first-time payees within hours of a hit on a listed domain or app by the same
 * person's line: the exchange from accounts to numbers.
 *
 * <p>A payment follows a hit if it was made at or after the first and at most {@code hoursAfter}
 * hours after the last. Hits from before the present holder are somebody else's. A number that hit
 * several names has one row a payment: the name hit last.
 */
public final class VisitThenPay implements Transform {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/visit-then-pay.yaml}.
   *
   * @param visitDays nights of hits looked at, tonight included
   * @param paymentDays nights of payments looked at, tonight included
   * @param hoursAfter hours from the last hit within which a payment follows it
   */
  public record Params(int visitDays, int paymentDays, int hoursAfter) implements Serializable {
    public Params {
      Require.that(visitDays >= 1, "visitDays is %s; want 1 or more", visitDays);
      Require.that(paymentDays >= 1, "paymentDays is %s; want 1 or more", paymentDays);
      Require.that(hoursAfter >= 1, "hoursAfter is %s; want 1 or more", hoursAfter);
    }
  }

  private final Params params;

  public VisitThenPay(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "visit-then-pay";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.WEB_DAY, params.visitDays()),
        Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.WEB_DAY, params.visitDays()));
  }

  @Override
  public TableContract writes() {
    return Tables.VISIT_THEN_PAY;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> pairs =
        visits(in)
            .join(PaidAccounts.ofPersons(in.view("new_payee_payment")), "person")
            .filter(follows());
    return lastHit(PaidAccounts.known(in.view("account_state"), in.view("listed_entity"), pairs))
        .withColumn(
            "minutes_after",
            expr(
                "CAST(greatest(0, floor((unix_micros(paid_at) - unix_micros(last_at))"
                    + " / 60000000)) AS INT)"))
        .selectExpr(writes().columns().toArray(String[]::new));
  }

  private static Dataset<Row> visits(Inputs in) {
    Dataset<Row> names =
        in.view("listed_entity")
            .filter("entity_kind IN ('domain', 'app') AND status = 'active'")
            .selectExpr("entity_kind AS target_kind", "entity AS target");
    Dataset<Row> hits =
        in.view("web_day")
            .join(broadcast(names), new String[] {"target_kind", "target"}, "left_semi");
    Dataset<Row> holders =
        in.view("subscriber_state")
            .filter("holder_kind = 'person'")
            .selectExpr("number", "holder AS person", "valid_from")
            .join(broadcast(hits.select("number").distinct()), "number");
    return hits.join(holders, "number")
        .filter("biz_date >= valid_from")
        .groupBy("number", "person", "target")
        .agg(expr("min(first_at) AS first_at"), expr("max(last_at) AS last_at"));
  }

  private Column follows() {
    Column limit = expr("last_at + INTERVAL " + params.hoursAfter() + " HOURS");
    return col("paid_at").geq(col("first_at")).and(col("paid_at").leq(limit));
  }

  // Also where a bank repeats an attempt's id on settling it the next day: the newer row stands.
  private static Dataset<Row> lastHit(Dataset<Row> rows) {
    var best =
        Window.partitionBy("number", "transfer_id", "account")
            .orderBy(col("paid_night").desc(), col("last_at").desc(), col("target").asc());
    return rows.withColumn("place", row_number().over(best)).filter("place = 1");
  }
}
