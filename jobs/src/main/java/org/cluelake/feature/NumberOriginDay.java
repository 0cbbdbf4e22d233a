package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** How much of a number's day went over internet telephony and cloud voice. */
public final class NumberOriginDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "number-origin-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.NUMBER_ORIGIN_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT number,
               count(*) FILTER (direction = 'MO')::INTEGER AS out_calls,
               count(*) FILTER (direction = 'MO' AND trunk = 'voip')::INTEGER AS out_voip,
               count(*) FILTER (direction = 'MT')::INTEGER AS in_calls,
               count(*) FILTER (direction = 'MT' AND trunk = 'voip')::INTEGER AS in_voip,
               count(*) FILTER (direction = 'MT' AND trunk = 'voip'
                 AND other_class IN ('mobile', 'virtual_operator'))::INTEGER AS in_voip_mobile,
               count(DISTINCT other) FILTER (direction = 'MT' AND trunk = 'voip')::INTEGER
                 AS voip_callers,
               coalesce(sum(duration_s) FILTER (direction = 'MT' AND trunk = 'voip'), 0)::BIGINT
                 AS talk_voip_s
        FROM telecom_call
        GROUP BY number
        HAVING bool_or(trunk = 'voip')
        """;
  }
}
