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
 * When customers move money on an account, and how much a month: a carried state of every account,
 * so that a long silence can be told from a long absence from the lake.
 *
 * <p>Amounts are in yuan, as in {@link AccountEdgeDay}. The source of the pause is the practice of
 * suspending services of accounts without a customer's entry for six months (People's Bank of China
 * notice 261 of 2016).
 */
public final class AccountActivity implements BucketStep {

  private static final long serialVersionUID = 1L;

  /** Months of turnover kept: the night's and the twelve before it. */
  static final int MONTHS = 13;

  /**
   * Settings, from {@code conf/features/account-activity.yaml}.
   *
   * @param pauseDays a run of activity ends with this many days without a customer's movement
   * @param bankPurposes purpose codes of what the bank books by itself, lower case
   */
  public record Params(int pauseDays, List<String> bankPurposes) implements Serializable {
    public Params {
      Require.that(pauseDays >= 7, "pauseDays is %s; want 7 or more", pauseDays);
      Require.that(!bankPurposes.isEmpty(), "bankPurposes is empty; name interest and fees");
      bankPurposes = new EverydayPurposes(bankPurposes).codes();
    }
  }

  private final Params params;

  public AccountActivity(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "account-activity";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.ACCOUNT_LEG),
        Read.today(Tables.ACCOUNT_STATE),
        Read.before(Tables.ACCOUNT_ACTIVITY));
  }

  @Override
  public TableContract writes() {
    return Tables.ACCOUNT_ACTIVITY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH moved AS (
          SELECT account,
                 coalesce(sum(amount) FILTER (WHERE currency = 'CNY'), 0)::DECIMAL(18,2) AS amount,
                 bool_or(channel IN ('counter', 'cash')
                         AND (direction = 'out' OR counterparty IS NULL)) AS at_counter
          FROM account_leg
          WHERE state = 'settled' AND NOT %3$s
          GROUP BY account
        ), every AS (
          SELECT account FROM account_activity_before
          UNION
          SELECT account FROM account_state
          UNION
          SELECT account FROM moved
        ), carried AS (
          SELECT e.account, b.* EXCLUDE (account, biz_date), m.amount, m.at_counter,
                 m.account IS NOT NULL AS is_moved,
                 m.account IS NOT NULL
                   AND coalesce(date_diff('day', b.last_active_on, %1$s) >= %2$d, true) AS is_new_run,
                 list_resize(
                   list_concat(
                     list_transform(
                       range(greatest(0, least(%4$d, coalesce(
                         date_diff('month', b.month, date_trunc('month', %1$s)), 0)))),
                       lambda i: 0::DECIMAL(18,2)),
                     coalesce(b.turnover, [])),
                   %4$d, 0::DECIMAL(18,2)) AS months
          FROM every e
          LEFT JOIN account_activity_before b ON b.account = e.account
          LEFT JOIN moved m ON m.account = e.account
        )
        SELECT account, coalesce(known_on, %1$s) AS known_on,
               CASE WHEN is_moved THEN %1$s ELSE last_active_on END AS last_active_on,
               CASE WHEN is_new_run THEN %1$s ELSE run_started_on END AS run_started_on,
               CASE WHEN is_new_run THEN last_active_on ELSE quiet_since END AS quiet_since,
               CASE WHEN is_new_run THEN at_counter ELSE coalesce(is_run_at_counter, false) END
                 AS is_run_at_counter,
               date_trunc('month', %1$s)::DATE AS month,
               list_concat([(months[1] + coalesce(amount, 0))::DECIMAL(18,2)], months[2:])
                 AS turnover
        FROM carried
        """
        .formatted(
            asOf.sqlDate(),
            params.pauseDays(),
            new EverydayPurposes(params.bankPurposes()).condition(),
            MONTHS);
  }
}
