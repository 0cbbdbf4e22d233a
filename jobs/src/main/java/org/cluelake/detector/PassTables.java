package org.cluelake.detector;

import org.cluelake.run.AsOf;
import org.cluelake.run.SqlTime;

/**
 * The measures of {@link PassThrough} as named tables of one query, up to {@code judged}: one row
 * per account on which money passed through on enough days, with what the guards need.
 */
final class PassTables {

  private final PassThrough.Params params;

  PassTables(PassThrough.Params params) {
    this.params = params;
  }

  /** The named tables, without the leading WITH. */
  String sql(AsOf asOf) {
    String from = new AsOf(asOf.minusDays(params.days() - 1)).sqlDate();
    return LinkTables.full(params.link(), params.phone(), asOf)
        + ", "
        + days()
        + ", "
        + accounts(asOf, from);
  }

  private String days() {
    return """
        credit AS (
          SELECT account, %8$s AS day, sum(in_amount)::DECIMAL(18,2) AS credited,
                 min(hour) AS first_hour, max(hour) AS last_hour
          FROM account_hour WHERE in_amount > 0
          GROUP BY account, %8$s
          HAVING sum(in_amount) >= %1$s
        ), passed AS (
          SELECT c.account, c.day, c.credited, max(h.hour) AS last_hour,
                 least(c.credited, sum(h.out_amount))::DECIMAL(18,2) AS passed
          FROM credit c
          JOIN account_hour h ON h.account = c.account AND h.out_amount > 0
            AND h.hour BETWEEN c.first_hour AND c.last_hour + INTERVAL %2$d HOURS
          GROUP BY c.account, c.day, c.credited
          HAVING sum(h.out_amount) >= %3$s * c.credited
        ), closed AS (
          SELECT p.*, l.account IS NOT NULL AS is_linked, (SELECT min(d.closing_balance) FROM account_day d
                       WHERE d.account = p.account
                         AND d.biz_date BETWEEN p.day AND p.day + 1) AS residual
          FROM passed p LEFT JOIN link l ON l.account = p.account
        ), flow AS (
          SELECT account, count(*) AS flow_days, count(residual) AS sure_days,
                 sum(credited)::DECIMAL(18,2) AS amount,
                 min(passed / credited) AS passed_share,
                 max(residual / credited) AS residual_share,
                 max(last_hour) AS last_hour, list(concat('pass-through:', day)) AS keys
          FROM closed
          WHERE is_linked
             OR (passed >= %6$s * credited AND (residual IS NULL OR residual <= %4$s * credited))
          GROUP BY account
          HAVING count(*) >= CASE WHEN bool_or(is_linked) THEN %7$d ELSE %5$d END
        )"""
        .formatted(
            params.minAmount().toPlainString(),
            params.hoursAfter(),
            params.linkedMinShare().min(params.minShare()).toPlainString(),
            params.maxResidualShare().toPlainString(),
            params.minDays(),
            params.minShare().toPlainString(),
            params.linkedMinDays(),
            SqlTime.date("hour"));
  }

  private String accounts(AsOf asOf, String from) {
    return """
        edge AS (
          SELECT account, counterparty, max(biz_date) >= %1$s AS recent,
                 min(biz_date) >= %1$s AS stranger,
                 coalesce(sum(amount) FILTER (WHERE biz_date >= %1$s), 0) AS amount,
                 coalesce(sum(amount) FILTER (WHERE biz_date >= %1$s AND everyday = transfers), 0)
                   AS everyday
          FROM account_edge_day e SEMI JOIN flow USING (account)
          WHERE transfers > 0 GROUP BY account, counterparty
        ), party AS (
          SELECT account, count(*) FILTER (WHERE recent) AS parties,
                 count(*) FILTER (WHERE stranger) / count(*) FILTER (WHERE recent)
                   AS stranger_share,
                 coalesce(sum(everyday) / nullif(sum(amount), 0), 0) AS everyday_share
          FROM edge GROUP BY account
        ), habit AS (
          SELECT account,
                 count(*) FILTER (WHERE biz_date < %1$s AND in_amount >= %2$s
                   AND least(in_amount, out_amount) >= %3$s * in_amount) AS earlier_days,
                 coalesce(sum(in_count + out_count) FILTER (WHERE biz_date < %1$s), 0)
                   AS transfers_before,
                 sum(cash_out_amount) FILTER (WHERE biz_date >= %1$s)
                   / nullif(sum(out_amount) FILTER (WHERE biz_date >= %1$s), 0) AS cash_share,
                 sum(night_amount) FILTER (WHERE biz_date >= %1$s)
                   / nullif(sum(in_amount + out_amount) FILTER (WHERE biz_date >= %1$s), 0)
                   AS night_share
          FROM account_day SEMI JOIN flow USING (account) GROUP BY account
        ), judged AS (
          SELECT f.*, p.parties, p.stranger_share, p.everyday_share, h.earlier_days,
                 h.transfers_before, h.cash_share, h.night_share,
                 l.account IS NOT NULL AS is_linked, l.from_listed, coalesce(l.warned, 0) AS warned,
                 l.network, l.sent_on, l.phone_listed, l.phone_holders, s.kind, s.holder,
                 date_diff('day', s.opened_on, %4$s) AS account_age
          FROM flow f
          JOIN party p ON p.account = f.account
          JOIN habit h ON h.account = f.account
          LEFT JOIN link l ON l.account = f.account
          LEFT JOIN account_state s ON s.account = f.account
        )"""
        .formatted(
            from,
            params.minAmount().toPlainString(),
            params.minShare().toPlainString(),
            asOf.sqlDate());
  }
}
