package org.cluelake.detector;

/**
 * The measures of {@link OtcMerchant} as named tables of one query: the accounts that are busy on
 * both sides, the prices that explain their sums, and their counterparties.
 */
final class OtcTables {

  private final OtcMerchant.Params params;

  OtcTables(OtcMerchant.Params params) {
    this.params = params;
  }

  /**
   * The named tables, without the leading WITH.
   *
   * @param from first night looked at, as a literal
   */
  // Prices are tried for the few accounts alone that are busy on both sides, in whole fen.
  String sql(String from) {
    return """
        busy AS (
          SELECT account FROM account_edge_day
          WHERE biz_date >= %1$s AND transfers > 0
          GROUP BY account
          HAVING count(DISTINCT counterparty) FILTER (direction = 'in') >= %2$d
            AND count(DISTINCT counterparty) FILTER (direction = 'out') >= %3$d
            AND sum(amount) >= %4$s AND sum(everyday) <= %5$s * sum(transfers)
        ), dealt AS (
          SELECT e.* FROM account_edge_day e SEMI JOIN busy USING (account) WHERE transfers > 0
        ), paid AS (
          SELECT account, biz_date, direction, (amount * 100)::BIGINT AS fen
          FROM dealt
          WHERE biz_date >= %1$s AND transfers = 1 AND everyday = 0 AND amount %% 100 <> 0
        ), lot AS (
          SELECT price * %6$d AS fen, price FROM (SELECT unnest(range(%7$d, %8$d + 1)) AS price)
        ), fit AS (
          SELECT p.account, p.biz_date, p.direction, l.price, count(*) AS sums
          FROM paid p JOIN lot l ON least(p.fen %% l.fen, l.fen - p.fen %% l.fen) <= %9$d
            AND p.fen + %9$d >= l.fen
          GROUP BY p.account, p.biz_date, p.direction, l.price
          HAVING count(*) >= %10$d
        ), best AS (
          SELECT account, biz_date, direction, max({'sums': sums, 'price': price}) AS told
          FROM fit GROUP BY account, biz_date, direction
        ), priced AS (
          SELECT account, sum(told.sums)::BIGINT AS priced, count(DISTINCT told.price) AS prices
          FROM best GROUP BY account
        ), fixed AS (
          SELECT account, max(sums) AS at_one_price
          FROM (SELECT p.account, l.price, count(*) AS sums
                FROM paid p JOIN lot l ON least(p.fen %% l.fen, l.fen - p.fen %% l.fen) <= %9$d
                  AND p.fen + %9$d >= l.fen
                GROUP BY p.account, l.price)
          GROUP BY account
        ), unround AS (
          SELECT account, count(*) AS sums FROM paid GROUP BY account
        ), party AS (
          SELECT account, counterparty, min(biz_date) >= %1$s AS stranger,
                 bool_or(direction = 'in') FILTER (biz_date >= %1$s) AS pays,
                 bool_or(direction = 'out') FILTER (biz_date >= %1$s) AS is_paid
          FROM dealt GROUP BY account, counterparty HAVING max(biz_date) >= %1$s
        ), sides AS (
          SELECT account, count(*) FILTER (pays) AS payers, count(*) FILTER (is_paid) AS payees,
                 count(*) FILTER (pays AND is_paid) AS two_way,
                 count(*) FILTER (stranger) / count(*) AS stranger_share
          FROM party GROUP BY account
        )"""
        .formatted(
            from,
            params.minPayers(),
            params.minPayees(),
            params.minTurnover().toPlainString(),
            params.maxEverydayShare().toPlainString(),
            params.lot(),
            params.fromFen(),
            params.toFen(),
            params.toleranceFen(),
            params.minPerPrice());
  }
}
