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
 * When the present holder of a number used it and in which device: a carried state of every number,
 * so that a long silence can be told from a long absence from the lake. A new holder starts anew.
 */
public final class NumberActivity implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/number-activity.yaml}.
   *
   * @param pauseDays a run of use ends with this many days without a call
   */
  public record Params(int pauseDays) implements Serializable {
    public Params {
      Require.that(pauseDays >= 7, "pauseDays is %s; want 7 or more", pauseDays);
    }
  }

  private final Params params;

  public NumberActivity(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "number-activity";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.NUMBER_DAY),
        Read.today(Tables.CARD_DEVICE_DAY),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.before(Tables.NUMBER_ACTIVITY));
  }

  @Override
  public TableContract writes() {
    return Tables.NUMBER_ACTIVITY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH active AS (
          SELECT number FROM number_day WHERE attempts + in_calls > 0
        ), used AS (
          SELECT number, imei FROM card_device_day
          QUALIFY row_number() OVER (PARTITION BY number ORDER BY calls DESC, imei) = 1
        ), every AS (
          SELECT number FROM number_activity_before
          UNION
          SELECT number FROM subscriber_state
          UNION
          SELECT number FROM active
        ), past AS (
          SELECT b.* EXCLUDE (biz_date)
          FROM number_activity_before b
          LEFT JOIN subscriber_state s ON s.number = b.number
          WHERE s.valid_from IS NULL OR b.holder_since IS NULL OR s.valid_from <= b.holder_since
        ), carried AS (
          SELECT e.number, s.valid_from, p.* EXCLUDE (number), u.imei,
                 a.number IS NOT NULL AS is_active,
                 a.number IS NOT NULL
                   AND coalesce(date_diff('day', p.last_active_on, %1$s) >= %2$d, true)
                   AS is_new_run,
                 coalesce(u.imei IS DISTINCT FROM p.device AND u.imei IS NOT NULL, false)
                   AS is_new_device
          FROM every e
          LEFT JOIN past p ON p.number = e.number
          LEFT JOIN subscriber_state s ON s.number = e.number
          LEFT JOIN active a ON a.number = e.number
          LEFT JOIN used u ON u.number = e.number
        )
        SELECT number, coalesce(valid_from, holder_since) AS holder_since,
               coalesce(known_on, %1$s) AS known_on,
               CASE WHEN is_active THEN %1$s ELSE last_active_on END AS last_active_on,
               CASE WHEN is_new_run THEN %1$s ELSE run_started_on END AS run_started_on,
               CASE WHEN is_new_run THEN last_active_on ELSE quiet_since END AS quiet_since,
               coalesce(imei, device) AS device,
               CASE WHEN is_new_device THEN %1$s ELSE device_since END AS device_since,
               CASE WHEN is_new_device THEN device ELSE device_before END AS device_before
        FROM carried
        """
        .formatted(asOf.sqlDate(), params.pauseDays());
  }
}
