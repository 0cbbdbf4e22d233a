package org.cluelake.detector;

import java.math.BigDecimal;

/** What a run of payments to first-time payees comes to, per person. */
final class RunTables {

  /** Whether anything independent of the payments speaks for a script, over {@code scored}. */
  static final String HAS_FACT =
      "listed_payees > 0 OR listed_payers > 0 OR talk_s IS NOT NULL OR sites IS NOT NULL";

  private RunTables() {}

  /**
   * The named table {@code money}, one row a person, over a named table {@code paid}: payments of
   * {@code payment_run} with {@code has_history} and their {@code turn}.
   *
   * @param largeAmount a payment is large from this amount in yuan
   * @param largeTimesUsual and from this multiple of the usual amount, where that is known
   */
  static String money(BigDecimal largeAmount, BigDecimal largeTimesUsual) {
    return """
        money AS (
          SELECT person, count(*) AS payments, count(DISTINCT other) AS payees,
                 count(*) FILTER (turn > 1 AND amount < previous_amount) AS falls,
                 arg_min(amount, turn) AS first_amount, arg_max(amount, turn) AS last_amount,
                 sum(amount)::DECIMAL(18,2) AS total, max(amount) AS largest,
                 max(received) AS received,
                 bool_or(has_history) AS has_history, max(history_payments) AS history_payments,
                 bool_or(amount >= %1$s AND (NOT has_history OR amount >= %2$s * usual_amount))
                   AS is_large,
                 min(date_diff('day', other_opened_on, "at"::DATE)) AS payee_age,
                 count(DISTINCT other) FILTER (is_other_listed) AS listed_payees,
                 list(DISTINCT other ORDER BY other) FILTER (is_other_listed) AS payee_tokens,
                 max("at") AS last_paid,
                 list(DISTINCT concat('payment:', account, ':', transfer_id)
                      ORDER BY concat('payment:', account, ':', transfer_id)) AS keys
          FROM paid GROUP BY person
        )"""
        .formatted(largeAmount.toPlainString(), largeTimesUsual.toPlainString());
  }

  /** Whether no payment is smaller than the one before and the last well above the first. */
  static String isGrowing(BigDecimal minGrowth) {
    return "(falls = 0 AND last_amount >= %s * first_amount)".formatted(minGrowth.toPlainString());
  }

  /** The payments in words, parts of a {@code concat}. */
  static String told(BigDecimal minGrowth) {
    return "payments, CASE WHEN %s THEN ' payments growing from ' ELSE ' payments from ' END,"
            .formatted(isGrowing(minGrowth))
        + " first_amount, ' to ', last_amount, ' yuan, '";
  }
}
