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
 * What the called numbers of a busy caller have in common: how many nobody holds, how many it knew
 * before, how evenly the calls are spread (patent CN108833720B). The exchange from callers to
 * called numbers.
 *
 * <p>The spread is the exponential of the Rényi entropy of order two, which needs whole numbers
 * alone, so that no order of summing changes it.
 */
public final class CalledTraits implements GatherStep {

  private static final long serialVersionUID = 1L;

  private static final String MOBILE = "other_class IN ('mobile', 'virtual_operator')";

  /**
   * Limits, from {@code conf/features/called-traits.yaml}.
   *
   * @param days nights of contacts looked at, tonight included
   * @param minAttempts outgoing attempts of the day from which a number is kept
   */
  public record Params(int days, int minAttempts) implements Serializable {
    public Params {
      Require.that(days >= 2, "days is %s; want 2 or more", days);
      Require.that(minAttempts >= 1, "minAttempts is %s; want 1 or more", minAttempts);
    }
  }

  private final Params params;

  public CalledTraits(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "called-traits";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.NUMBER_DAY),
        Read.window(Tables.CALL_EDGE_DAY, params.days()),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.NUMBER_DAY));
  }

  @Override
  public TableContract writes() {
    return Tables.CALLED_TRAITS;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "reached",
            """
            SELECT e.number, e.other, min(e.other_class) AS other_class,
                   sum(e.out_calls) FILTER (e.biz_date = %1$s)::BIGINT AS out_calls,
                   bool_or(e.biz_date < %1$s) AS is_friend
            FROM call_edge_day e
            SEMI JOIN (SELECT number FROM number_day WHERE attempts >= %2$d) c
              ON c.number = e.number
            GROUP BY e.number, e.other
            HAVING sum(e.out_calls) FILTER (e.biz_date = %1$s) > 0
            """
                .formatted(asOf.sqlDate(), params.minAttempts())),
        new Gathering(
            "held",
            """
            SELECT number FROM subscriber_state
            WHERE status <> 'closed'
              AND number IN (SELECT other FROM reached WHERE %s)
            """
                .formatted(MOBILE)));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT r.number, count(*)::INTEGER AS callees,
               count(*) FILTER (%s AND h.number IS NULL)::INTEGER AS vacant,
               count(*) FILTER (is_friend)::INTEGER AS friends,
               (sum(out_calls) * sum(out_calls) // sum(out_calls * out_calls))::INTEGER
                 AS effective_callees
        FROM reached r
        LEFT JOIN held h ON h.number = r.other
        GROUP BY r.number
        """
        .formatted(MOBILE);
  }
}
