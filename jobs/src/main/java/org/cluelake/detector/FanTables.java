package org.cluelake.detector;

import org.cluelake.run.AsOf;

/**
 * The measures of {@link FanInFanOut} as named tables of one query, up to {@code judged}: one row
 * per account, direction and measure, with the limit it is held against and what the guards need.
 */
final class FanTables {

  private final FanInFanOut.Params params;

  FanTables(FanInFanOut.Params params) {
    this.params = params;
  }

  /** The named tables, without the leading WITH. */
  String sql(AsOf asOf) {
    String slow = new AsOf(asOf.minusDays(params.slowDays() - 1)).sqlDate();
    String fast = new AsOf(asOf.minusDays(params.nights() - 1)).sqlDate();
    return LinkTables.full(params.link(), params.phone(), asOf)
        + ", "
        + fans(slow, fast)
        + ", "
        + limits(asOf, slow, fast);
  }

  // Candidates first, and before them the accounts with rows enough: distinct counterparties are
  // counted for few accounts, and the long history is read for candidates alone, without amounts.
  // What is named once and used often the kernel keeps in memory unless told not to: the history
  // itself would spill.
  private String fans(String slow, String fast) {
    return """
        moved AS NOT MATERIALIZED (
          SELECT * FROM account_edge_day WHERE transfers > 0
        ), busy AS (
          %4$s
          ANTI JOIN (SELECT account FROM account_state
                     WHERE kind IN ('merchant', 'corporate')) USING (account)
        ), candidate AS MATERIALIZED (
          %5$s
        ), past AS MATERIALIZED (
          SELECT account, direction, counterparty, biz_date
          FROM moved SEMI JOIN candidate USING (account)
        ), met AS (
          SELECT account, counterparty, min(biz_date) AS met_on
          FROM past GROUP BY account, counterparty
        ), recent AS MATERIALIZED (
          SELECT * FROM moved SEMI JOIN candidate USING (account) WHERE biz_date >= %1$s
        ), edge AS (
          SELECT r.*, met_on FROM recent r JOIN met USING (account, counterparty)
        ), party AS (
          SELECT account, direction, counterparty, true AS fast, min(met_on) >= %2$s AS stranger,
                 sum(amount) FILTER (WHERE everyday = transfers) AS everyday, sum(amount) AS amount,
                 min(first_at) AS first_at, max(last_at) AS last_at
          FROM edge WHERE biz_date >= %2$s GROUP BY account, direction, counterparty
          UNION ALL
          SELECT account, direction, counterparty, false, min(met_on) >= %1$s,
                 sum(amount) FILTER (WHERE everyday = transfers), sum(amount), min(first_at), max(last_at)
          FROM edge WHERE direction = 'in'
          GROUP BY account, direction, counterparty
        ), counted AS (
          SELECT * FROM party
          WINDOW side AS (PARTITION BY account, direction, fast)
          QUALIFY amount * count(*) OVER side >= %6$s * sum(amount) OVER side
        ), fan AS (
          SELECT account, direction, fast, count(*) FILTER (WHERE fast OR stranger) AS parties,
                 max(within) AS burst, count(*) FILTER (WHERE stranger) AS strangers,
                 count(*) FILTER (WHERE stranger) / count(*) AS stranger_share,
                 coalesce(sum(everyday) / nullif(sum(amount), 0), 0) AS everyday_share,
                 sum(amount)::DECIMAL(18,2) AS amount, max(last_at) AS last_at
          FROM (SELECT *, count(*) OVER (
                  PARTITION BY account, direction, fast ORDER BY first_at
                  RANGE BETWEEN CURRENT ROW AND INTERVAL %3$d HOURS FOLLOWING) AS within
                FROM counted)
          GROUP BY account, direction, fast
        ), busiest AS (
          SELECT account, direction, max(parties) AS parties
          FROM (SELECT account, direction, count(*) AS parties FROM past WHERE biz_date < %2$s
                GROUP BY account, direction, biz_date)
          GROUP BY account, direction
        ), acquainted AS (
          SELECT account, direction, count(DISTINCT counterparty) AS parties
          FROM past WHERE biz_date < %1$s GROUP BY account, direction
        ), flow AS (
          SELECT account, sum(in_amount) FILTER (WHERE biz_date >= %2$s) AS fast_in,
                 sum(out_amount) FILTER (WHERE biz_date >= %2$s) AS fast_out,
                 sum(out_amount) AS slow_out
          FROM account_day SEMI JOIN candidate USING (account)
          WHERE biz_date >= %1$s GROUP BY account
        )"""
        .formatted(
            slow,
            fast,
            params.burstHours(),
            accounts("moved", "*", slow, fast),
            accounts("moved SEMI JOIN busy USING (account)", "DISTINCT counterparty", slow, fast),
            params.minPartyShare().toPlainString());
  }

