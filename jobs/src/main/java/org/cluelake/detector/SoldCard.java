package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags cards that were probably sold or rented: new ones, ones used again after a long silence and
 * ones gone into another device, which at once call many strangers who do not call them.
 *
 * <p>Why: whoever sells, lends or rents a phone card answers for it (Anti-Telecom and Online Fraud
 * Law, Art. 31); a gang puts the card into its own device, elsewhere, and calls. Known false
 * alarms: students and migrant workers begin anew in another place, but call few and are called;
 * travellers keep their device; couriers are called back; sellers with a new card for the job look
 * most like it and stay below every list without a further fact. Cards of enterprises held for long
 * are let go. Where the silence before is not known for long enough, and for a young card of an
 * enterprise, the finding is {@code insufficient_data}.
 */
public final class SoldCard extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param jump the rule itself: a new beginning with many calls to strangers
   * @param newDevice it was in another device before
   * @param elsewhere it is used far from where it was opened
   * @param longSilence it had not been used for long
   * @param batch the holder has several such cards
   * @param sharedDevice its device holds many cards
   * @param listed a case names the card
   * @param shared people it reached also talked with a listed number
   * @param reported several people reported it
   */
  public record Points(
      int jump,
      int newDevice,
      int elsewhere,
      int longSilence,
      int batch,
      int sharedDevice,
      int listed,
      int shared,
      int reported)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/sold-card.yaml}. Shares are 0 to 1.
   *
   * @param days nights of calls looked at for shared callees, tonight included
   * @param minAttempts outgoing attempts of the busiest day since it began anew
   * @param minTimes how many times as many they are as on the busiest day before
   * @param minOnceShare share of called numbers called once from which they are strangers
   * @param maxIncomingShare calls received per call up to which hardly anybody calls it
   * @param batchCards such cards of one holder that count
   * @param deviceCards cards of its device that count
   * @param sharedTalkSeconds talk of a reached person with a listed number that counts
   * @param minReporters reporters that count
   * @param enterpriseDays days from which an enterprise's card is let go
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int minAttempts,
      int minTimes,
      double minOnceShare,
      double maxIncomingShare,
      int batchCards,
      int deviceCards,
      int sharedTalkSeconds,
      int minReporters,
      int enterpriseDays,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(minAttempts >= 1, "minAttempts is %s; want 1 or more", minAttempts);
      Require.that(minTimes >= 1, "minTimes is %s; want 1 or more", minTimes);
      Require.that(
          minOnceShare > 0 && minOnceShare <= 1, "minOnceShare is %s; want 0 to 1", minOnceShare);
      Require.that(
          maxIncomingShare >= 0 && maxIncomingShare < 1,
          "maxIncomingShare is %s; want 0 to 1",
          maxIncomingShare);
      Require.that(batchCards >= 2, "batchCards is %s; want 2 or more", batchCards);
      Require.that(deviceCards >= 2, "deviceCards is %s; want 2 or more", deviceCards);
      Require.that(minReporters >= 1, "minReporters is %s; want 1 or more", minReporters);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public SoldCard(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "sold-card";
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
        Read.today(Tables.RESTARTED_CARD),
        Read.window(Tables.CALL_EDGE_DAY, params.days()),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.RISKY_CONTACT),
        Read.today(Tables.REPORTED_ENTITY),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.RESTARTED_CARD));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("begins anew with many calls", "true", p.jump()),
        part("another device", "is_new_device", p.newDevice()),
        part("far from its opening", "is_elsewhere", p.elsewhere()),
        part("long silence", "kind IN ('silent', 'unwatched')", p.longSilence()),
        part("several of one holder", "holder_cards >= " + params.batchCards(), p.batch()),
        part("several in one device", "device_cards >= " + params.deviceCards(), p.sharedDevice()),
        part("listed", "is_listed", p.listed()),
        part("shared callees", "shared_callees > 0", p.shared()),
        part("reported", "reporters >= " + params.minReporters(), p.reported()));
  }

  // Cards of one holder or device are counted over the whole table, each is told in its bucket.
  private String tables(AsOf asOf) {
    return """
        card AS (
          SELECT *, count(*) OVER (PARTITION BY holder) AS holder_cards,
                 CASE WHEN device IS NULL THEN 1
                      ELSE count(*) OVER (PARTITION BY device) END AS device_cards
          FROM restarted_card
        ), jumped AS (
          SELECT * FROM card
          WHERE bucket_of(number) = this_bucket() AND attempts >= %2$d
            AND attempts >= %3$d * attempts_before AND callees_once >= %4$s * callees
            AND calls_in <= %5$s * (calls_in + calls_out)
        ), shared AS (
          SELECT e.number, count(DISTINCT e.other) AS callees,
                 list(DISTINCT c.other ORDER BY c.other) AS listed
          FROM call_edge_day e
          SEMI JOIN jumped j ON j.number = e.number AND e.biz_date >= j.began_on
          JOIN risky_contact c ON c.number = e.other AND c.other <> e.number
          WHERE e.out_answered > 0 AND c.kind = 'listed' AND c.talk_s >= %6$d
            AND NOT c.is_self_listed
          GROUP BY e.number
        ), last AS (
          SELECT number, max(last_at) AS last_at FROM call_edge_day
          WHERE out_calls > 0 GROUP BY number
        ), judged AS (
          SELECT j.*, t.last_at, l.entity IS NOT NULL AS is_listed,
                 coalesce(l.scam_class, 'unknown') AS scam_class,
                 coalesce(l.campaign, 'none') AS campaign,
                 coalesce(r.reporters, 0) AS reporters,
                 coalesce(h.callees, 0) AS shared_callees, coalesce(h.listed, []) AS network,
                 CASE WHEN j.holder_kind <> 'person'
                      THEN 'held by an enterprise for a short time, not known what for'
                      WHEN j.kind = 'unwatched'
                      THEN 'the card has not been watched for long enough to know its silence' END
                   AS unsure
          FROM jumped j
          JOIN last t ON t.number = j.number
          JOIN subscriber_state s ON s.number = j.number
          LEFT JOIN listed_entity l ON l.entity_kind = 'number' AND l.entity = j.number
            AND l.status = 'active' AND l.source = 'case'
          LEFT JOIN reported_entity r ON r.entity_kind = 'number' AND r.entity = j.number
          LEFT JOIN shared h ON h.number = j.number
          WHERE NOT (j.holder_kind <> 'person'
                     AND date_diff('day', s.valid_from, %1$s) >= %7$d)
        )"""
        .formatted(
            asOf.sqlDate(),
            params.minAttempts(),
            params.minTimes(),
            params.minOnceShare(),
            params.maxIncomingShare(),
            params.sharedTalkSeconds(),
            params.enterpriseDays());
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + tables(asOf)
        + """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told FROM judged
        )
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN unsure IS NULL THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               points / 100.0 AS score, scam_class, campaign, last_at AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat(CASE kind WHEN 'new' THEN 'A new card'
                                WHEN 'handed' THEN 'A card that went into another device'
                                ELSE concat('A card used again after ', quiet_days,
                                            ' known days of silence') END,
                      ' made up to ', attempts, ' calls a day, at most ', attempts_before,
                      ' before; ', coalesce(floor(100 * callees_once / nullif(callees, 0)), 0)::INTEGER,
                      ' percent of the numbers were called once, and ', calls_in,
                      CASE WHEN calls_in = 1 THEN ' call' ELSE ' calls' END, ' came in',
                      CASE WHEN is_new_device AND kind <> 'handed' THEN '; in another device'
                           ELSE '' END,
                      CASE WHEN is_elsewhere THEN '; far from where it was opened' ELSE '' END,
                      CASE WHEN holder_cards >= %3$d
                           THEN concat('; one of ', holder_cards, ' such cards of its holder')
                           ELSE '' END,
                      CASE WHEN device_cards >= %4$d
                           THEN concat('; one of ', device_cards, ' such cards in its device')
                           ELSE '' END,
                      CASE WHEN shared_callees = 0 THEN ''
                           ELSE concat('; ', shared_callees,
                             ' of the people reached also talked with a number known for fraud') END,
                      CASE WHEN reporters < %5$d THEN ''
                           ELSE concat('; ', reporters, ' people reported it') END,
                      CASE WHEN is_listed THEN '; a case names it' ELSE '' END,
                      CASE WHEN unsure IS NULL THEN '' ELSE concat('; ', unsure) END) AS reason,
               %6$s AS evidence,
               list_filter([concat('begins-anew:', began_on),
                            CASE WHEN is_listed THEN 'listed' END,
                            CASE WHEN shared_callees > 0 THEN 'shared-callees' END],
                           lambda k: k IS NOT NULL) AS evidence_keys,
               network
        FROM scored
        WHERE points >= %7$d
        """
            .formatted(
                points().total(),
                points().told(),
                params.batchCards(),
                params.deviceCards(),
                params.minReporters(),
                evidence(),
                params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.text("beginning", "kind"),
        Evidence.number("attempts_a_day", "attempts", "calls", params.minAttempts()),
        Evidence.number("attempts_before", "attempts_before", "calls"),
        Evidence.number(
            "once_share", "callees_once / nullif(callees, 0)", "share", params.minOnceShare()),
        Evidence.number(
            "incoming_share",
            "calls_in / nullif(calls_in + calls_out, 0)",
            "share",
            params.maxIncomingShare()),
        Evidence.text("another_device", "CASE WHEN is_new_device THEN 'yes' ELSE 'no' END"),
        Evidence.text(
            "far_from_opening",
            "CASE WHEN is_elsewhere THEN 'yes' WHEN NOT is_elsewhere THEN 'no' END"),
        Evidence.number("silence", "quiet_days", "days"),
        Evidence.number("cards_of_holder", "holder_cards", "cards", params.batchCards()),
        Evidence.number("cards_in_device", "device_cards", "cards", params.deviceCards()),
        Evidence.number("shared_callees", "shared_callees", "persons"),
        Evidence.number("reporters", "reporters", "persons", params.minReporters()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
