package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;

/**
 * Cash taken out of accounts that live cases name, by the county where it was: whoever carries
 * fraud's money to a machine does so far from where the account was opened and from where the
 * victim lives.
 *
 * <p>A withdrawal counts from the first use of the account in a case on, and for so many days after
 * it: what was taken out before the account was sold, or long after the case, is its holder's own.
 * Several on one day in one county are one. A case that comes later than so many nights after a
 * withdrawal does not reach back to it; what was once found stays while a live case names the
 * account. A protected account is spoofed, not used.
 */
public final class MuleWithdrawal implements GatherStep {

  private static final long serialVersionUID = 1L;

  /** What begins a query with the spans of days in which cases say an account was used. */
  private static final String USED =
      """
      WITH used AS (
        SELECT e.entity AS account, coalesce(e.first_used_at::DATE, c.accepted_on) AS used_on
        FROM case_entity e
        JOIN region_case c USING (case_id)
        ANTI JOIN (SELECT entity FROM protected_entity
                   WHERE entity_kind = 'account' AND valid_from <= %1$s
                     AND (valid_to IS NULL OR valid_to >= %1$s)) p ON p.entity = e.entity
        WHERE e.entity_kind = 'account' AND c.status <> 'withdrawn' AND c.accepted_on <= %1$s
      )
      """;

  private final RegionConf conf;

  public MuleWithdrawal(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "mule-withdrawal";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.REGION_WITHDRAWAL, conf.withdrawalDays()),
        Read.before(Tables.MULE_WITHDRAWAL),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.REGION_CASE),
        Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.MULE_WITHDRAWAL;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "taken_out",
            USED.formatted(asOf.sqlDate())
                + """
                SELECT DISTINCT w.account, w.region, w.day
                FROM region_withdrawal w
                SEMI JOIN used u ON u.account = w.account AND w.day >= u.used_on
                  AND w.day < u.used_on + %d
                """
                    .formatted(conf.withdrawalDays())));
  }

  @Override
  public String sql(AsOf asOf) {
    return USED.formatted(asOf.sqlDate())
        + """
        , found AS (
          SELECT account, region, day FROM taken_out
          UNION
          SELECT account, region, day FROM mule_withdrawal_before
        )
        SELECT f.account, f.region, f.day
        FROM found f
        SEMI JOIN used u ON u.account = f.account AND f.day >= u.used_on
          AND f.day < u.used_on + %d
        WHERE f.day BETWEEN DATE '%s' AND %s
        """
            .formatted(conf.withdrawalDays(), conf.fromBefore(asOf), asOf.sqlDate());
  }
}