  /**
   * The accounts of a table that may be judged by what is counted: enough counterparties, enough
   * money and few everyday purposes, in the short measure or in the long one.
   */
  private String accounts(String from, String counted, String slow, String fast) {
    return """
        SELECT DISTINCT account FROM (
          SELECT account FROM %1$s WHERE biz_date >= %3$s
          GROUP BY account, direction
          HAVING (sum(amount) FILTER (biz_date >= %4$s) >= %8$s
              AND coalesce(sum(amount) FILTER (biz_date >= %4$s AND everyday = transfers), 0)
                <= %9$s * sum(amount) FILTER (biz_date >= %4$s)
              AND (count(%2$s) FILTER (biz_date >= %4$s) >= %5$d
                OR (account IN (SELECT account FROM link)
                  AND count(%2$s) FILTER (biz_date >= %4$s) >= %7$d)))
            OR (direction = 'in' AND count(%2$s) >= %6$d AND sum(amount) >= %8$s
              AND coalesce(sum(amount) FILTER (everyday = transfers), 0) <= %9$s * sum(amount)))"""
        .formatted(
            from,
            counted,
            slow,
            fast,
            params.minParties(),
            params.minSlowParties(),
            params.linkedMinParties(),
            params.minAmount().toPlainString(),
            params.maxEverydayShare().toPlainString());
  }

  private String limits(AsOf asOf, String slow, String fast) {
    return """
        peer AS (
          SELECT peer_group, measure, bin,
                 sum(peers) OVER (PARTITION BY peer_group, measure ORDER BY bin) AS up_to,
                 sum(peers) OVER (PARTITION BY peer_group, measure) AS total
          FROM (SELECT peer_group, measure, bin, sum(accounts) AS peers FROM peer_count
                WHERE biz_date = %1$s GROUP BY peer_group, measure, bin)
        ), peer_limit AS (
          SELECT peer_group, measure, max(total)::BIGINT AS peers,
                 min(bin) FILTER (WHERE total >= %2$d AND up_to >= total * %3$s) AS parties
          FROM peer GROUP BY peer_group, measure
        ), lake AS (
          SELECT count(DISTINCT biz_date) FILTER (WHERE biz_date < %4$s) AS before_slow,
                 count(DISTINCT biz_date) FILTER (WHERE biz_date < %5$s) AS before_fast
          FROM peer_count
        ), judged AS (
          SELECT f.*, s.kind, s.holder, coalesce(l.peers, 0) AS peers,
                 l.parties AS peer_limit,
                 CASE WHEN f.fast AND n.account IS NOT NULL THEN %9$d
                      WHEN f.fast THEN greatest(%6$d, coalesce(l.parties, 0)) ELSE %7$d END
                   AS party_limit,
                 n.account IS NOT NULL AS is_linked, n.from_listed, coalesce(n.warned, 0) AS warned,
                 n.network, n.sent_on, n.phone_listed,
                 n.phone_holders,
                 CASE WHEN f.fast THEN k.before_fast ELSE k.before_slow END AS nights_known,
                 coalesce(CASE WHEN f.fast THEN b.parties ELSE a.parties END, 0) AS before,
                 CASE WHEN f.fast THEN f.burst ELSE f.parties END AS now,
                 coalesce(least(1, CASE WHEN NOT f.fast THEN w.slow_out
                                        WHEN f.direction = 'in' THEN w.fast_out
                                        ELSE w.fast_in END / f.amount), 0) AS passed_share,
                 f.burst / f.parties AS burst_share,
                 date_diff('day', s.opened_on, %1$s) AS account_age
          FROM fan f CROSS JOIN lake k
          LEFT JOIN link n ON n.account = f.account
          LEFT JOIN flow w ON w.account = f.account
          LEFT JOIN account_state s ON s.account = f.account
          LEFT JOIN busiest b ON b.account = f.account AND b.direction = f.direction
          LEFT JOIN acquainted a ON a.account = f.account AND a.direction = f.direction
          LEFT JOIN peer_limit l ON l.peer_group = coalesce(s.kind, 'unknown')
            AND l.measure = CASE f.direction WHEN 'in' THEN 'payers_72h' ELSE 'payees_72h' END
          WHERE f.amount >= %8$s AND (NOT (f.fast AND n.account IS NOT NULL) OR f.parties >= %9$d)
        )"""
        .formatted(
            asOf.sqlDate(),
            params.minPeerAccounts(),
            params.peerQuantile().toPlainString(),
            slow,
            fast,
            params.minParties(),
            params.minSlowParties(),
            params.minAmount().toPlainString(),
            params.linkedMinParties());
  }
}
