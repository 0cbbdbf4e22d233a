package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Warns of a number that others no longer reach since it talked with a fraud number or a caller
 * from abroad in disguise.
 *
 * <p>Why: scripts of feigned officers have the victim forward its calls and stay on the line for
 * hours, so that family, bank and police cannot get through. The contact is the independent fact;
 * without one nothing is found. Known false alarms: forwarding as a habit of work, and people who
 * often miss calls, both known from the days before; where these are too few the finding is {@code
 * insufficient_data}. Stays in hotels are not delivered.
 */
public final class IsolatedVictim extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param listedContact talked with a listed number
   * @param disguisedContact talked with a caller from abroad under a number that cannot be there
   * @param forwarding calls are forwarded since then
   * @param forwardedToListed and to a listed number
   * @param unanswered many callers are left unanswered since then
   * @param longCall a single call with the party was very long
   */
  public record Points(
      int listedContact,
      int disguisedContact,
      int forwarding,
      int forwardedToListed,
      int unanswered,
      int longCall)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/isolated-victim.yaml}.
   *
   * @param minTalkSeconds connected seconds with the party below which nobody was engaged
   * @param longCallSeconds a single call is very long from here
   * @param isolation when others count as kept away
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minTalkSeconds,
      int longCallSeconds,
      IsolationTables.Isolation isolation,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minTalkSeconds >= 1, "minTalkSeconds is %s; want 1 or more", minTalkSeconds);
      Require.that(
          longCallSeconds > minTalkSeconds,
          "longCallSeconds is %s; want more than minTalkSeconds %s",
          longCallSeconds,
          minTalkSeconds);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public IsolatedVictim(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "isolated-victim";
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
    return List.of(Read.today(Tables.CONTACT_AFTERMATH));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("listed contact", "kind = 'listed'", p.listedContact()),
        part("disguised contact", "kind = 'disguised'", p.disguisedContact()),
        part("new forwarding", "is_forwarding", p.forwarding()),
        part("forwarded to a listed number", "is_forwarded_to_listed", p.forwardedToListed()),
        part("unanswered callers", "is_unanswered", p.unanswered()),
        part("very long call", "longest_s >= " + params.longCallSeconds(), p.longCall()));
  }

  // Of several parties the strongest is told.
  @Override
  public String findings(AsOf asOf) {
    return """
        WITH %1$s, scored AS (
          SELECT *, %2$s AS points, %3$s AS told
          FROM aftermath
          WHERE kind IN ('listed', 'disguised') AND NOT is_self_listed AND talk_s >= %4$d
            AND (is_forwarding OR is_unanswered)
        ), strongest AS (
          SELECT * FROM scored WHERE points >= %5$d
          QUALIFY row_number() OVER (
            PARTITION BY number ORDER BY points DESC, last_at DESC, other) = 1
        )
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN holder_kind = 'person' AND is_habit_known
                    THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               least(points, 100) / 100.0 AS score, scam_class, campaign,
               greatest(last_at, coalesce(forwarded_at, last_at)) AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat(
                 'Talked ', talk_s // 60, ' min with ',
                 CASE WHEN kind = 'listed' THEN 'a listed fraud number'
                      ELSE 'a caller from abroad under a number that cannot be there' END,
                 ', the longest call ', longest_s // 60, ' min; since then ',
                 concat_ws(' and ',
                   CASE WHEN is_forwarding
                        THEN concat(forwarded_calls, ' call',
                                    CASE WHEN forwarded_calls = 1 THEN '' ELSE 's' END,
                                    ' of others forwarded',
                                    CASE WHEN is_forwarded_to_listed
                                         THEN ' to a listed fraud number' ELSE '' END) END,
                   CASE WHEN is_unanswered
                        THEN concat(missed_callers, ' callers left unanswered',
                                    CASE WHEN usual_missed IS NULL THEN ''
                                         ELSE concat(', usually ', usual_missed, ' a day') END)
                        END),
                 CASE WHEN is_habit_known THEN ''
                      ELSE concat('; what is usual is not known from ', history_nights,
                                  CASE WHEN history_nights = 1 THEN ' day' ELSE ' days' END,
                                  ' with calls') END,
                 CASE WHEN holder_kind IS NULL THEN '; the subscriber file does not know the holder'
                      WHEN holder_kind <> 'person' THEN '; held by an enterprise, user unknown'
                      ELSE '' END) AS reason,
               %6$s AS evidence,
               list_filter([concat(kind, ':', other),
                            CASE WHEN is_forwarding THEN concat('forwarded:', other) END,
                            CASE WHEN is_unanswered THEN concat('unanswered:', other) END],
                           lambda k: k IS NOT NULL) AS evidence_keys,
               CASE WHEN kind = 'listed' THEN [other] ELSE []::BIGINT[] END AS network
        FROM strongest
        """
        .formatted(
            IsolationTables.sql(params.isolation()),
            points().total(),
            points().told(),
            params.minTalkSeconds(),
            params.minPoints(),
            evidence());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.text("contact", "kind"),
        Evidence.text("disguise", "disguise"),
        Evidence.number("talk", "talk_s", "s", params.minTalkSeconds()),
        Evidence.number("longest_call", "longest_s", "s", params.longCallSeconds()),
        Evidence.at("last_contact", "last_at"),
        Evidence.number("forwarded_calls", "forwarded_calls", "calls"),
        Evidence.number("days_with_forwarding_before", "forwards_before", "days"),
        Evidence.number(
            "missed_callers", "missed_callers", "numbers", params.isolation().minMissedCallers()),
        Evidence.number("answered_callers", "answered_callers", "numbers"),
        Evidence.number("usual_missed_callers", "usual_missed", "numbers a day"),
        Evidence.number(
            "known_days", "history_nights", "days", params.isolation().minHistoryNights()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
