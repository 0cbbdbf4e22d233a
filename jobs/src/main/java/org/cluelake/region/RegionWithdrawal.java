package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Where cash was taken out: by account, county of the machine or counter, and day. */
public final class RegionWithdrawal implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "region-withdrawal";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.REGION_WITHDRAWAL;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT DISTINCT account, terminal_region AS region, "at"::DATE AS day
        FROM account_leg
        WHERE direction = 'out' AND counterparty IS NULL AND state = 'settled'
          AND channel IN ('atm', 'counter', 'cash') AND terminal_region IS NOT NULL
        """;
  }
}
