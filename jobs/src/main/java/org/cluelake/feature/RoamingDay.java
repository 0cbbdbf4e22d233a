package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Numbers that roamed abroad on the day; few, so one table holds them all. */
public final class RoamingDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "roaming-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.ROAMING_DAY;
  }

  // A number's legs lie in its bucket alone, so each number is written once.
  @Override
  public String sql(AsOf asOf) {
    return "SELECT DISTINCT number FROM telecom_call WHERE roaming_country IS NOT NULL";
  }
}
