package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags numbers that ring many strangers for a moment so that some of them call back (one-ring,
 * wangiri): numbers served here by their own calls, overseas numbers by those they rang.
 *
 * <p>Known false alarms: services that ring as a sign (parcel lockers, missed-call services) are an
 * enterprise's and old; whoever rings the same people every day (a school bus) knows them; couriers
 * and sellers are answered. A young line of an enterprise, a number the subscriber file does not
 * know and one whose past is not known are {@code insufficient_data}.
 */
public final class OneRing extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param rings the rule itself
   * @param manyRings very many were rung
   * @param callBacks enough of them rang back
   * @param backTalk those were kept on the line
   * @param young the holder has had the card for a short time
   * @param listed a case names the number
   * @param shared people it rang also talked with another listed number
   * @param reported several people reported it
   */
  public record Points(
      int rings,
      int manyRings,
      int callBacks,
      int backTalk,
      int young,
      int listed,
      int shared,
      int reported)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/one-ring.yaml}. Shares are 0 to 1.
   *
   * @param days nights of calls looked at, tonight included
   * @param historyDays nights before, looked at for acquaintance
   * @param minHistoryDays nights of an older card's past that must be known
   * @param minRung people rung from which a number is looked at
   * @param manyRung people rung that count more
   * @param minRungShare share of called people that were only rung
   * @param maxRingSeconds connected seconds up to which a call is a ring
   * @param maxKnownShare share of them met before up to which they are strangers
   * @param minBackShare share of rung people who rang back that counts
   * @param minBackTalkSeconds mean connected seconds of those who rang back that count
   * @param youngDays days with its holder up to which a card is young
   * @param enterpriseDays days from which an enterprise's line is let go
   * @param sharedTalkSeconds talk of a rung person with a listed number that counts
   * @param minReporters reporters that count
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int historyDays,
      int minHistoryDays,
      int minRung,
      int manyRung,
      double minRungShare,
      int maxRingSeconds,
      double maxKnownShare,
      double minBackShare,
      int minBackTalkSeconds,
      int youngDays,
      int enterpriseDays,
      int sharedTalkSeconds,
      int minReporters,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          minHistoryDays >= 1 && historyDays >= minHistoryDays,
          "minHistoryDays and historyDays are %s and %s; want 1 or more, not falling",
          minHistoryDays,
          historyDays);
      Require.that(
          minRung >= 1 && manyRung >= minRung,
          "minRung and manyRung are %s and %s; want 1 or more, not falling",
          minRung,
          manyRung);
      Require.that(
          minRungShare > 0 && minRungShare <= 1, "minRungShare is %s; want 0 to 1", minRungShare);
      Require.that(
          minBackShare >= 0 && minBackShare <= 1, "minBackShare is %s; want 0 to 1", minBackShare);
      Require.that(minReporters >= 1, "minReporters is %s; want 1 or more", minReporters);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public OneRing(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "one-ring";
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
        Read.window(Tables.CALL_EDGE_DAY, params.days() + params.historyDays()),
        Read.window(Tables.OVERSEAS_RING, params.days()),
        Read.today(Tables.RISKY_CONTACT),
        Read.today(Tables.REPORTED_ENTITY),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(
        Read.window(Tables.CALL_EDGE_DAY, params.days() + params.historyDays()),
        Read.window(Tables.OVERSEAS_RING, params.days()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("rings", "true", p.rings()),
        part("many rings", "rung >= " + params.manyRung(), p.manyRings()),
        part("calls back", "back >= %s * rung".formatted(params.minBackShare()), p.callBacks()),
        part(
            "kept on the line",
            "back > 0 AND back_talk_s >= %d * back".formatted(params.minBackTalkSeconds()),
            p.backTalk()),
        part("young card", "card_days <= " + params.youngDays(), p.young()),
        part("listed", "is_listed", p.listed()),
        part("shared callees", "shared_callees > 0", p.shared()),
        part("reported", "reporters >= " + params.minReporters(), p.reported()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + new RingTables(params).sql(asOf)
        + """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told FROM judged
        )
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN unsure IS NULL THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               points / 100.0 AS score, scam_class, campaign, last_at AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat('Rang ', rung, ' of ', callees, ' numbers called within %3$d days without'
                      ' waiting for an answer; ', back, ' of them called back',
                      CASE WHEN back = 0 THEN '' ELSE concat(' and were kept on the line for ',
                        back_talk_s // back, ' s on average') END,
                      CASE WHEN is_overseas THEN '; the number is an overseas one' ELSE '' END,
                      CASE WHEN shared_callees = 0 THEN ''
                           ELSE concat('; ', shared_callees,
                             ' of them also talked with a number known for fraud') END,
                      CASE WHEN reporters < %4$d THEN ''
                           ELSE concat('; ', reporters, ' people reported it') END,
                      CASE WHEN is_listed THEN '; a case names it' ELSE '' END,
                      CASE WHEN unsure IS NULL THEN '' ELSE concat('; ', unsure) END) AS reason,
               %5$s AS evidence,
               list_filter([concat('rings:', last_at::DATE),
                            CASE WHEN is_listed THEN 'listed' END,
                            CASE WHEN shared_callees > 0 THEN 'shared-callees' END],
                           lambda k: k IS NOT NULL) AS evidence_keys,
               network
        FROM scored
        WHERE points >= %6$d
        """
            .formatted(
                points().total(),
                points().told(),
                params.days(),
                params.minReporters(),
                evidence(),
                params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("numbers_rung", "rung", "numbers", params.minRung()),
        Evidence.number("rung_share", "rung / nullif(callees, 0)", "share", params.minRungShare()),
        Evidence.number(
            "known_share", "known / nullif(callees, 0)", "share", params.maxKnownShare()),
        Evidence.number("called_back", "back", "numbers"),
        Evidence.number("back_share", "back / rung", "share", params.minBackShare()),
        Evidence.number("back_talk", "back_talk_s", "s"),
        Evidence.number("card_days", "card_days", "days", params.youngDays()),
        Evidence.number("shared_callees", "shared_callees", "persons"),
        Evidence.number("reporters", "reporters", "persons", params.minReporters()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
