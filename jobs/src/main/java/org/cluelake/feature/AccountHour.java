package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.SqlTime;

/**
 * What was settled on an account in each hour of today, cash included; amounts in yuan, as in
 * {@link AccountEdgeDay}.
 */
public final class AccountHour implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "account-hour";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.ACCOUNT_HOUR;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT account, %2$s AS hour,
               count(*) FILTER (WHERE direction = 'in')::INTEGER AS in_count,
               coalesce(sum(amount) FILTER (WHERE direction = 'in' AND currency = 'CNY'), 0)
                 ::DECIMAL(18,2) AS in_amount,
               count(*) FILTER (WHERE direction = 'out')::INTEGER AS out_count,
               coalesce(sum(amount) FILTER (WHERE direction = 'out' AND currency = 'CNY'), 0)
                 ::DECIMAL(18,2) AS out_amount
        FROM account_leg
        WHERE state = 'settled'
        GROUP BY account, %1$s
        """
        .formatted(SqlTime.hourNumber("\"at\""), SqlTime.hour(SqlTime.hourNumber("\"at\"")));
  }
}
