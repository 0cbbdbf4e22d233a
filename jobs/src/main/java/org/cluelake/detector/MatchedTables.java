package org.cluelake.detector;

import org.cluelake.run.AsOf;
import org.cluelake.run.SqlTime;

/**
 * The measures of {@link MatchedTransfers} as named tables of one query, up to {@code judged}: one
 * row per account through which matched sums pass between strangers, with what the guards need.
 */
final class MatchedTables {

  private final MatchedTransfers.Params params;

  MatchedTables(MatchedTransfers.Params params) {
    this.params = params;
  }

  /** The named tables, without the leading WITH. */
  String sql(AsOf asOf) {
    return LinkTables.sql(params.link(), asOf)
        + ", "
        + turnover(asOf)
        + pairs()
        + parties(asOf)
        + """
        , judged AS (
          SELECT m.*, t.kind, t.everyday_share, a.payers_again, a.payees_again,
                 (m.amount / t.credited)::DECIMAL(9,4) AS in_share,
                 (m.paid / t.debited)::DECIMAL(9,4) AS out_share,
                 l.account IS NOT NULL AS is_linked, l.from_listed,
                 coalesce(l.warned, 0) AS warned, coalesce(l.network, []) AS network
          FROM flow m
          JOIN turnover t ON t.account = m.account
          JOIN again a ON a.account = m.account
          LEFT JOIN link l ON l.account = m.account
          WHERE m.amount >= %1$s * t.credited AND m.paid >= %2$s * t.debited
            AND a.payers_again <= %3$s AND a.payees_again <= %3$s
        )"""
            .formatted(
                params.minInShare().toPlainString(),
                params.minOutShare().toPlainString(),
                params.maxAgainShare().toPlainString());
  }

  // Accounts with little money, with too many parties and of merchants and old firms go first:
  // most are gone before any payment is held against another.
  private String turnover(AsOf asOf) {
    return """
        recent AS (
          SELECT * FROM account_edge_day WHERE biz_date >= %1$s AND transfers > 0
        ), turnover AS (
          SELECT r.account, max(s.kind) AS kind,
                 sum(r.amount) FILTER (WHERE r.direction = 'in') AS credited,
                 sum(r.amount) FILTER (WHERE r.direction = 'out') AS debited,
                 (coalesce(sum(r.amount) FILTER (WHERE r.everyday > 0), 0)
                   / nullif(sum(r.amount), 0))::DECIMAL(9,4) AS everyday_share
          FROM recent r LEFT JOIN account_state s ON s.account = r.account
          WHERE s.kind IS NULL OR s.kind NOT IN ('merchant', 'corporate')
            OR (s.kind = 'corporate' AND date_diff('day', s.opened_on, %2$s) <= %3$d)
          GROUP BY r.account
          HAVING credited >= %4$s AND debited > 0 AND everyday_share <= %5$s
            AND count(DISTINCT r.counterparty) <= %6$d
        )"""
        .formatted(
            since(asOf, params.days()),
            asOf.sqlDate(),
            params.youngDays(),
            params.minAmount().toPlainString(),
            params.maxEverydayShare().toPlainString(),
            params.maxParties());
  }

  // Each sum in meets the first of its size that goes out, and each sum out the last that came in.
  private String pairs() {
    return """
        , meet AS (
          SELECT c.account, c.counterparty AS payer, d.counterparty AS payee, c.amount,
                 d.amount AS paid, c.last_at AS in_at, d.first_at AS out_at
          FROM recent c
          SEMI JOIN turnover t ON t.account = c.account
          JOIN recent d ON d.account = c.account AND d.direction = 'out' AND d.everyday = 0
            AND d.counterparty <> c.counterparty
            AND d.first_at > c.last_at AND d.first_at <= c.last_at + INTERVAL %1$d HOURS
            AND d.amount <= c.amount AND d.amount >= %2$s * c.amount
          WHERE c.direction = 'in' AND c.everyday = 0
          QUALIFY row_number() OVER (
            PARTITION BY c.account, c.counterparty, c.last_at
            ORDER BY d.first_at, d.counterparty) = 1
        ), pair AS (
          SELECT * FROM meet
          QUALIFY row_number() OVER (
            PARTITION BY account, payee, out_at ORDER BY in_at DESC, payer) = 1
        ), flow AS (
          SELECT account, count(*) AS matches, count(DISTINCT %3$s) AS match_days,
                 count(DISTINCT payer) AS payers, count(DISTINCT payee) AS payees,
                 sum(amount)::DECIMAL(18,2) AS amount, sum(paid)::DECIMAL(18,2) AS paid,
                 (sum(amount) / count(*))::DECIMAL(18,2) AS mean_sum,
                 (sum(paid) / sum(amount))::DECIMAL(9,4) AS passed_share,
                 max(out_at) AS last_at
          FROM pair GROUP BY account
          HAVING count(*) >= %4$d AND match_days >= %5$d AND payers >= %6$d AND payees >= %6$d
            AND sum(amount) >= %7$s AND sum(amount) >= %8$s * count(*)
        )"""
        .formatted(
            params.hoursAfter(),
            params.minPart().toPlainString(),
            SqlTime.date("in_at"),
            params.minMatches(),
            params.minDays(),
            params.minStrangers(),
            params.minAmount().toPlainString(),
            params.minMeanSum().toPlainString());
  }

  private String parties(AsOf asOf) {
    return """
        , met AS (
          SELECT e.account, e.counterparty, sum(e.transfers) AS times
          FROM account_edge_day e SEMI JOIN flow f ON f.account = e.account
          WHERE e.transfers > 0 AND e.biz_date >= %1$s
          GROUP BY e.account, e.counterparty
        ), again AS (
          SELECT p.account,
                 (count(DISTINCT p.payer) FILTER (WHERE i.times > 1)
                   / count(DISTINCT p.payer))::DECIMAL(9,4) AS payers_again,
                 (count(DISTINCT p.payee) FILTER (WHERE o.times > 1)
                   / count(DISTINCT p.payee))::DECIMAL(9,4) AS payees_again
          FROM pair p
          JOIN met i ON i.account = p.account AND i.counterparty = p.payer
          JOIN met o ON o.account = p.account AND o.counterparty = p.payee
          GROUP BY p.account
        )"""
        .formatted(since(asOf, params.days() + params.historyDays()));
  }

  private static String since(AsOf asOf, int days) {
    return new AsOf(asOf.minusDays(days - 1)).sqlDate();
  }
}
