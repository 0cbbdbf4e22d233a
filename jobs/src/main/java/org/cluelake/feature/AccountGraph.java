package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * How each account lies in the graph of who deals with whom: how many it pays and is paid by, how
 * often again, since when, and how closed the loops around it are. Amounts play no part.
 *
 * <p>Everything is counted from the account's own links ({@link MoneyLink}) and loops ({@link
 * MoneyLoop}), so a night costs one look at each of them. Loops are bounded where they are found:
 * {@link NewLoop} does not follow accounts with very many links, so a hub has links here and no
 * loops. What the accounts at the other ends look like is not brought here; a model that wants it
 * joins this table over the links of the rows it learns from or scores.
 *
 * <p>A loop of three counts by the role of the account in it: it pays both others (source), both
 * pay it (sink), or money can pass from one through it to the other; where it deals both ways it
 * may have several roles. Its tie to another account is the weight of all loops they share.
 */
public final class AccountGraph implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/account-graph.yaml}.
   *
   * @param newDays days for which a link counts as new, tonight included
   */
  public record Params(int newDays) implements Serializable {
    public Params {
      Require.that(newDays >= 1, "newDays is %s; want 1 or more", newDays);
    }
  }

  private final Params params;

  public AccountGraph(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "account-graph";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.MONEY_LINK), Read.today(Tables.MONEY_LOOP));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.MONEY_LINK));
  }

  @Override
  public TableContract writes() {
    return Tables.ACCOUNT_GRAPH;
  }

  // A loop may outlive the memory of a link in it: the account then has no role in that loop.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH link AS (
          SELECT account, counterparty, first_out_on, first_in_on, last_on,
                 first_out_on IS NOT NULL AS pays, first_in_on IS NOT NULL AS is_paid,
                 least(first_out_on, first_in_on) AS begun_on,
                 greatest(0, coalesce(out_transfers, 0) - 1) AS out_repeats,
                 greatest(0, coalesce(in_transfers, 0) - 1) AS in_repeats
          FROM money_link
        ), around AS (
          SELECT w.account, w.partner, w.other, w.weight, w.partner = w.other AS is_pair,
                 p.pays AND o.pays AS is_source, p.is_paid AND o.is_paid AS is_sink,
                 (p.is_paid AND o.pays) OR (p.pays AND o.is_paid) AS is_pass
          FROM money_loop w
          LEFT JOIN link p ON p.account = w.account AND p.counterparty = w.partner
          LEFT JOIN link o ON o.account = w.account AND o.counterparty = w.other
        ), closed AS (
          SELECT account, count(*) FILTER (WHERE NOT is_pair) AS triangles, sum(weight) AS closure,
                 sum(weight) FILTER (WHERE is_pair) AS pair_closure,
                 sum(weight) FILTER (WHERE NOT is_pair AND is_source) AS source_closure,
                 sum(weight) FILTER (WHERE NOT is_pair AND is_sink) AS sink_closure,
                 sum(weight) FILTER (WHERE NOT is_pair AND is_pass) AS pass_closure
          FROM around
          GROUP BY account
        ), tied AS (
          SELECT account, list(tie ORDER BY tie DESC) AS ties
          FROM (
            SELECT account, sum(weight) AS tie
            FROM (
              SELECT account, partner AS member, weight FROM around
              UNION ALL
              SELECT account, other, weight FROM around WHERE NOT is_pair
            )
            GROUP BY account, member
          )
          GROUP BY account
        ), linked AS (
          SELECT account, count(*) AS links, count(*) FILTER (WHERE pays) AS payees,
                 count(*) FILTER (WHERE is_paid) AS payers,
                 count(*) FILTER (WHERE pays AND is_paid) AS both_ways,
                 sum(out_repeats) AS out_repeats, sum(in_repeats) AS in_repeats,
                 count(*) FILTER (WHERE out_repeats > 0) AS repeated_payees,
                 count(*) FILTER (WHERE in_repeats > 0) AS repeated_payers,
                 max(greatest(out_repeats, in_repeats)) AS most_repeats,
                 %1$s - min(begun_on) AS known_days, %1$s - max(begun_on) AS newest_days,
                 %1$s - max(last_on) AS quiet_days,
                 count(*) FILTER (WHERE %1$s - begun_on < %2$d) AS new_links,
                 max(first_out_on) - min(first_out_on) AS paying_days,
                 max(first_in_on) - min(first_in_on) AS paid_days
          FROM link
          GROUP BY account
        )
        SELECT l.account, links::INTEGER AS links, payees::INTEGER AS payees,
               payers::INTEGER AS payers, both_ways::INTEGER AS both_ways,
               (1000 * payees // (payees + payers))::INTEGER AS payee_share,
               out_repeats::BIGINT AS out_repeats, in_repeats::BIGINT AS in_repeats,
               repeated_payees::INTEGER AS repeated_payees,
               repeated_payers::INTEGER AS repeated_payers, most_repeats::BIGINT AS most_repeats,
               known_days::INTEGER AS known_days, newest_days::INTEGER AS newest_days,
               quiet_days::INTEGER AS quiet_days, new_links::INTEGER AS new_links,
               paying_days::INTEGER AS paying_days, paid_days::INTEGER AS paid_days,
               coalesce(triangles, 0)::INTEGER AS triangles, coalesce(closure, 0)::BIGINT AS closure,
               coalesce(pair_closure, 0)::BIGINT AS pair_closure,
               coalesce(source_closure, 0)::BIGINT AS source_closure,
               coalesce(sink_closure, 0)::BIGINT AS sink_closure,
               coalesce(pass_closure, 0)::BIGINT AS pass_closure,
               coalesce(ties[1], 0)::BIGINT AS tie_1, coalesce(ties[2], 0)::BIGINT AS tie_2,
               coalesce(ties[3], 0)::BIGINT AS tie_3, coalesce(ties[4], 0)::BIGINT AS tie_4
        FROM linked l
        LEFT JOIN closed c ON c.account = l.account
        LEFT JOIN tied t ON t.account = l.account
        """
        .formatted(asOf.sqlDate(), params.newDays());
  }
}
