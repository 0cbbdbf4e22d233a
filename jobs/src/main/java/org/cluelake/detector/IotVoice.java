package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags an IoT card used like a person's phone: calls or messages with people it was not sold for,
 * a handset instead of a module, use outside its fence, human web traffic, more data than its
 * class.
 *
 * <p>Why: IoT cards are bought in bulk without the checks of a person's card, so voice and messages
 * are off unless sold for a purpose (Anti-Telecom and Online Fraud Law, Art. 12). Known false
 * alarms: watches and cars (sold with voice, and with web pages for people), lift alarms
 * (whitelisted), meters and trackers read by one or two set numbers, firmware updates (one day's
 * data). A card that talked with people and is in no file of the operator cannot be judged: what it
 * was sold for is not known. Nor can a card the subscriber file does not know: it may have been
 * issued anew, and the use be that of the holder before.
 */
public final class IotVoice extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param voice talked with people without calls sold or whitelisted
   * @param manyPeople with more of them than set numbers are
   * @param messages exchanged messages with people without messages sold, with more than set
   *     numbers are
   * @param manyWritten with many people on one day
   * @param handset used in a handset, other than a wearable's
   * @param outsideFence used outside its fence
   * @param web traffic to sites and apps made for people, other than a wearable's or a car's
   * @param overFlow more data than the small-flow class, on more than one day
   * @param devices used in several devices
   * @param reported reported by several people
   */
  public record Points(
      int voice,
      int manyPeople,
      int messages,
      int manyWritten,
      int handset,
      int outsideFence,
      int web,
      int overFlow,
      int devices,
      int reported)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/iot-voice.yaml}.
   *
   * @param days nights of data summed against the class
   * @param useDays nights of calls, messages, devices and places looked at
   * @param setNumbers people a day up to which a device reports to set numbers
   * @param manyWritten people a day exchanged messages with that are many
   * @param smallFlowKb data of the small-flow class in a month, in kilobytes
   * @param updateShare share of the window's data on one day from which it was an update
   * @param webKb web data of the days of use that counts, in kilobytes
   * @param handsetCards cards of persons in a model, and more than IoT cards, that make it a
   *     handset
   * @param minReporters distinct reporters from which reports count
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int useDays,
      int setNumbers,
      int manyWritten,
      long smallFlowKb,
      double updateShare,
      long webKb,
      int handsetCards,
      int minReporters,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(
          useDays >= 1 && useDays <= days, "useDays is %s; want 1 to days %s", useDays, days);
      Require.that(setNumbers >= 0, "setNumbers is %s; want 0 or more", setNumbers);
      Require.that(
          manyWritten >= setNumbers,
          "manyWritten is %s; want setNumbers %s or more",
          manyWritten,
          setNumbers);
      Require.that(smallFlowKb >= 1, "smallFlowKb is %s; want 1 or more", smallFlowKb);
      Require.that(
          updateShare > 0 && updateShare <= 1, "updateShare is %s; want 0 to 1", updateShare);
      Require.that(webKb >= 1, "webKb is %s; want 1 or more", webKb);
      Require.that(handsetCards >= 1, "handsetCards is %s; want 1 or more", handsetCards);
      Require.that(minReporters >= 2, "minReporters is %s; want 2 or more", minReporters);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      Require.that(
          points.reported() < minPoints,
          "points.reported is %s; want less than minPoints %s, reports find nothing alone",
          points.reported(),
          minPoints);
    }
  }

  private final Params params;

  public IotVoice(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "iot-voice";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.NUMBER;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.IOT_DAY, params.days()),
        Read.today(Tables.DEVICE_MODEL),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.REPORTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.IOT_DAY, params.days()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("calls not sold", "is_voice", p.voice()),
        part("many people", "is_voice AND people > " + params.setNumbers(), p.manyPeople()),
        part("messages not sold", "is_messages", p.messages()),
        part(
            "many written to",
            "is_messages AND written > " + params.manyWritten(),
            p.manyWritten()),
        part("handset", "is_handset", p.handset()),
        part("outside its fence", "fence_days > 0", p.outsideFence()),
        part("web traffic", "is_web", p.web()),
        part("over its flow", "is_over_flow", p.overFlow()),
        part("several devices", "devices > 1", p.devices()),
        part("reported", "reporters >= " + params.minReporters(), p.reported()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH day AS (
          SELECT d.*
          FROM iot_day d
          JOIN (SELECT number, used_on, max(biz_date) AS biz_date
                FROM iot_day GROUP BY number, used_on) USING (number, used_on, biz_date)
          LEFT JOIN subscriber_state s ON s.number = d.number
          WHERE d.used_on > %1$s - %2$d AND d.used_on <= %1$s
            AND (s.valid_from IS NULL OR d.used_on >= s.valid_from)
        ), sold AS (
          SELECT number,
                 arg_max({'plan': plan, 'industry': industry, 'voice': sold_voice,
                          'sms': sold_sms, 'listed': voice_whitelisted}, used_on) AS terms
          FROM day WHERE plan IS NOT NULL GROUP BY number
        ), usage AS (
          SELECT number, sum(data_kb)::BIGINT AS data_kb, max(data_kb) AS day_kb,
                 count(*) FILTER (outside_fence AND is_recent) AS fence_days,
                 coalesce(sum(web_kb) FILTER (is_recent), 0)::BIGINT AS web_kb,
                 coalesce(sum(person_calls) FILTER (is_recent), 0)::BIGINT AS calls,
                 coalesce(sum(person_talk_s) FILTER (is_recent), 0)::BIGINT AS talk_s,
                 coalesce(max(people_called) FILTER (is_recent), 0) AS people,
                 coalesce(sum(person_messages) FILTER (is_recent), 0)::BIGINT AS messages,
                 coalesce(max(people_written) FILTER (is_recent), 0) AS written,
                 count(DISTINCT imei) FILTER (is_recent) AS devices,
                 max(used_on) AS last_day, max(last_at) FILTER (is_recent) AS last_at,
                 list(DISTINCT concat('use:', used_on) ORDER BY concat('use:', used_on))
                   FILTER (is_recent AND (person_calls > 0 OR person_messages > 0
                                          OR outside_fence)) AS use_keys
          FROM (SELECT *, used_on > %1$s - %3$d AS is_recent FROM day)
          GROUP BY number
        ), handset AS (
          SELECT DISTINCT d.number
          FROM day d JOIN device_model m USING (type_allocation_code)
          WHERE d.used_on > %1$s - %3$d AND m.person_cards >= %4$d
            AND m.person_cards > m.iot_cards
        ), fact AS (
          SELECT u.*, t.terms, s.holder, s.holder_kind, s.number IS NOT NULL AS is_known,
                 coalesce(r.reporters, 0) AS reporters,
                 h.number IS NOT NULL AND coalesce(t.terms.plan <> 'wearable', true) AS is_handset,
                 u.web_kb >= %10$d AND coalesce(t.terms.plan NOT IN ('wearable', 'vehicle'), true)
                   AS is_web,
                 u.calls > 0 AND (t.terms IS NULL OR NOT (t.terms.voice OR t.terms.listed))
                   AS is_voice,
                 u.written > %5$d AND (t.terms IS NULL OR NOT t.terms.sms) AS is_messages,
                 coalesce(t.terms.plan = 'small_flow', false) AND u.data_kb > %6$d
                   AND u.day_kb < %7$s * u.data_kb AS is_over_flow
          FROM usage u
          LEFT JOIN sold t ON t.number = u.number
          LEFT JOIN handset h ON h.number = u.number
          LEFT JOIN subscriber_state s ON s.number = u.number
          LEFT JOIN reported_entity r ON r.entity_kind = 'number' AND r.entity = u.number
        ), scored AS (
          SELECT *, %8$s AS points, %9$s AS told FROM fact
        )
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN terms IS NULL OR NOT is_known THEN 'insufficient_data' ELSE 'fired' END
                 AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               coalesce(last_at, last_day::TIMESTAMPTZ) AS happened_at, NULL AS money_at_risk,
               false AS is_money_moving,
               concat(
                 CASE WHEN terms IS NULL THEN 'IoT card in no file of its operator'
                      ELSE concat('IoT card of plan ', replace(terms.plan, '_', ' '), ' for ',
                                  replace(terms.industry, '_', ' ')) END,
                 CASE WHEN is_voice
                      THEN concat(', with ', calls, CASE WHEN calls = 1 THEN ' call' ELSE ' calls'
                                  END, ' to or from people that were not sold with it, up to ',
                                  people, ' people a day') ELSE '' END,
                 CASE WHEN is_messages
                      THEN concat(', with ', messages, ' messages to or from up to ', written,
                                  ' people a day') ELSE '' END,
                 CASE WHEN is_handset THEN ', in a handset' ELSE '' END,
                 CASE WHEN fence_days > 0
                      THEN concat(', outside its fence on ', fence_days,
                                  CASE WHEN fence_days = 1 THEN ' day' ELSE ' days' END)
                      ELSE '' END,
                 CASE WHEN is_web
                      THEN concat(', ', web_kb // 1024, ' MB to sites and apps for people')
                      ELSE '' END,
                 CASE WHEN is_over_flow
                      THEN concat(', ', data_kb // 1024, ' MB in %2$d days') ELSE '' END,
                 CASE WHEN devices > 1 THEN concat(', in ', devices, ' devices') ELSE '' END,
                 CASE WHEN reporters >= %11$d
                      THEN concat(', reported by ', reporters, ' people') ELSE '' END,
                 CASE WHEN NOT is_known
                      THEN '; whether it was issued anew lately is not known' ELSE '' END)
                 AS reason,
               %12$s AS evidence,
               list_concat(coalesce(use_keys, []::VARCHAR[]),
                 list_filter([CASE WHEN is_handset THEN 'handset' END,
                              CASE WHEN is_over_flow THEN 'flow' END,
                              CASE WHEN is_web THEN 'web' END],
                             lambda k: k IS NOT NULL)) AS evidence_keys,
               []::BIGINT[] AS network
        FROM scored
        WHERE points >= %13$d
        """
        .formatted(
            asOf.sqlDate(),
            params.days(),
            params.useDays(),
            params.handsetCards(),
            params.setNumbers(),
            params.smallFlowKb(),
            params.updateShare(),
            points().total(),
            points().told(),
            params.webKb(),
            params.minReporters(),
            evidence(),
            params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.text("plan", "terms.plan"),
        Evidence.text("industry", "terms.industry"),
        Evidence.number("calls_with_people", "calls", "calls"),
        Evidence.number("talk", "talk_s", "s"),
        Evidence.number("people_a_day", "people", "people", params.setNumbers()),
        Evidence.number("messages_with_people", "messages", "messages"),
        Evidence.number("written_a_day", "written", "people", params.setNumbers()),
        Evidence.number("data", "data_kb", "KB", params.smallFlowKb()),
        Evidence.number("web_data", "web_kb", "KB", params.webKb()),
        Evidence.number("days_outside_fence", "fence_days", "days"),
        Evidence.number("devices", "devices", "devices"),
        Evidence.number("reporters", "reporters", "people", params.minReporters()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
