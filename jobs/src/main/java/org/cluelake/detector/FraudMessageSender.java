package org.cluelake.detector;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a number that sends the same words to many strangers, where these words link to a site that
 * hosted a reported fraud or are of a kind the operator's filter takes for fraud.
 *
 * <p>Why: a campaign writes to thousands to find one listener, from cards and from fake base
 * stations that show another's number (Anti-Telecom and Online Fraud Law, Art. 14). Only words
 * relevant to fraud raise a signal; what else they say is nobody's business here. The filter errs
 * on adverts, so its suspicion alone is a pattern and scores low; the link to a listed domain,
 * reports of several people and, where the law of the place lets words be kept, the class a model
 * puts them in are facts of their own. Known false alarms: codes, notices and adverts of ports,
 * which a platform submits that knows its customer; groups whose members write back; sales people
 * with links of their own; enterprises that have held the line for long. A sender the subscriber
 * file does not know may be a port that somebody else showed: who wrote cannot be told.
 */
public final class FraudMessageSender extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * Limits and points, from {@code conf/detectors/fraud-message-sender.yaml}.
   *
   * @param days nights of messages looked at, tonight's included
   * @param minReceivers people the same words went to on one day, from which they are looked at
   * @param minSuspectedShare share of these messages the filter takes for fraud, from which the
   *     words are suspected
   * @param minFraudMargin how clearly a model takes the words for fraud, from which that is a fact
   * @param minReporters people who reported the number, from which reports are a fact
   * @param maxScoreAlone highest score of suspected words with no fact of their own beside them
   * @param guard what lets a sender go
   * @param points what facts are worth; together at most 1 is kept
   * @param newCardDays days the holder has had a card, up to which it is new
   */
  public record Params(
      int days,
      int minReceivers,
      double minSuspectedShare,
      double minFraudMargin,
      int minReporters,
      double maxScoreAlone,
      Guard guard,
      Points points,
      int newCardDays)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(minReceivers >= 2, "minReceivers is %s; want 2 or more", minReceivers);
      Require.that(
          minSuspectedShare > 0 && minSuspectedShare <= 1,
          "minSuspectedShare is %s; want above 0 and at most 1",
          minSuspectedShare);
      Require.that(minFraudMargin > 0, "minFraudMargin is %s; want above 0", minFraudMargin);
      Require.that(minReporters >= 1, "minReporters is %s; want 1 or more", minReporters);
      Require.that(
          maxScoreAlone > 0 && maxScoreAlone < 0.5,
          "maxScoreAlone is %s; want above 0 and below 0.5: a pattern alone is low",
          maxScoreAlone);
      Require.that(newCardDays >= 0, "newCardDays is %s; want 0 or more", newCardDays);
    }
  }

  /**
   * What lets a sender go.
   *
   * @param submittedShare share of the messages a platform submitted, from here
   * @param replyShare share of the receivers who wrote to the sender, from here
   * @param enterpriseDays days an enterprise has held a line that links to no listed domain
   */
  public record Guard(double submittedShare, double replyShare, int enterpriseDays)
      implements Serializable {
    public Guard {
      Require.that(
          submittedShare > 0 && submittedShare <= 1,
          "submittedShare is %s; want above 0 and at most 1",
          submittedShare);
      Require.that(
          replyShare > 0 && replyShare <= 1,
          "replyShare is %s; want above 0 and at most 1",
          replyShare);
      Require.that(enterpriseDays >= 1, "enterpriseDays is %s; want 1 or more", enterpriseDays);
    }
  }

  /**
   * Points of facts.
   *
   * @param base the same words to many
   * @param listedDomain a link to a listed domain
   * @param reported reports of several people
   * @param classed words a model clearly takes for fraud
   * @param suspected words the filter takes for fraud
   * @param newCard a card its holder has had for a short time
   * @param fromAbroad messages from abroad or the internet
   */
  public record Points(
      double base,
      double listedDomain,
      double reported,
      double classed,
      double suspected,
      double newCard,
      double fromAbroad)
      implements Serializable {
    public Points {
      for (double p :
          new double[] {base, listedDomain, reported, classed, suspected, newCard, fromAbroad}) {
        Require.that(p >= 0 && p <= 1, "points are %s; want 0 to 1", p);
      }
    }
  }

  private final Params params;

  public FraudMessageSender(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "fraud-message-sender";
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
    return List.of(
        Read.window(Tables.MESSAGE_TEMPLATE_DAY, params.days()),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.REPORTED_ENTITY),
        Read.today(Tables.MESSAGE_TEMPLATE),
        Read.today(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.MESSAGE_TEMPLATE_DAY, params.days()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + SenderTables.mass(params, asOf)
        + ", "
        + SenderTables.facts()
        + ", "
        + judged()
        + finding();
  }

  private String judged() {
    Points points = params.points();
    return """
        fact AS (
          SELECT s.*, k.domains, k.strongest, k.number IS NOT NULL AS is_linked,
                 coalesce(r.reporters, 0) AS reporters,
                 coalesce(r.reporters >= %1$d, false) AS is_reported
          FROM sender s
          LEFT JOIN linked k USING (number)
          LEFT JOIN reported_entity r ON r.entity_kind = 'number' AND r.entity = s.number
        ), scored AS (
          SELECT *, is_linked OR is_reported OR is_classed AS is_backed,
                 least(1, %2$s + CASE WHEN is_linked THEN %3$s ELSE 0 END
                   + CASE WHEN is_reported THEN %4$s ELSE 0 END
                   + CASE WHEN is_classed THEN %9$s ELSE 0 END
                   + CASE WHEN is_suspected THEN %5$s ELSE 0 END
                   + CASE WHEN card_days <= %6$d THEN %7$s ELSE 0 END
                   + CASE WHEN from_abroad > 0 THEN %8$s ELSE 0 END) AS points
          FROM fact
        )
        """
        .formatted(
            params.minReporters(),
            points.base(),
            points.listedDomain(),
            points.reported(),
            points.suspected(),
            params.newCardDays(),
            points.newCard(),
            points.fromAbroad(),
            points.classed());
  }

  private String finding() {
    return """
        SELECT number AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN holder_kind = 'person' THEN 'fired' ELSE 'insufficient_data' END
                 AS verdict,
               CASE WHEN is_backed THEN points ELSE least(points, %1$s) END AS score,
               CASE WHEN is_linked THEN strongest.scam_class ELSE 'unknown' END AS scam_class,
               CASE WHEN is_linked THEN strongest.campaign ELSE 'none' END AS campaign,
               last_at AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               concat(
                 'Sent ', CASE WHEN templates = 1 THEN 'the same words'
                               ELSE concat(templates, ' texts') END,
                 ' in ', messages, ' messages, to as many as ', receivers, ' people ',
                 CASE WHEN days = 1 THEN 'on one day' ELSE concat('a day on ', days, ' days') END,
                 CASE WHEN is_linked
                      THEN concat('; the link leads to ',
                                  CASE WHEN len(domains) = 1 THEN 'a site'
                                       ELSE concat(len(domains), ' sites') END,
                                  ' named in fraud cases') ELSE '' END,
                 CASE WHEN is_suspected
                      THEN concat('; the operator''s filter takes ', suspected,
                                  ' of them for fraud') ELSE '' END,
                 CASE WHEN is_classed
                      THEN concat('; a text model clearly takes ', classed, ' of them for fraud')
                      ELSE '' END,
                 CASE WHEN is_reported THEN concat('; reported by ', reporters, ' people')
                      ELSE '' END,
                 CASE WHEN card_days IS NULL THEN ''
                      ELSE concat('; the holder has had the number for ', card_days, ' days') END,
                 CASE WHEN from_abroad > 0 THEN '; sent from abroad or the internet' ELSE '' END,
                 CASE WHEN holder_kind IS NULL
                      THEN '; the subscriber file does not know the sender, whose number may be'
                           || ' shown by somebody else'
                      WHEN holder_kind <> 'person' THEN '; held by an enterprise, user unknown'
                      ELSE '' END) AS reason,
               %2$s AS evidence,
               list_transform(hashes, lambda h: concat('template:', h)) AS evidence_keys,
               CASE WHEN is_linked THEN domains ELSE []::BIGINT[] END AS network
        FROM scored
        WHERE is_linked OR NOT coalesce(holder_kind <> 'person' AND card_days >= %3$d, false)
        """
        .formatted(params.maxScoreAlone(), evidence(), params.guard().enterpriseDays());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("receivers", "receivers", "people", params.minReceivers()),
        Evidence.number("messages", "messages", "messages"),
        Evidence.number(
            "suspected_share",
            "round(suspected / messages, 4)",
            "share",
            params.minSuspectedShare()),
        Evidence.number("classed_as_fraud", "classed", "messages"),
        Evidence.number("listed_domains", "coalesce(len(domains), 0)", "domains", 1),
        Evidence.number("reporters", "reporters", "people", params.minReporters()),
        Evidence.number("days_with_holder", "card_days", "days", params.newCardDays()),
        Evidence.number("from_abroad", "from_abroad", "messages"),
        Evidence.text("holder", "coalesce(holder_kind, 'unknown')"),
        Evidence.at("last_message", "last_at"));
  }
}
