package org.cluelake.detector;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Warns of a number whose user was connected with a number known for fraud.
 *
 * <p>Why: every fraud by phone begins with a connected call, and the warning has to come before the
 * payment. A short single call says little (low); a longer or repeated one more (mid); a long talk
 * or calling back and talking says that the script took hold (high). Known false alarms: the
 * earlier holder's friends of a sold card, so the band and the facts against it are shown. A number
 * that is listed itself is no victim; whose user is not known is told apart.
 */
public final class ContactWithFraudNumber extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * Bands and weights, from {@code conf/detectors/contact-with-fraud-number.yaml}.
   *
   * @param minTalkSeconds seconds of the longest call below which nobody was engaged and nothing is
   *     found: several calls hung up on are no talk
   * @param midTalkSeconds connected seconds that make a low contact mid
   * @param midContacts connected calls that make it mid, where they lasted
   * @param highTalkSeconds connected seconds that make it high; the talk's share is full here
   * @param backTalkSeconds connected seconds in all from which calling back makes it high: many
   *     people call a missed number back to ask who it was
   * @param fullContacts connected calls at which their share is full
   * @param recencyHours age of the last contact, in hours before the cut-off, at which recency
   *     counts nothing
   * @param lowScore score of the low band before shares
   * @param midScore score of the mid band before shares
   * @param highScore score of the high band before shares
   * @param talkWeight most the talk adds
   * @param contactWeight most the number of connected calls adds
   * @param recencyWeight most a recent contact adds
   */
  public record Params(
      int minTalkSeconds,
      int midTalkSeconds,
      int midContacts,
      int highTalkSeconds,
      int backTalkSeconds,
      int fullContacts,
      int recencyHours,
      double lowScore,
      double midScore,
      double highScore,
      double talkWeight,
      double contactWeight,
      double recencyWeight)
      implements Serializable {
    public Params {
      Require.that(minTalkSeconds >= 1, "minTalkSeconds is %s; want 1 or more", minTalkSeconds);
      Require.that(
          midTalkSeconds >= minTalkSeconds,
          "midTalkSeconds is %s; want minTalkSeconds %s or more",
          midTalkSeconds,
          minTalkSeconds);
      Require.that(
          highTalkSeconds > midTalkSeconds,
          "highTalkSeconds is %s; want more than midTalkSeconds %s",
          highTalkSeconds,
          midTalkSeconds);
      Require.that(midContacts >= 2, "midContacts is %s; want 2 or more", midContacts);
      Require.that(backTalkSeconds >= 0, "backTalkSeconds is %s; want 0 or more", backTalkSeconds);
      Require.that(fullContacts >= 1, "fullContacts is %s; want 1 or more", fullContacts);
      Require.that(recencyHours >= 1, "recencyHours is %s; want 1 or more", recencyHours);
      Require.that(
          0 < lowScore && lowScore <= midScore && midScore <= highScore,
          "scores are %s, %s, %s; want them above 0 and not falling from low to high",
          lowScore,
          midScore,
          highScore);
      Require.that(
          talkWeight >= 0
              && contactWeight >= 0
              && recencyWeight >= 0
              && highScore + talkWeight + contactWeight + recencyWeight <= 1.0001,
          "highScore and the weights add up to %s; want no negative one and at most 1",
          highScore + talkWeight + contactWeight + recencyWeight);
    }
  }

  private final Params params;

  public ContactWithFraudNumber(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "contact-with-fraud-number";
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
    return List.of(Read.today(Tables.RISKY_CONTACT));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH merged AS (
          SELECT number, max(holder) AS holder, max(holder_kind) AS holder_kind,
                 count(*) AS parties, sum(answered) AS connected,
                 sum(contacts - answered) AS unanswered, sum(talk_s)::BIGINT AS talk_s,
                 max(longest_s) AS longest_s, bool_or(called_back) AS called_back,
                 max(last_at) AS last_at,
                 arg_max({'scam_class': scam_class, 'campaign': campaign},
                         {'talk': talk_s, 'back': called_back, 'at': last_at,
                          'class': scam_class, 'campaign': campaign})
                   AS strongest,
                 list_concat(list(concat('listed:', other)),
                   coalesce(list(concat('called-back:', other)) FILTER (called_back), [])) AS keys,
                 list(other) AS others
          FROM risky_contact
          WHERE kind = 'listed' AND answered > 0 AND NOT is_self_listed
          GROUP BY number
        ), graded AS (
          SELECT *,
                 CASE WHEN talk_s >= %1$d OR (called_back AND talk_s >= %14$d) THEN 'high'
                      WHEN talk_s >= %2$d OR connected >= %3$d THEN 'mid'
                      ELSE 'low' END AS band,
                 greatest(0, date_diff('second', last_at, %4$s)) AS age_s
          FROM merged
        )
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN holder_kind = 'person' THEN 'fired' ELSE 'insufficient_data' END
                 AS verdict,
               CASE band WHEN 'high' THEN %5$s WHEN 'mid' THEN %6$s ELSE %7$s END
                 + %8$s * least(1, talk_s / %1$d) + %9$s * least(1, connected / %10$d)
                 + %11$s * greatest(0, 1 - age_s / %12$d) AS score,
               strongest.scam_class AS scam_class, strongest.campaign AS campaign,
               last_at AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               concat(
                 'Talked ',
                 CASE WHEN talk_s >= 60 THEN concat(talk_s // 60, ' min ') ELSE '' END,
                 talk_s %% 60, ' s in ', connected, ' connected call',
                 CASE WHEN connected = 1 THEN '' ELSE 's' END, ' with ', parties, ' number',
                 CASE WHEN parties = 1 THEN '' ELSE 's' END, ' known for fraud',
                 CASE WHEN called_back THEN ' and called back' ELSE ', without calling back' END,
                 '; the last contact ended ', age_s // 3600, ' h before the end of the day',
                 CASE WHEN holder_kind IS NULL THEN '; the subscriber file does not know the holder'
                      WHEN holder_kind <> 'person' THEN '; held by an enterprise, user unknown'
                      ELSE '' END) AS reason,
               %13$s AS evidence, keys AS evidence_keys, others AS network
        FROM graded WHERE longest_s >= %15$d
        """
        .formatted(
            params.highTalkSeconds(),
            params.midTalkSeconds(),
            params.midContacts(),
            asOf.sqlCutOff(),
            params.highScore(),
            params.midScore(),
            params.lowScore(),
            params.talkWeight(),
            params.contactWeight(),
            params.fullContacts(),
            params.recencyWeight(),
            params.recencyHours() * 3600,
            evidence(),
            params.backTalkSeconds(),
            params.minTalkSeconds());
  }

  private String evidence() {
    return Evidence.of(
        Evidence.text("band", "band"),
        Evidence.number("fraud_numbers", "parties", "numbers"),
        Evidence.number(
            "talk",
            "talk_s",
            "s",
            "CASE WHEN talk_s >= %1$d THEN %1$d ELSE %2$d END"
                .formatted(params.highTalkSeconds(), params.midTalkSeconds())),
        Evidence.number("longest_call", "longest_s", "s", params.minTalkSeconds()),
        Evidence.number("connected_calls", "connected", "calls", params.midContacts()),
        Evidence.number("unanswered_attempts", "unanswered", "calls"),
        Evidence.text("called_back", "CASE WHEN called_back THEN 'yes' ELSE 'no' END"),
        Evidence.text("fraud_class", "strongest.scam_class"),
        Evidence.at("last_contact", "last_at"),
        Evidence.text("holder", "coalesce(holder_kind, 'unknown')"));
  }
}
