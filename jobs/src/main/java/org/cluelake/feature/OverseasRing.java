package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Overseas numbers that ring many subscribers once: no operator of the nation serves them, so they
 * are known from the called side alone. The exchange from called numbers to callers.
 */
public final class OverseasRing implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Limits, from {@code conf/features/overseas-ring.yaml}.
   *
   * @param minRung subscribers rung from which a caller is kept
   * @param maxRingSeconds connected seconds up to which a call is a ring
   */
  public record Params(int minRung, int maxRingSeconds) implements Serializable {
    public Params {
      Require.that(minRung >= 1, "minRung is %s; want 1 or more", minRung);
      Require.that(maxRingSeconds >= 0, "maxRingSeconds is %s; want 0 or more", maxRingSeconds);
    }
  }

  private final Params params;

  public OverseasRing(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "overseas-ring";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.CALL_EDGE_DAY));
  }

  @Override
  public TableContract writes() {
    return Tables.OVERSEAS_RING;
  }

  // A called number lies in one bucket, so the counts of callers add up. What talk there was with
  // somebody who was only rung is the talk of calling back.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "part",
            """
            WITH pair AS (
              SELECT *, in_answered = 0 OR longest_s <= %d AS is_rung
              FROM call_edge_day
              WHERE other_class = 'overseas' AND in_calls > 0
            )
            SELECT other AS caller, count(*)::INTEGER AS callees,
                   count(*) FILTER (is_rung)::INTEGER AS rung,
                   count(*) FILTER (is_rung AND called_back)::INTEGER AS back,
                   coalesce(sum(talk_s) FILTER (is_rung AND called_back), 0)::BIGINT
                     AS back_talk_s,
                   max(last_at) AS last_at
            FROM pair
            GROUP BY other
            """
                .formatted(params.maxRingSeconds())));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT caller, sum(callees)::INTEGER AS callees, sum(rung)::INTEGER AS rung,
               sum(back)::INTEGER AS back, sum(back_talk_s)::BIGINT AS back_talk_s,
               max(last_at) AS last_at
        FROM part
        GROUP BY caller
        HAVING sum(rung) >= %d
        """
        .formatted(params.minRung());
  }
}
