package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.SqlTime;

/**
 * Cash drawn from an account in each hour of today: how often, how much, how much alike and in how
 * many places. Amounts in yuan, as in {@link AccountEdgeDay}; which places is not kept.
 */
public final class CashHour implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "cash-hour";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.CASH_HOUR;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH draw AS (
          SELECT *, %1$s AS hour,
                 count(*) OVER (PARTITION BY account, %1$s, amount, currency) AS alike
          FROM account_leg
          WHERE state = 'settled' AND direction = 'out' AND counterparty IS NULL
            AND channel IN ('atm', 'cash', 'counter')
        )
        SELECT account, %2$s AS hour, count(*)::INTEGER AS draws,
               coalesce(sum(amount) FILTER (WHERE currency = 'CNY'), 0)::DECIMAL(18,2) AS amount,
               max(alike)::INTEGER AS most_alike,
               count(DISTINCT terminal_region)::INTEGER AS places, max("at") AS last_at
        FROM draw
        GROUP BY account, draw.hour
        """
        .formatted(SqlTime.hourNumber("\"at\""), SqlTime.hour("draw.hour"));
  }
}
