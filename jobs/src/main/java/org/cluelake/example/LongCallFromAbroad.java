package org.cluelake.example;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.detector.Detector;
import org.cluelake.detector.Evidence;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a number that talked unusually long to an overseas party on the night's day.
 *
 * <p>Why: scripts of feigned authorities keep a victim on the line for hours. Known false alarms:
 * relatives abroad, so the same party on earlier days of the week speaks against it. This is the
 * example newcomers copy: {@link #reads()}, {@link #findings} and {@link Params} are all there is.
 */
public final class LongCallFromAbroad extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * Thresholds, from {@code conf/detectors/long-call-from-abroad.yaml}.
   *
   * @param minTalkSeconds a finding from this many seconds upwards
   * @param fullScoreSeconds the score reaches 1 here
   * @param historyDays nights looked at for earlier contact with the same party
   */
  public record Params(int minTalkSeconds, int fullScoreSeconds, int historyDays)
      implements Serializable {
    public Params {
      Require.that(minTalkSeconds >= 60, "minTalkSeconds is %s; want 60 or more", minTalkSeconds);
      Require.that(
          fullScoreSeconds > minTalkSeconds,
          "fullScoreSeconds is %s; want more than minTalkSeconds %s",
          fullScoreSeconds,
          minTalkSeconds);
      Require.that(historyDays >= 2, "historyDays is %s; want 2 or more", historyDays);
    }
  }

  private final Params params;

  public LongCallFromAbroad(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "long-call-from-abroad";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.NUMBER;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.CALL_EDGE_DAY, params.historyDays()),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH today AS (
          SELECT * FROM call_edge_day
          WHERE biz_date = %1$s AND other_class = 'overseas' AND talk_s >= %2$d
        ), earlier AS (
          SELECT DISTINCT number, other FROM call_edge_day WHERE biz_date < %1$s
        )
        SELECT t.number AS subject,
               CASE WHEN s.holder_kind = 'person' THEN s.holder END AS person,
               CASE WHEN s.number IS NULL THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               t.talk_s / %3$d.0 AS score,
               'unknown' AS scam_class, 'none' AS campaign, t.last_at AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               format('Talked {} minutes to an overseas number not known from the {} days before',
                      t.talk_s // 60, %4$d) AS reason,
               %5$s AS evidence,
               [concat('overseas:', t.other)] AS evidence_keys,
               []::BIGINT[] AS network
        FROM today t
        ANTI JOIN earlier e ON t.number = e.number AND t.other = e.other
        LEFT JOIN subscriber_state s ON t.number = s.number
        """
        .formatted(
            asOf.sqlDate(),
            params.minTalkSeconds(),
            params.fullScoreSeconds(),
            params.historyDays() - 1,
            Evidence.of(
                Evidence.number("talk", "t.talk_s", "s", params.minTalkSeconds()),
                Evidence.at("last_contact", "t.last_at")));
  }
}
