package org.cluelake.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is known of the paid accounts of some payments, and which payments are of interest: not to
 * the person's own accounts nor to merchants, unless the paid account is listed.
 */
final class PaidAccounts {

  private PaidAccounts() {}

  /**
   * The payments of interest, with {@code payee_kind}, {@code payee_opened_on}, {@code
   * payee_scam_class}, {@code payee_campaign} and {@code is_payee_listed}.
   *
   * @param payments columns {@code person} and {@code payee} among others
   */
  static Dataset<Row> known(
      Dataset<Row> accountState, Dataset<Row> listedEntity, Dataset<Row> payments) {
    return payments
        .join(payees(accountState, payments), col("payee").equalTo(col("state_account")), "left")
        .join(broadcast(listed(listedEntity)), col("payee").equalTo(col("listed_account")), "left")
        .withColumn("is_payee_listed", col("listed_account").isNotNull())
        .filter(isOfInterest());
  }

  /** Payments to first-time payees by persons the account file knows. */
  static Dataset<Row> ofPersons(Dataset<Row> newPayeePayment) {
    return newPayeePayment
        .filter("holder IS NOT NULL")
        .selectExpr(
            "holder AS person",
            "transfer_id",
            "account",
            "payee",
            "at AS paid_at",
            "amount",
            "state",
            "usual_amount",
            "history_payments",
            "biz_date AS paid_night");
  }

  // The state holds every account of the nation and the payees are few, so their tokens travel.
  private static Dataset<Row> payees(Dataset<Row> accountState, Dataset<Row> payments) {
    Dataset<Row> few = payments.select(col("payee").as("state_account")).distinct();
    return accountState
        .selectExpr(
            "account AS state_account",
            "holder AS payee_holder",
            "kind AS payee_kind",
            "opened_on AS payee_opened_on")
        .join(broadcast(few), "state_account");
  }

  private static Dataset<Row> listed(Dataset<Row> listedEntity) {
    return listedEntity
        .filter("entity_kind = 'account' AND status = 'active'")
        .selectExpr(
            "entity AS listed_account",
            "scam_class AS payee_scam_class",
            "campaign AS payee_campaign");
  }

  private static Column isOfInterest() {
    Column merchant = col("payee_kind").eqNullSafe("merchant");
    Column own = col("payee_holder").eqNullSafe(col("person"));
    return col("is_payee_listed").or(not(merchant.or(own)));
  }
}
