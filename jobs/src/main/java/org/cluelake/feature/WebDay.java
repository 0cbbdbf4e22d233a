package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;
import org.cluelake.run.SqlTime;

/**
 * A number's day with each name of the block lists: visits, installs, registrations, and the
 * verification codes that followed a hit within minutes, yesterday's last ones included.
 */
public final class WebDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Setting, from {@code conf/features/web-day.yaml}.
   *
   * @param codeMinutes minutes from a hit within which a code belongs to it
   */
  public record Params(int codeMinutes) implements Serializable {
    public Params {
      Require.that(
          codeMinutes >= 1 && codeMinutes <= 60, "codeMinutes is %s; want 1 to 60", codeMinutes);
    }
  }

  private final Params params;

  public WebDay(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "web-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.window(Tables.TELECOM_WEB, 2), Read.today(Tables.SMS_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.WEB_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH code AS (
          SELECT number, message_id, sent_at FROM sms_leg
          WHERE direction = 'in' AND delivered AND template_class = 'code'
        ), followed AS (
          SELECT w.number, w.target_kind, w.target,
                 count(DISTINCT c.message_id) AS codes,
                 min(c.sent_at) AS first_at, max(c.sent_at) AS last_at
          FROM telecom_web w
          JOIN code c ON c.number = w.number AND c.sent_at >= w."at"
            AND c.sent_at <= w."at" + to_minutes(%2$d)
          GROUP BY w.number, w.target_kind, w.target
        ), hit AS (
          SELECT number, target_kind, target,
                 count(DISTINCT %3$s) FILTER (action = 'visit') AS visits,
                 count(*) FILTER (action = 'install') AS installs,
                 count(*) FILTER (action = 'register') AS registers,
                 bit_or(1::INTEGER << %4$s::INTEGER) AS hours,
                 min("at") AS first_at, max("at") AS last_at
          FROM telecom_web
          WHERE biz_date = %1$s
          GROUP BY number, target_kind, target
        )
        SELECT number, target_kind, target, coalesce(h.visits, 0)::INTEGER AS visits,
               coalesce(h.installs, 0)::INTEGER AS installs,
               coalesce(h.registers, 0)::INTEGER AS registers,
               coalesce(f.codes, 0)::INTEGER AS codes, coalesce(h.hours, 0)::INTEGER AS hours,
               least(h.first_at, f.first_at) AS first_at,
               greatest(h.last_at, f.last_at) AS last_at
        FROM hit h FULL JOIN followed f USING (number, target_kind, target)
        """
        .formatted(
            asOf.sqlDate(),
            params.codeMinutes(),
            SqlTime.minuteNumber("\"at\""),
            SqlTime.hourOfDay("\"at\""));
  }
}
