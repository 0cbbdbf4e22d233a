package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** With which devices an account's payments of today were ordered; broken-off ones count too. */
public final class AccountDeviceDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "account-device-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.ACCOUNT_DEVICE_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT account, device, count(*)::INTEGER AS orders,
               count(network_origin_flags)::INTEGER AS flagged, max("at") AS last_at
        FROM account_leg
        WHERE device IS NOT NULL AND direction = 'out'
        GROUP BY account, device
        """;
  }
}
