package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Cards whose use began anew lately and that call often: few, so one table holds them all and those
 * of one holder or one device can be told.
 *
 * <p>Whether a card is used far from where it was opened is a yes or no: two first parts of places
 * are compared and neither is kept. The file names the opening only in the rows of the last days,
 * so that it is known for new cards and null for others.
 */
public final class RestartedCard implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Limits, from {@code conf/features/restarted-card.yaml}.
   *
   * @param days nights since a use began up to which it is new, tonight included
   * @param quietDays days of silence from which a use is a new one
   * @param minAttempts outgoing attempts of the busiest day from which a card is kept
   */
  public record Params(int days, int quietDays, int minAttempts) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(quietDays >= 30, "quietDays is %s; want 30 or more", quietDays);
      Require.that(minAttempts >= 1, "minAttempts is %s; want 1 or more", minAttempts);
    }
  }

  private final Params params;

  public RestartedCard(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "restarted-card";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.NUMBER_ACTIVITY),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.window(Tables.NUMBER_DAY, 2 * params.days()),
        Read.today(Tables.TELECOM_CALL),
        Read.window(Tables.TELECOM_SUBSCRIBER, params.days() + 1));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.NUMBER_ACTIVITY));
  }

  @Override
  public TableContract writes() {
    return Tables.RESTARTED_CARD;
  }

  // The silence ended before the run began; where it is not known since when, the card has been
  // watched for so long at least.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH fact AS (
          SELECT a.*, s.holder, s.holder_kind,
                 s.valid_from >= %1$s - %2$d AS is_new,
                 a.run_started_on >= %1$s - %2$d AS is_new_run,
                 a.device_before IS NOT NULL AND a.device_since >= %1$s - %2$d AS is_moved,
                 date_diff('day', coalesce(a.quiet_since, a.known_on), a.run_started_on)
                   AS quiet_days,
                 a.quiet_since IS NULL AND s.valid_from < a.known_on AS is_past_unknown
          FROM number_activity a
          JOIN subscriber_state s ON s.number = a.number
          WHERE s.card_kind <> 'iot'
        ), kinds AS (
          SELECT *,
                 CASE WHEN is_new THEN 'new'
                      WHEN is_new_run AND quiet_days >= %3$d THEN 'silent'
                      WHEN is_new_run AND is_past_unknown AND run_started_on > known_on
                      THEN 'unwatched'
                      WHEN is_moved THEN 'handed' END AS kind
          FROM fact
        ), begun AS (
          SELECT number, holder, holder_kind, kind, device,
                 CASE WHEN kind = 'handed' THEN device_since ELSE run_started_on END AS began_on,
                 CASE WHEN kind IN ('silent', 'unwatched') THEN quiet_days ELSE 0 END AS quiet_days,
                 coalesce(is_moved, false)
                   AND (kind = 'handed' OR device_since >= run_started_on) AS is_new_device
          FROM kinds
          WHERE kind IS NOT NULL AND run_started_on IS NOT NULL
        ), daily AS (
          SELECT b.number,
                 max(d.attempts) FILTER (d.biz_date >= b.began_on) AS attempts,
                 max(d.attempts) FILTER (d.biz_date < b.began_on) AS attempts_before,
                 sum(d.callees) FILTER (d.biz_date >= b.began_on) AS callees,
                 sum(d.callees_once) FILTER (d.biz_date >= b.began_on) AS callees_once,
                 sum(d.attempts) FILTER (d.biz_date >= b.began_on) AS calls_out,
                 sum(d.in_calls) FILTER (d.biz_date >= b.began_on) AS calls_in
          FROM begun b
          JOIN number_day d ON d.number = b.number
          GROUP BY b.number
          HAVING max(d.attempts) FILTER (d.biz_date >= b.began_on) >= %4$d
            AND bool_or(d.biz_date = %1$s AND d.attempts > 0)
        ), opening AS (
          SELECT number, arg_max(substr(opened_region, 1, 2),
                                 {'from': valid_from, 'night': biz_date, 'at': opened_region}) AS far
          FROM telecom_subscriber SEMI JOIN daily USING (number)
          GROUP BY number
        ), away AS (
          SELECT c.number, bool_and(substr(c.cell_region, 1, 2) <> o.far) AS is_elsewhere
          FROM telecom_call c
          JOIN opening o ON o.number = c.number
          WHERE c.cell_region IS NOT NULL
          GROUP BY c.number
        )
        SELECT b.number, b.holder, b.holder_kind, b.kind, b.began_on,
               b.quiet_days::INTEGER AS quiet_days, b.device, b.is_new_device, w.is_elsewhere,
               d.attempts::INTEGER AS attempts,
               coalesce(d.attempts_before, 0)::INTEGER AS attempts_before,
               d.callees::INTEGER AS callees, d.callees_once::INTEGER AS callees_once,
               d.calls_out::INTEGER AS calls_out, d.calls_in::INTEGER AS calls_in
        FROM begun b
        JOIN daily d ON d.number = b.number
        LEFT JOIN away w ON w.number = b.number
        """
        .formatted(asOf.sqlDate(), params.days() - 1, params.quietDays(), params.minAttempts());
  }
}
