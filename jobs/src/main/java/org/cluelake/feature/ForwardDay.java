package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Which numbers had calls forwarded today, and where to. Operators record the forwarding with the
 * call it befell; when it was switched on is not delivered.
 */
public final class ForwardDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "forward-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.FORWARD_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT number, forwarded_to, count(*)::INTEGER AS calls,
               count(DISTINCT other)::INTEGER AS callers,
               min(started_at) AS first_at, max(started_at) AS last_at
        FROM telecom_call
        WHERE direction = 'MT' AND forwarded_to IS NOT NULL
        GROUP BY number, forwarded_to
        """;
  }
}
