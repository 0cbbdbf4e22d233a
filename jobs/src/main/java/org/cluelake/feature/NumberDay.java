package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.SqlTime;

/** What a number did on the day: whom it reached and whether they answered or called back. */
public final class NumberDay implements BucketStep {

  /** The longest connected call that the contract calls short. */
  static final int SHORT_SECONDS = 15;

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "number-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.NUMBER_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH pair AS (
          SELECT number, other,
                 count(*) FILTER (direction = 'MO') AS attempts,
                 count(*) FILTER (direction = 'MO' AND answered) AS answered,
                 count(*) FILTER (direction = 'MO' AND answered AND duration_s <= %1$d) AS short,
                 count(*) FILTER (direction = 'MT') AS in_calls,
                 count(*) FILTER (direction = 'MT' AND answered) AS in_answered,
                 sum(CASE WHEN direction = 'MO' THEN duration_s ELSE 0 END) AS talk_out_s,
                 coalesce(max(started_at) FILTER (direction = 'MT')
                   > min(started_at) FILTER (direction = 'MO'), false) AS came_back
          FROM telecom_call
          GROUP BY number, other
        ), reached AS (
          SELECT number, sum(attempts)::INTEGER AS attempts, sum(answered)::INTEGER AS answered,
                 sum(short)::INTEGER AS short,
                 (count(*) FILTER (attempts > 0))::INTEGER AS callees,
                 (count(*) FILTER (attempts = 1))::INTEGER AS callees_once,
                 (count(*) FILTER (came_back))::INTEGER AS callees_back,
                 sum(in_calls)::INTEGER AS in_calls, sum(in_answered)::INTEGER AS in_answered,
                 (count(*) FILTER (in_calls > 0))::INTEGER AS callers,
                 sum(talk_out_s)::BIGINT AS talk_out_s
          FROM pair
          GROUP BY number
        ), means AS (
          SELECT number, count(DISTINCT cell)::INTEGER AS cells,
                 count(DISTINCT imei)::INTEGER AS handsets,
                 count(DISTINCT CASE WHEN direction = 'MO' THEN %2$s END)
                   ::INTEGER AS active_hours
          FROM telecom_call
          GROUP BY number
        )
        SELECT * FROM reached JOIN means USING (number)
        """
        .formatted(SHORT_SECONDS, SqlTime.hourNumber("started_at"));
  }
}
