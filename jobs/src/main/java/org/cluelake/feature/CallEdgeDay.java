package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Who was in touch with whom on the day, counted for the served number. */
public final class CallEdgeDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "call-edge-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.CALL_EDGE_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT number, other, min(other_class) AS other_class,
               (count(*) FILTER (direction = 'MO'))::INTEGER AS out_calls,
               (count(*) FILTER (direction = 'MO' AND answered))::INTEGER AS out_answered,
               (count(*) FILTER (direction = 'MT'))::INTEGER AS in_calls,
               (count(*) FILTER (direction = 'MT' AND answered))::INTEGER AS in_answered,
               (count(*) FILTER (direction = 'MT' AND trunk = 'international'))::INTEGER
                 AS in_international,
               sum(duration_s)::BIGINT AS talk_s,
               max(duration_s) AS longest_s,
               min(started_at) AS first_at,
               max(started_at + to_seconds(duration_s)) AS last_at,
               coalesce(max(started_at) FILTER (direction = 'MO')
                 > min(started_at) FILTER (direction = 'MT'), false) AS called_back
        FROM telecom_call
        GROUP BY number, other
        """;
  }
}
