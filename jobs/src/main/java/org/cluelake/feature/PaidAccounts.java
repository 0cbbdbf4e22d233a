package org.cluelake.feature;

import org.cluelake.run.GatherStep.Gathering;

/**
 * The payments to first-time payees that followed something that befell the payer, with what is
 * known of the paid accounts: not to the person's own accounts nor to merchants, unless cases name
 * the paid account as a receiver ({@link NamedReceivers}).
 */
final class PaidAccounts {

  private PaidAccounts() {}

  /**
   * Gathers the payments as {@code followed}, each in the bucket of the paid account. A payment
   * follows if it was made at or after {@code first_at} and at most some hours after {@code
   * last_at}.
   *
   * @param befell query whose columns are {@code person}, {@code first_at}, {@code last_at} and
   *     whatever the payments are to keep of it
   * @param hoursAfter hours after {@code last_at} within which a payment follows
   * @param more further columns of the payment {@code p}, of the paid account's state {@code s} and
   *     of its list entry {@code l}
   */
  static Gathering gathering(String befell, int hoursAfter, String more) {
    return new Gathering(
        "followed",
        """
        SELECT b.* EXCLUDE (first_at), p.transfer_id, p.account, p.payee, p."at" AS paid_at,
               p.amount, p.state, p.biz_date AS paid_night,
               greatest(0, (epoch_us(p."at") - epoch_us(b.last_at)) // 60000000)::INTEGER
                 AS minutes_after,
               l.entity IS NOT NULL AS is_payee_listed%3$s
        FROM new_payee_payment p
        JOIN (%1$s) b ON b.person = p.holder
        LEFT JOIN account_state s ON s.account = p.payee
        LEFT JOIN %4$s l ON l.entity = p.payee
        WHERE bucket_of(p.payee) = this_bucket()
          AND p."at" >= b.first_at AND p."at" <= b.last_at + to_hours(%2$d)
          AND (l.entity IS NOT NULL
               OR (s.kind IS DISTINCT FROM 'merchant' AND s.holder IS DISTINCT FROM b.person))
        """
            .formatted(befell, hoursAfter, more.isEmpty() ? "" : ", " + more, NamedReceivers.SQL));
  }
}
