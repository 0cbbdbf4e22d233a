package org.cluelake.detector;

import org.cluelake.run.AsOf;
import org.cluelake.run.SqlTime;

/**
 * The measures of {@link CorporateFront} as named tables of one query, up to {@code judged}: one
 * row per young firm's account that money left as it came, with what the guards need.
 */
final class FrontTables {

  private final CorporateFront.Params params;

  FrontTables(CorporateFront.Params params) {
    this.params = params;
  }

  /** The named tables, without the leading WITH. */
  String sql(AsOf asOf) {
    String from = new AsOf(asOf.minusDays(params.days() - 1)).sqlDate();
    return LinkTables.sql(params.link(), asOf)
        + ", "
        + days(asOf)
        + ", "
        + parties(from)
        + """
        , judged AS (
          SELECT f.*, m.age, p.payers, p.payees, p.mean_sum, p.again_share, p.upkeep,
                 p.everyday_share, l.from_listed, coalesce(l.warned, 0) AS warned,
                 coalesce(l.network, []) AS network
          FROM flow f
          JOIN firm m ON m.account = f.account
          JOIN party p ON p.account = f.account
          LEFT JOIN link l ON l.account = f.account
          WHERE p.payers >= %1$d AND p.mean_sum >= %2$s AND p.again_share <= %3$s
            AND p.everyday_share <= %4$s AND p.upkeep <= %5$d
        )"""
            .formatted(
                params.minPayers(),
                params.minMeanSum().toPlainString(),
                params.maxAgainShare().toPlainString(),
                params.maxEverydayShare().toPlainString(),
                params.maxUpkeep());
  }

  // A day without a balance counts here; the verdict says that nothing could be checked.
  private String days(AsOf asOf) {
    return """
        firm AS (
          SELECT account, date_diff('day', opened_on, %1$s) AS age
          FROM account_state
          WHERE kind = 'corporate' AND date_diff('day', opened_on, %1$s) <= %2$d
        ), credit AS (
          SELECT account, %7$s AS day, sum(in_amount)::DECIMAL(18,2) AS credited,
                 min(hour) AS first_hour, max(hour) AS last_hour
          FROM account_hour SEMI JOIN firm USING (account) WHERE in_amount > 0
          GROUP BY account, %7$s
        ), passed AS (
          SELECT c.account, c.day, c.credited, max(h.hour) AS last_hour,
                 least(c.credited, sum(h.out_amount))::DECIMAL(18,2) AS passed
          FROM credit c
          JOIN account_hour h ON h.account = c.account AND h.out_amount > 0
            AND h.hour BETWEEN c.first_hour AND c.last_hour + INTERVAL %3$d HOURS
          GROUP BY c.account, c.day, c.credited
          HAVING sum(h.out_amount) >= %4$s * c.credited
        ), closed AS (
          SELECT p.*, l.account IS NOT NULL AS is_linked,
                 (SELECT min(d.closing_balance) FROM account_day d
                  WHERE d.account = p.account
                    AND d.biz_date BETWEEN p.day AND p.day + 1) AS residual
          FROM passed p LEFT JOIN link l ON l.account = p.account
        ), flow AS (
          SELECT account, bool_or(is_linked) AS is_linked, count(*) AS flow_days,
                 count(residual) AS sure_days, sum(credited)::DECIMAL(18,2) AS amount,
                 min(passed / credited) AS passed_share,
                 max(residual / credited) AS residual_share, max(last_hour) AS last_hour
          FROM closed
          WHERE is_linked OR residual IS NULL OR residual <= %5$s * credited
          GROUP BY account
          HAVING count(*) >= %6$d AND sum(credited) >= %8$s
        )"""
        .formatted(
            asOf.sqlDate(),
            params.youngDays(),
            params.hoursAfter(),
            params.minShare().toPlainString(),
            params.maxResidualShare().toPlainString(),
            params.minDays(),
            SqlTime.date("hour"),
            params.minAmount().toPlainString());
  }

  private static String parties(String from) {
    return """
        edge AS (
          SELECT account, counterparty, direction,
                 count(*) FILTER (WHERE biz_date >= %1$s) AS recent_days,
                 coalesce(sum(transfers) FILTER (WHERE biz_date >= %1$s), 0) AS transfers,
                 coalesce(sum(amount) FILTER (WHERE biz_date >= %1$s), 0) AS amount,
                 coalesce(sum(everyday) FILTER (WHERE biz_date >= %1$s), 0) AS everyday,
                 count(*) AS days, sum(everyday) AS ever_everyday
          FROM account_edge_day SEMI JOIN flow USING (account)
          WHERE transfers > 0 GROUP BY account, counterparty, direction
        ), party AS (
          SELECT account,
                 count(*) FILTER (WHERE direction = 'in' AND recent_days > 0) AS payers,
                 count(*) FILTER (WHERE direction = 'out' AND recent_days > 0) AS payees,
                 (sum(amount) FILTER (WHERE direction = 'in')
                   / nullif(sum(transfers) FILTER (WHERE direction = 'in'), 0))::DECIMAL(18,2)
                   AS mean_sum,
                 coalesce(count(*) FILTER (WHERE direction = 'in' AND recent_days > 0 AND days > 1)
                   / nullif(count(*) FILTER (WHERE direction = 'in' AND recent_days > 0), 0), 0)
                   AS again_share,
                 coalesce(sum(everyday) FILTER (WHERE direction = 'in')
                   / nullif(sum(transfers) FILTER (WHERE direction = 'in'), 0), 0)
                   AS everyday_share,
                 coalesce(sum(ever_everyday) FILTER (WHERE direction = 'out'), 0)::BIGINT AS upkeep
          FROM edge GROUP BY account
        )"""
        .formatted(from);
  }
}
