package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.SqlTime;

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
        WITH callee AS (
          SELECT number, %s AS hour_number, other, count(*) AS attempts,
                 count(*) FILTER (answered) AS answered,
                 count(*) FILTER (answered AND duration_s <= %d) AS short
          FROM telecom_call
          WHERE direction = 'MO'
          GROUP BY ALL
        )
        SELECT number, %s AS hour, sum(attempts)::INTEGER AS attempts,
               sum(answered)::INTEGER AS answered, sum(short)::INTEGER AS short,
               count(other)::INTEGER AS callees
        FROM callee
        GROUP BY number, hour_number
        """
        .formatted(
            SqlTime.hourNumber("started_at"), NumberDay.SHORT_SECONDS, SqlTime.hour("hour_number"));
  }
}
