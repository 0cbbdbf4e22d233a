package org.cluelake.detector;

import org.cluelake.run.AsOf;

/**
 * The measures of {@link DormantBurst} as named tables of one query, up to {@code judged}: one row
 * per account whose silence ended lately and which no guard spares.
 */
final class BurstTables {

  private final DormantBurst.Params params;

  BurstTables(DormantBurst.Params params) {
    this.params = params;
  }

  /** The named tables after {@code link}, without a leading WITH. */
  String sql(AsOf asOf) {
    return flows(new AsOf(asOf.minusDays(params.burstDays() - 1)).sqlDate()) + ", " + judged();
  }

  // The balance travels in a struct, so that a withheld one is not answered with an older one.
  private String flows(String from) {
    return """
        run AS (
          SELECT account, run_started_on, quiet_since, is_run_at_counter, turnover AS months,
                 date_diff('day', coalesce(quiet_since, known_on), run_started_on) AS quiet_days,
                 least(365, date_diff('day', known_on, run_started_on)) AS watched_days
          FROM account_activity
          WHERE run_started_on >= %1$s
            AND date_diff('day', coalesce(quiet_since, known_on), run_started_on) >= %2$d
        ), flow AS (
          SELECT r.account, sum(d.in_amount + d.out_amount)::DECIMAL(18,2) AS turnover,
                 sum(d.in_amount)::DECIMAL(18,2) AS in_amount,
                 sum(d.out_amount)::DECIMAL(18,2) AS out_amount,
                 sum(d.in_count + d.out_count) AS movements,
                 sum(d.cash_out_amount) / nullif(sum(d.out_amount), 0) AS cash_share,
                 sum(d.night_amount) / nullif(sum(d.in_amount + d.out_amount), 0) AS night_share,
                 max(d.biz_date) AS last_day,
                 date_diff('day', min(d.biz_date), max(d.biz_date)) + 1 AS run_days
          FROM run r
          JOIN account_day d ON d.account = r.account AND d.biz_date >= r.run_started_on
          WHERE d.in_count + d.out_count > 0
          GROUP BY r.account
        ), party AS (
          SELECT r.account, count(DISTINCT e.counterparty) AS parties,
                 sum(e.everyday) / sum(e.transfers) AS everyday_share, max(e.last_at) AS last_at
          FROM run r
          JOIN account_edge_day e ON e.account = r.account AND e.biz_date >= r.run_started_on
          WHERE e.transfers > 0
          GROUP BY r.account
        )"""
        .formatted(from, params.minWatchedDays());
  }

  private String judged() {
    return """
        met AS (
          SELECT r.*, f.* EXCLUDE (account), coalesce(p.parties, 0) AS parties,
                 coalesce(p.everyday_share, 0) AS everyday_share,
                 coalesce(p.last_at, (f.last_day + 1)::TIMESTAMPTZ - INTERVAL 1 SECOND)
                   AS happened_at,
                 greatest(0, list_sum(r.months) - f.turnover)::DECIMAL(18,2) AS year_before,
                 least(1, coalesce(f.out_amount / nullif(f.in_amount, 0), 0)) AS passed_share,
                 s.kind, s.holder, s.opened_on, l.account IS NOT NULL AS is_linked, l.from_listed,
                 coalesce(l.warned, 0) AS warned, l.network
          FROM run r
          JOIN flow f ON f.account = r.account
          LEFT JOIN party p ON p.account = r.account
          LEFT JOIN link l ON l.account = r.account
          LEFT JOIN account_state s ON s.account = r.account
        ), judged AS (
          SELECT *, quiet_days >= %1$d AS is_quiet_known,
                 (year_before * %2$d / watched_days)::DECIMAL(18,2) AS usual
          FROM met
          WHERE turnover >= %3$s AND turnover * watched_days >= year_before * %2$d * %4$d
            AND coalesce(kind, '') NOT IN ('merchant', 'corporate')
            AND (quiet_days >= %1$d
              OR (quiet_since IS NULL
                AND coalesce(date_diff('day', opened_on, run_started_on) >= %1$d, true)))
            AND everyday_share <= %5$s
            AND (is_linked
              OR (NOT is_run_at_counter AND parties >= %6$d
                AND NOT (movements <= %7$d AND passed_share <= %8$s)))
        )"""
        .formatted(
            params.quietDays(),
            params.burstDays(),
            params.minAmount().toPlainString(),
            params.minTimes(),
            params.maxEverydayShare().toPlainString(),
            params.minCounterparties(),
            params.maxKeptMovements(),
            params.maxKeptOutShare().toPlainString());
  }
}
