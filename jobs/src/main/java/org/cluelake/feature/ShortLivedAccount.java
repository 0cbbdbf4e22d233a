package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Accounts that came into use days ago and are used by turns with others like them: they pay on to
 * the same accounts, or are used with the same devices. The exchange between such accounts.
 *
 * <p>Kept out: accounts of merchants and firms, on both sides of a payment; everyday purposes;
 * payees of more than {@code maxHub} such accounts, which everybody pays; two accounts of one
 * holder; devices on which most accounts are mere visitors.
 */
public final class ShortLivedAccount implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/short-lived-account.yaml}.
   *
   * @param days an account is short-lived up to so many days after it came into use
   * @param minPayers payers from which it is looked at
   * @param maxHub such accounts that pay one payee, up to which the payee joins them
   * @param minQuietDays days before its use an account must be known to say it was not in use
   */
  public record Params(int days, int minPayers, int maxHub, int minQuietDays)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(minPayers >= 2, "minPayers is %s; want 2 or more", minPayers);
      Require.that(maxHub >= 2, "maxHub is %s; want 2 or more", maxHub);
      Require.that(minQuietDays >= 1, "minQuietDays is %s; want 1 or more", minQuietDays);
    }
  }

  private final Params params;

  public ShortLivedAccount(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "short-lived-account";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.days()),
        Read.today(Tables.ACCOUNT_ACTIVITY),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.SHARED_DEVICE),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.ACCOUNT_EDGE_DAY, params.days()));
  }

  @Override
  public TableContract writes() {
    return Tables.SHORT_LIVED_ACCOUNT;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "young",
            """
            WITH moved AS (
              SELECT account,
                     count(DISTINCT counterparty) FILTER (direction = 'in')::INTEGER AS payers,
                     count(DISTINCT counterparty) FILTER (direction = 'out')::INTEGER AS payees,
                     coalesce(sum(amount) FILTER (direction = 'in'), 0)::DECIMAL(18,2) AS received,
                     coalesce(sum(amount) FILTER (direction = 'out'), 0)::DECIMAL(18,2) AS paid,
                     count(*) FILTER (direction = 'in' AND transfers = 1)::INTEGER AS sums,
                     count(*) FILTER (direction = 'in' AND transfers = 1 AND amount %% 100 = 0)
                       ::INTEGER AS round_sums,
                     max(last_at) AS last_at
              FROM account_edge_day WHERE transfers > everyday GROUP BY account
            )
            SELECT m.*, a.run_started_on AS started_on, s.holder,
                   a.quiet_since IS NULL AND coalesce(s.opened_on < a.known_on, true)
                     AND date_diff('day', a.known_on, a.run_started_on) < %3$d AS is_early
            FROM moved m
            JOIN account_activity a ON a.account = m.account
            LEFT JOIN account_state s ON s.account = m.account
            WHERE m.payers >= %2$d AND a.run_started_on > %1$s
              AND coalesce(s.kind, '') NOT IN ('merchant', 'corporate')
            """
                .formatted(
                    new AsOf(asOf.minusDays(params.days())).sqlDate(),
                    params.minPayers(),
                    params.minQuietDays())),
        new Gathering(
            "alike",
            """
            SELECT account, max(payments)::INTEGER AS same_sums
            FROM (SELECT account, amount, count(*) AS payments
                  FROM account_edge_day
                  WHERE direction = 'in' AND transfers = 1 AND everyday = 0
                    AND account IN (SELECT account FROM young)
                  GROUP BY account, amount)
            GROUP BY account
            """),
        new Gathering(
            "onward",
            """
            SELECT DISTINCT account, counterparty AS payee
            FROM account_edge_day
            WHERE direction = 'out' AND transfers > everyday
              AND account IN (SELECT account FROM young)
            """),
        new Gathering(
            "shop",
            """
            SELECT account FROM account_state
            WHERE kind IN ('merchant', 'corporate') AND account IN (SELECT payee FROM onward)
            """));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH joining AS (
          SELECT o.account, o.payee, y.holder
          FROM onward o JOIN young y ON y.account = o.account
          WHERE o.payee NOT IN (SELECT account FROM shop)
            AND o.payee IN (SELECT payee FROM onward GROUP BY payee
                            HAVING count(*) BETWEEN 2 AND %1$d)
        ), hand AS (
          SELECT d.account, d.device, y.holder
          FROM shared_device d JOIN young y ON y.account = d.account
          WHERE 2 * d.visitors <= d.accounts
        ), tie AS (
          SELECT a.account, b.account AS partner, a.payee, NULL::BIGINT AS device
          FROM joining a JOIN joining b ON b.payee = a.payee AND b.account <> a.account
            AND (a.holder IS NULL OR a.holder IS DISTINCT FROM b.holder)
          UNION ALL
          SELECT a.account, b.account, NULL, a.device
          FROM hand a JOIN hand b ON b.device = a.device AND b.account <> a.account
            AND (a.holder IS NULL OR a.holder IS DISTINCT FROM b.holder)
        ), turn AS (
          SELECT account, count(DISTINCT payee)::INTEGER AS shared_payees,
                 count(DISTINCT partner)::INTEGER AS partners,
                 count(DISTINCT partner) FILTER (device IS NOT NULL)::INTEGER AS device_partners,
                 count(DISTINCT partner) FILTER (partner IN (
                   SELECT entity FROM listed_entity
                   WHERE entity_kind = 'account' AND status = 'active'))::INTEGER
                   AS listed_partners
          FROM tie GROUP BY account
        )
        SELECT y.account, y.started_on, y.is_early, y.payers, y.payees, y.received, y.paid, y.sums,
               y.round_sums, t.shared_payees, t.partners, t.device_partners, t.listed_partners,
               y.last_at, coalesce(s.same_sums, 0) AS same_sums
        FROM turn t JOIN young y ON y.account = t.account
        LEFT JOIN alike s ON s.account = t.account
        """
        .formatted(params.maxHub());
  }
}
