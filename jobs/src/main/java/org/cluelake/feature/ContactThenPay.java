package org.cluelake.feature;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

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
 * Payments to first-time payees that followed a risky contact of the same person: the exchange from
 * numbers and accounts to persons.
 *
 * <p>A payment follows a contact if it was made at or after the first contact and at most {@code
 * hoursAfter} hours after the end of the last. Kept out: numbers that are listed themselves and
 * numbers of enterprises; payments to the person's own accounts and to merchants, unless the paid
 * account is listed. A person with several numbers in touch with the same party is one row: the
 * number that talked longest.
 */
public final class ContactThenPay implements Transform {

  private static final long serialVersionUID = 1L;
  private static final String UNKNOWN = "unknown";
  private static final String NONE = "none";

  /**
   * Settings, from {@code conf/features/contact-then-pay.yaml}.
   *
   * @param paymentDays nights of payments looked at, tonight included
   * @param hoursAfter hours from the end of the last contact within which a payment follows it
   */
  public record Params(int paymentDays, int hoursAfter) implements Serializable {
    public Params {
      Require.that(paymentDays >= 1, "paymentDays is %s; want 1 or more", paymentDays);
      Require.that(hoursAfter >= 1, "hoursAfter is %s; want 1 or more", hoursAfter);
    }
  }

  private final Params params;

  public ContactThenPay(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "contact-then-pay";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.RISKY_CONTACT),
        Read.window(Tables.NEW_PAYEE_PAYMENT, params.paymentDays()),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.RISKY_CONTACT));
  }

  @Override
  public TableContract writes() {
    return Tables.CONTACT_THEN_PAY;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> pairs =
        contacts(in)
            .join(PaidAccounts.ofPersons(in.view("new_payee_payment")), "person")
            .filter(follows());
    Dataset<Row> known =
        PaidAccounts.known(in.view("account_state"), in.view("listed_entity"), pairs);
    return longestTalk(known)
        .withColumn("minutes_after", minutesAfter())
        .withColumn("scam_class", named("scam_class"))
        .withColumn("campaign", named("campaign"))
        .selectExpr(writes().columns().toArray(String[]::new));
  }

  private static Dataset<Row> contacts(Inputs in) {
    return in.view("risky_contact")
        .filter("holder_kind = 'person' AND NOT is_self_listed AND holder IS NOT NULL")
        .selectExpr(
            "holder AS person",
            "number",
            "other",
            "kind AS contact_kind",
            "talk_s",
            "first_at",
            "last_at",
            "scam_class AS contact_scam_class",
            "campaign AS contact_campaign");
  }

  private Column follows() {
    Column limit = expr("last_at + INTERVAL " + params.hoursAfter() + " HOURS");
    return col("paid_at").geq(col("first_at")).and(col("paid_at").leq(limit));
  }

  // Also where a bank repeats an attempt's id on settling it the next day: the newer row stands.
  private static Dataset<Row> longestTalk(Dataset<Row> rows) {
    var best =
        Window.partitionBy("person", "transfer_id", "account", "other")
            .orderBy(
                col("paid_night").desc(),
                col("talk_s").desc(),
                col("last_at").desc(),
                col("number").asc());
    return rows.withColumn("place", row_number().over(best)).filter("place = 1");
  }

  private static Column minutesAfter() {
    return expr(
        "CAST(greatest(0, floor((unix_micros(paid_at) - unix_micros(last_at)) / 60000000)) AS INT)");
  }

  // Class and campaign come from the same party, so that they never contradict each other.
  private static Column named(String column) {
    Column contactKnows =
        col("contact_scam_class").notEqual(UNKNOWN).or(col("contact_campaign").notEqual(NONE));
    String absent = column.equals("campaign") ? NONE : UNKNOWN;
    return when(contactKnows, col("contact_" + column))
        .otherwise(coalesce(col("payee_" + column), lit(absent)));
  }
}
