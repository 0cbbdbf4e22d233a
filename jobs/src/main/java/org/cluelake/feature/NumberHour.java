package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Outgoing attempts of a number by the hour, so that rules in hours can look across midnight. */
public final class NumberHour implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "number-hour";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.NUMBER_HOUR;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT number, date_trunc('hour', started_at) AS hour,
               count(*)::INTEGER AS attempts,
               (count(*) FILTER (answered))::INTEGER AS answered,
               (count(*) FILTER (answered AND duration_s <= %d))::INTEGER AS short,
               count(DISTINCT other)::INTEGER AS callees
        FROM telecom_call
        WHERE direction = 'MO'
        GROUP BY ALL
        """
        .formatted(NumberDay.SHORT_SECONDS);
  }
}
