package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Calls received through an international trunk from a number that is not overseas. A called party
 * who roams abroad itself is reached that way by everybody and has no row.
 */
public final class InboundAbroadDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "inbound-abroad-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.INBOUND_ABROAD_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT number, other AS caller, min(other_class) AS caller_class,
               count(*)::INTEGER AS calls, (count(*) FILTER (answered))::INTEGER AS answered,
               sum(duration_s)::BIGINT AS talk_s, max(duration_s) AS longest_s,
               coalesce(bool_or(presented_caller <> network_caller), false) AS is_altered,
               max(started_at + to_seconds(duration_s)) AS last_at
        FROM telecom_call
        WHERE direction = 'MT' AND trunk = 'international' AND other_class <> 'overseas'
          AND roaming_country IS NULL
        GROUP BY number, other
        """;
  }
}
