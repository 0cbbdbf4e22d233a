package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Warns of a number that talked with a caller from abroad who showed a number that cannot be there.
 *
 * <p>Why: calls from abroad carry 00 and may not lose it; a bank's, an authority's or a neighbour's
 * number on an international trunk is a disguise, and scripts of feigned officers begin with it.
 * Points are added up for what the number pretends to be and for the talk. Known false alarms:
 * subscribers abroad, numbers that just changed hands and called parties who roam, all left out
 * before; firms whose desk is abroad, which earn too little for a finding; travellers whose roaming
 * records have not come. A number that was in use neither at home nor abroad then may be such a
 * traveller's: the finding stays weak whatever was said. The number that was shown is its holder's
 * and never part of a finding's network: it is misused, not guilty.
 */
public final class SpoofedCall extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param protectedNumber the number shown is a protected one
   * @param service it is a service number, which only receives or calls from within the country
   * @param unallocated nobody holds it
   * @param atHome it is a person's whose own line was in use at home near the call
   * @param unseen it is a person's who was seen neither at home then nor roaming
   * @param firm it is a firm's, whose switchboard or desk may be abroad: alone never a finding
   * @param talk they talked; not counted for a firm or an unseen person, who talk from abroad
   * @param longTalk they talked long; likewise
   * @param repeated several such calls were answered
   * @param altered the number shown was another than the one signalled
   */
  public record Points(
      int protectedNumber,
      int service,
      int unallocated,
      int atHome,
      int unseen,
      int firm,
      int talk,
      int longTalk,
      int repeated,
      int altered)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/spoofed-call.yaml}.
   *
   * @param minTalkSeconds connected seconds below which nobody was engaged and nothing is found
   * @param talkSeconds connected seconds that count as a talk
   * @param longTalkSeconds connected seconds that count as a long one
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minTalkSeconds, int talkSeconds, int longTalkSeconds, int minPoints, Points points)
      implements Serializable {
    public Params {
      Require.that(minTalkSeconds >= 1, "minTalkSeconds is %s; want 1 or more", minTalkSeconds);
      Require.that(
          talkSeconds >= minTalkSeconds && longTalkSeconds > talkSeconds,
          "talkSeconds and longTalkSeconds are %s and %s; want them to rise from minTalkSeconds",
          talkSeconds,
          longTalkSeconds);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public SpoofedCall(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "spoofed-call";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.NUMBER;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.SPOOFED_CALLER), Read.today(Tables.SUBSCRIBER_STATE));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("protected number", "disguise = 5", p.protectedNumber()),
        part("service number", "disguise = 4", p.service()),
        part("unallocated number", "disguise = 3", p.unallocated()),
        part("subscriber at home", "disguise = 2", p.atHome()),
        part("number of a firm", "disguise = 1", p.firm()),
        part("subscriber unseen", "disguise = 0", p.unseen()),
        part("talk", "disguise > 1 AND talk_s >= " + params.talkSeconds(), p.talk()),
        part("long talk", "disguise > 1 AND talk_s >= " + params.longTalkSeconds(), p.longTalk()),
        part("repeated", "answered > 1", p.repeated()),
        part("altered number", "is_altered", p.altered()));
  }

  // The calls are whole in every bucket, so a called number is told in its own.
  @Override
  public String findings(AsOf asOf) {
    return """
        WITH merged AS (
          SELECT number, count(*) AS callers, sum(answered)::BIGINT AS answered,
                 sum(talk_s)::BIGINT AS talk_s, bool_or(is_altered) AS is_altered,
                 max(last_at) AS last_at,
                 max(CASE kind WHEN 'protected' THEN 5 WHEN 'service' THEN 4
                               WHEN 'unallocated' THEN 3 WHEN 'at_home' THEN 2
                               WHEN 'enterprise' THEN 1 ELSE 0 END) AS disguise,
                 list(DISTINCT concat('spoofed:', caller, ':', kind)
                      ORDER BY concat('spoofed:', caller, ':', kind)) AS keys
          FROM spoofed_caller
          WHERE answered > 0 AND bucket_of(number) = this_bucket()
          GROUP BY number
        ), scored AS (
          SELECT m.*, s.holder, s.holder_kind, %1$s AS points, %2$s AS told
          FROM merged m LEFT JOIN subscriber_state s ON s.number = m.number
          WHERE s.valid_from IS NULL OR m.last_at::DATE >= s.valid_from
        )
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN holder_kind = 'person' THEN 'fired' ELSE 'insufficient_data' END
                 AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               concat(
                 'Talked ', talk_s // 60, ' min ', talk_s %% 60, ' s in ', answered,
                 CASE WHEN answered = 1 THEN ' call' ELSE ' calls' END,
                 ' that came from abroad under ',
                 CASE disguise WHEN 5 THEN 'a protected number'
                               WHEN 4 THEN 'a service number'
                               WHEN 3 THEN 'a number nobody holds'
                               WHEN 2 THEN 'the number of somebody who was at home'
                               WHEN 1 THEN 'the number of a firm'
                               ELSE 'the number of somebody seen neither at home nor abroad'
                               END,
                 CASE WHEN callers > 1 THEN concat(', and ', callers - 1, ' more such')
                      ELSE '' END,
                 CASE WHEN is_altered THEN '; the number shown was altered on the way' ELSE '' END,
                 CASE WHEN holder_kind IS NULL THEN '; the subscriber file does not know the holder'
                      WHEN holder_kind <> 'person' THEN '; held by an enterprise, user unknown'
                      ELSE '' END) AS reason,
               %3$s AS evidence, keys AS evidence_keys, []::BIGINT[] AS network
        FROM scored
        WHERE talk_s >= %4$d AND points >= %5$d
        """
        .formatted(
            points().total(),
            points().told(),
            Evidence.of(
                Evidence.number("talk", "talk_s", "s", params.talkSeconds()),
                Evidence.number("answered_calls", "answered", "calls"),
                Evidence.number("callers", "callers", "numbers"),
                Evidence.at("last_contact", "last_at"),
                Evidence.text("points_from", "told"),
                Evidence.number("points", "points", "points", params.minPoints())),
            params.minTalkSeconds(),
            params.minPoints());
  }
}
