package org.cluelake.detector;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * The independent fact behind a money pattern: an account is linked where an active listed account
 * sent it money that no everyday purpose explains, or where persons paid it shortly after talking
 * with a listed number. A pattern that ordinary life shows too means more on a linked account.
 */
final class LinkTables {

  /**
   * What makes a link, part of the detectors' parameters.
   *
   * @param days nights looked at
   * @param minAmount least sum from listed accounts, in yuan
   * @param minTalkSeconds least talk with a listed number before a payment
   */
  record Link(int days, BigDecimal minAmount, int minTalkSeconds) implements Serializable {
    Link {
      Require.that(days >= 1, "link.days is %s; want 1 or more", days);
      Require.that(minAmount.signum() > 0, "link.minAmount is %s; want over 0", minAmount);
      Require.that(
          minTalkSeconds >= 1, "link.minTalkSeconds is %s; want 1 or more", minTalkSeconds);
    }
  }

  private LinkTables() {}

  /** The inputs behind a link, besides {@code account_edge_day}. */
  static List<Read> reads(Link link) {
    return List.of(
        Read.today(Tables.LISTED_ENTITY), Read.window(Tables.CONTACT_THEN_PAY, link.days()));
  }

  /**
   * The named table {@code link}: account, {@code from_listed} yuan, {@code warned} payers, and the
   * sorted tokens of the listed parties as {@code network}.
   */
  static String sql(Link link, AsOf asOf) {
    return """
        received AS (
          SELECT e.account, sum(e.amount)::DECIMAL(18,2) AS from_listed,
                 list(DISTINCT e.counterparty ORDER BY e.counterparty) AS senders
          FROM account_edge_day e
          JOIN listed_entity l ON l.entity_kind = 'account' AND l.entity = e.counterparty
            AND l.status = 'active'
          WHERE e.direction = 'in' AND e.transfers > 0 AND e.everyday = 0 AND e.biz_date >= %1$s
          GROUP BY e.account HAVING sum(e.amount) >= %2$s
        ), warned AS (
          SELECT payee AS account, count(DISTINCT person) AS warned,
                 list(DISTINCT other ORDER BY other) AS callers
          FROM contact_then_pay
          WHERE contact_kind = 'listed' AND talk_s >= %3$d AND bucket_of(payee) = this_bucket()
          GROUP BY payee
        ), link AS (
          SELECT coalesce(r.account, w.account) AS account, r.from_listed,
                 coalesce(w.warned, 0) AS warned,
                 list_sort(list_concat(coalesce(r.senders, []), coalesce(w.callers, []))) AS network
          FROM received r FULL JOIN warned w ON r.account = w.account
        )"""
        .formatted(
            new AsOf(asOf.minusDays(link.days() - 1)).sqlDate(),
            link.minAmount().toPlainString(),
            link.minTalkSeconds());
  }
}
