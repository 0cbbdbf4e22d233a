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
 * Uses of the day that need somebody at home while the holder of the card was abroad: an account at
 * a counter, a cash machine or a till, a number in a home cell.
 *
 * <p>Payments by app never count, for an app travels with its owner. That a terminal stands at home
 * is a yes or no; which one it was is neither read nor kept. Some hours around each crossing are
 * left out, since banks, ports and operators keep different clocks.
 */
public final class UseWhileAway implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/use-while-away.yaml}.
   *
   * @param marginHours hours after an exit and before an entry that do not count
   */
  public record Params(int marginHours) implements Serializable {
    public Params {
      Require.that(
          marginHours >= 0 && marginHours <= 72, "marginHours is %s; want 0-72", marginHours);
    }
  }

  private final Params params;

  public UseWhileAway(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "use-while-away";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.STAY_ABROAD),
        Read.today(Tables.ACCOUNT_LEG),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.TELECOM_CALL),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.STAY_ABROAD));
  }

  @Override
  public TableContract writes() {
    return Tables.USE_WHILE_AWAY;
  }

  // An account is used by whom it is debited for, or by who pays in without another account.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH use AS (
          SELECT 'account' AS entity_kind, l.account AS entity, a.holder AS person,
                 CASE WHEN l.channel = 'cash' THEN 'counter' ELSE l.channel END AS way, l."at",
                 l.counterparty AS party, CASE WHEN l.currency = 'CNY' THEN l.amount ELSE 0 END
                   AS amount
          FROM account_leg l
          JOIN account_state a ON a.account = l.account
          WHERE l.state = 'settled' AND l.channel IN ('counter', 'cash', 'atm', 'pos')
            AND l.terminal_region IS NOT NULL AND (l.direction = 'out' OR l.counterparty IS NULL)
            AND a.holder IN (SELECT person FROM stay_abroad)
          UNION ALL
          SELECT 'number', c.number, s.holder,
                 CASE WHEN c.direction = 'MO' THEN 'call_out' ELSE 'call_in' END, c.started_at,
                 c.other, 0
          FROM telecom_call c
          JOIN subscriber_state s ON s.number = c.number
          WHERE c.answered AND c.cell IS NOT NULL AND c.roaming_country IS NULL
            AND s.holder_kind = 'person' AND s.valid_from <= c.started_at::DATE
            AND s.holder IN (SELECT person FROM stay_abroad)
        )
        SELECT u.entity_kind, u.entity, u.way, t.left_at, t.returned_at, u.person,
               count(*)::INTEGER AS uses, count(DISTINCT u.party)::INTEGER AS parties,
               sum(u.amount)::DECIMAL(18,2) AS amount, max(u.amount)::DECIMAL(18,2) AS largest,
               min(u."at") AS first_at, max(u."at") AS last_at
        FROM use u
        JOIN stay_abroad t ON t.person = u.person
          AND u."at" > t.left_at + INTERVAL %1$d HOURS
          AND (t.returned_at IS NULL OR u."at" < t.returned_at - INTERVAL %1$d HOURS)
        GROUP BY u.entity_kind, u.entity, u.way, t.left_at, t.returned_at, u.person
        """
        .formatted(params.marginHours());
  }
}
