package org.cluelake.detector;

import java.io.Serializable;
import org.cluelake.run.AsOf;
import org.cluelake.run.Require;

/**
 * Cards that stand like those of a rack, as named tables of one query over {@code static_caller}:
 * {@code rack_card}, one row per card that called from one place tonight, often, ever new numbers,
 * and that hardly anybody calls or writes to. What makes a rack of them is the group.
 */
final class RackCards {

  /**
   * Limits. Shares are 0 to 1.
   *
   * @param minAttempts attempts on its busiest day from which a card counts
   * @param minCalleeShare distinct numbers called per attempt from which a card counts
   * @param maxIncomingShare calls received per call up to which a card counts
   * @param maxMessages messages received on these days up to which a card counts
   * @param batchDays cards opened within so many days of each other were opened together
   * @param minCards cards of a group
   */
  record Limits(
      int minAttempts,
      double minCalleeShare,
      double maxIncomingShare,
      int maxMessages,
      int batchDays,
      int minCards)
      implements Serializable {
    Limits {
      Require.that(minAttempts >= 1, "minAttempts is %s; want 1 or more", minAttempts);
      Require.that(
          minCalleeShare > 0 && minCalleeShare <= 1,
          "minCalleeShare is %s; want 0 to 1",
          minCalleeShare);
      Require.that(
          maxIncomingShare >= 0 && maxIncomingShare < 1,
          "maxIncomingShare is %s; want 0 to 1",
          maxIncomingShare);
      Require.that(batchDays >= 0, "batchDays is %s; want 0 or more", batchDays);
      Require.that(minCards >= 2, "minCards is %s; want 2 or more", minCards);
    }
  }

  private final Limits limits;
  private final int enterpriseDays;

  /**
   * Cards within limits.
   *
   * @param enterpriseDays days from which an enterprise's card is let go
   */
  RackCards(Limits limits, int enterpriseDays) {
    this.limits = limits;
    this.enterpriseDays = enterpriseDays;
  }

  /** The named tables, without the leading WITH. */
  String sql(AsOf asOf) {
    return """
        standing AS (
          SELECT number, count(*) AS days, bool_or(biz_date = %1$s) AS is_today,
                 max(attempts) AS attempts, sum(attempts) AS attempts_all,
                 sum(callees) AS callees, sum(in_calls) AS in_calls,
                 sum(messages_in) AS messages, max(last_at) AS last_at,
                 arg_max({'cell': cell, 'model': type_allocation_code, 'card_kind': card_kind,
                          'holder_kind': holder_kind, 'holder': holder,
                          'valid_from': valid_from}, biz_date) AS newest
          FROM static_caller
          WHERE valid_from IS NULL OR biz_date >= valid_from
          GROUP BY number
        ), rack_card AS (
          SELECT number, days, attempts, in_calls, last_at, newest.cell AS cell,
                 newest.model AS model, newest.holder_kind AS holder_kind,
                 newest.holder AS holder, newest.valid_from AS valid_from
          FROM standing
          WHERE is_today AND attempts >= %2$d AND callees >= %3$s * attempts_all
            AND in_calls <= %4$s * (in_calls + attempts_all) AND messages <= %5$d
            AND newest.model IS NOT NULL AND newest.card_kind IS DISTINCT FROM 'iot'
            AND NOT coalesce(newest.holder_kind <> 'person'
                             AND date_diff('day', newest.valid_from, %1$s) >= %6$d, false)
        )"""
        .formatted(
            asOf.sqlDate(),
            limits.minAttempts(),
            limits.minCalleeShare(),
            limits.maxIncomingShare(),
            limits.maxMessages(),
            enterpriseDays);
  }

  /** What joins two of these cards, {@code a} and {@code b}, into one group. */
  String together() {
    return "b.cell = a.cell AND b.model = a.model"
        + " AND coalesce(abs(date_diff('day', a.valid_from, b.valid_from)) <= "
        + limits.batchDays()
        + ", true)";
  }

  /** Cards of a group. */
  int minCards() {
    return limits.minCards();
  }
}
