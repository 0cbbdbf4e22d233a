package org.cluelake.job;

import java.util.ArrayList;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;

/**
 * A night's accounts as rows of a training table: where each lies in the graph of money links, the
 * same of the accounts it deals with, and what it moved.
 *
 * <p>The far ends come in by the largest value among them, and by values divided by their number of
 * links, so that an account everybody deals with weighs little; once over all links, once over
 * payees and payers apart. Each link is joined to one row of its far end, never to the links of
 * that, so the work grows with the links of the accounts in the table. Columns of amounts begin
 * with {@code amount_}.
 */
final class AccountTable {

  /** The tables it is made of, of one night. */
  static final List<TableContract> READS =
      List.of(
          Tables.ACCOUNT_STATE, Tables.ACCOUNT_GRAPH, Tables.MONEY_LINK, Tables.ACCOUNT_ACTIVITY);

  /** Facts of accounts at the far end, of all links. */
  private static final List<String> AROUND =
      List.of("closure", "tie_1", "out_repeats", "in_repeats", "links", "both_ways");

  /** Facts of accounts at the far end that differ between payees and payers. */
  private static final List<String> BY_SIDE =
      List.of("closure", "out_repeats", "in_repeats", "links");

  private AccountTable() {}

  /**
   * The query: one row per account of the view {@code chosen}, which has a column {@code account}
   * and may have others.
   */
  static String sql() {
    List<String> far = new ArrayList<>();
    for (String fact : AROUND) {
      String each = "list(g.%1$s ORDER BY g.%1$s DESC)".formatted(fact);
      String shares = "list(%1$s ORDER BY %1$s DESC)".formatted(perLink(fact));
      far.add(each + "[1] AS near_" + fact + "_1");
      far.add(each + "[2] AS near_" + fact + "_2");
      far.add(shares + "[1] AS near_" + fact + "_per_link_1");
      far.add(shares + "[2] AS near_" + fact + "_per_link_2");
      far.add("sum(" + perLink(fact) + ")::BIGINT AS near_" + fact + "_per_link");
    }
    for (String fact : BY_SIDE) {
      side(far, fact, "payee", "m.first_out_on IS NOT NULL");
      side(far, fact, "payer", "m.first_in_on IS NOT NULL");
    }
    return """
        WITH far AS (
          SELECT m.account,
                 %s
          FROM money_link m
          SEMI JOIN chosen c ON c.account = m.account
          JOIN account_graph g ON g.account = m.counterparty
          GROUP BY m.account
        ), moved AS (
          SELECT account, turnover[1] AS amount_this_month,
                 list_sum(turnover)::DECIMAL(18,2) AS amount_of_year
          FROM account_activity
        )
        SELECT c.*, g.* EXCLUDE (account, biz_date), f.* EXCLUDE (account),
               v.amount_this_month, v.amount_of_year,
               (v.amount_of_year
                 / nullif(g.payees + g.payers + g.out_repeats + g.in_repeats, 0))::DECIMAL(18,2)
                 AS amount_per_transfer
        FROM chosen c
        LEFT JOIN account_graph g ON g.account = c.account
        LEFT JOIN far f ON f.account = c.account
        LEFT JOIN moved v ON v.account = c.account
        ORDER BY c.account
        """
        .formatted(String.join(",\n         ", far));
  }

  /** Who paid whom, each pair once, with an account of {@code chosen} at one end at least. */
  static String links() {
    return """
        SELECT account AS payer, counterparty AS payee
        FROM money_link
        WHERE first_out_on IS NOT NULL
          AND (account IN (SELECT account FROM chosen)
               OR counterparty IN (SELECT account FROM chosen))
        ORDER BY payer, payee
        """;
  }

  private static void side(List<String> far, String fact, String side, String condition) {
    far.add("max(g.%s) FILTER (WHERE %s) AS %s_%s".formatted(fact, condition, side, fact));
    far.add(
        "sum(%s) FILTER (WHERE %s)::BIGINT AS %s_%s_per_link"
            .formatted(perLink(fact), condition, side, fact));
  }

  /** In thousandths of the fact's unit. */
  private static String perLink(String fact) {
    return "(1000 * g." + fact + "::BIGINT // g.links)";
  }
}
