package org.cluelake.detector;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * What a live learned model flags, as one signal among others; a model in shadow mode says nothing
 * here.
 *
 * <p>The model's name and version stand in the evidence. Behaviour is all a model sees, so
 * behaviour alone is no second opinion: the score is kept low unless a fact from elsewhere stands
 * beside it, which is several people's reports, a live case that names the subject, its talks with
 * a listed number, or those of people who paid the account right after. A protected subject is let
 * go. A subject whose holder is not known is {@code insufficient_data}.
 */
public final class LearnedScore extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * Limits, from {@code conf/detectors/learned-<subject>.yaml}.
   *
   * @param subject number or account
   * @param minProbability a finding from this probability upwards, if the model flags it too
   * @param minReporters reporters that are a fact
   * @param minTalkSeconds talk with a listed number that is a fact: the number's own, or a payer's
   * @param aloneScore most a score may be without a fact
   */
  public record Params(
      String subject,
      BigDecimal minProbability,
      int minReporters,
      int minTalkSeconds,
      BigDecimal aloneScore)
      implements Serializable {
    public Params {
      Require.that(
          Set.of("number", "account").contains(subject),
          "subject is %s; want number or account",
          subject);
      Require.that(
          minProbability.signum() > 0 && minProbability.compareTo(BigDecimal.ONE) < 0,
          "minProbability is %s; want between 0 and 1",
          minProbability);
      Require.that(minReporters >= 1, "minReporters is %s; want 1 or more", minReporters);
      Require.that(minTalkSeconds >= 1, "minTalkSeconds is %s; want 1 or more", minTalkSeconds);
      Require.that(
          aloneScore.signum() > 0 && aloneScore.compareTo(BigDecimal.ONE) < 0,
          "aloneScore is %s; want between 0 and 1",
          aloneScore);
    }
  }

  private static final int PAYMENT_DAYS = 7;

  private final Params params;

  public LearnedScore(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "learned-" + params.subject();
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return isNumber() ? SubjectKind.NUMBER : SubjectKind.ACCOUNT;
  }

  private boolean isNumber() {
    return params.subject().equals("number");
  }

  private TableContract scores() {
    return isNumber() ? Tables.NUMBER_SCORE : Tables.ACCOUNT_SCORE;
  }

  private TableContract holders() {
    return isNumber() ? Tables.SUBSCRIBER_STATE : Tables.ACCOUNT_STATE;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(scores()),
        Read.today(holders()),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.REPORTED_ENTITY),
        Read.latest(Tables.PROTECTED_ENTITY),
        isNumber()
            ? Read.today(Tables.RISKY_CONTACT)
            : Read.window(Tables.CONTACT_THEN_PAY, PAYMENT_DAYS));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(scores()));
  }

  /** Talks of a number with listed ones, or of those who paid an account shortly after. */
  private String talks() {
    return isNumber()
        ? """
          SELECT c.number AS subject, sum(c.talk_s)::BIGINT AS talk_s,
                 list(DISTINCT c.other ORDER BY c.other) AS network
          FROM risky_contact c SEMI JOIN flagged f ON f.number = c.number
          WHERE c.kind = 'listed' AND c.other <> c.number
          GROUP BY c.number HAVING sum(c.talk_s) >= %d
          """
            .formatted(params.minTalkSeconds())
        : """
          SELECT c.payee AS subject, sum(c.talk_s)::BIGINT AS talk_s,
                 list(DISTINCT c.other ORDER BY c.other) AS network
          FROM contact_then_pay c SEMI JOIN flagged f ON f.account = c.payee
          WHERE c.contact_kind = 'listed' AND c.talk_s >= %d
          GROUP BY c.payee
          """
            .formatted(params.minTalkSeconds());
  }

  /** A corporate or enterprise holder is no person. */
  private String person() {
    return isNumber()
        ? "CASE WHEN h.holder_kind = 'person' THEN h.holder END"
        : "CASE WHEN h.kind NOT IN ('corporate', 'merchant') THEN h.holder END";
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH flagged AS (
          SELECT * FROM %2$s
          WHERE is_live AND is_flagged AND probability >= %3$s
        ), guarded AS (
          SELECT entity FROM protected_entity
          WHERE entity_kind = '%1$s' AND valid_from <= %4$s
            AND (valid_to IS NULL OR valid_to >= %4$s)
          UNION SELECT entity FROM listed_entity
          WHERE entity_kind = '%1$s' AND status = 'protected'
        ), talked AS (
          %5$s
        ), judged AS (
          SELECT s.*, %6$s AS person, h.%1$s IS NOT NULL AS is_known,
                 l.entity IS NOT NULL AS is_named, coalesce(l.scam_class, 'unknown') AS scam_class,
                 coalesce(l.campaign, 'none') AS campaign, coalesce(r.reporters, 0) AS reporters,
                 coalesce(t.talk_s, 0) AS listed_talk, coalesce(t.network, []) AS network
          FROM flagged s
          ANTI JOIN guarded g ON g.entity = s.%1$s
          LEFT JOIN %7$s h ON h.%1$s = s.%1$s
          LEFT JOIN listed_entity l ON l.entity_kind = '%1$s' AND l.entity = s.%1$s
            AND l.status = 'active' AND l.source = 'case'
          LEFT JOIN reported_entity r ON r.entity_kind = '%1$s' AND r.entity = s.%1$s
            AND r.reporters >= %8$d
          LEFT JOIN talked t ON t.subject = s.%1$s
        )
        SELECT %1$s AS subject, person,
               CASE WHEN is_known THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               CASE WHEN is_named OR reporters > 0 OR listed_talk > 0 THEN probability
                    ELSE least(probability, %9$s) END AS score,
               scam_class, campaign, %10$s - INTERVAL 1 SECOND AS happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               format('A learned score of {:.1f} percent; {}{}{}{}{}', probability * 100,
                      coalesce(reasons[1].sentence, 'no single fact stands out'),
                      CASE WHEN is_named THEN '; a case names it' ELSE '' END,
                      CASE WHEN reporters > 0
                           THEN format('; {} people reported it', reporters) ELSE '' END,
                      CASE WHEN listed_talk > 0
                           THEN format('; %12$s', listed_talk)
                           ELSE '' END,
                      CASE WHEN is_known THEN '' ELSE '; its holder is not known' END) AS reason,
               list_concat(%11$s,
                 list_transform(reasons, lambda x: {'name': x.feature,
                   'number': x.contribution::DECIMAL(20,4), 'text': x.sentence,
                   'at': NULL::TIMESTAMPTZ, 'unit': 'log-odds',
                   'limit': NULL::DECIMAL(20,4)})) AS evidence,
               [concat('model:', model, ':', model_version)] AS evidence_keys, network
        FROM judged
        """
        .formatted(
            params.subject(),
            scores().name(),
            params.minProbability().toPlainString(),
            asOf.sqlDate(),
            talks(),
            person(),
            holders().name(),
            params.minReporters(),
            params.aloneScore().toPlainString(),
            asOf.sqlCutOff(),
            Evidence.of(
                Evidence.text("model", "concat(model, ' ', model_version)"),
                Evidence.number(
                    "probability", "probability", "share", params.minProbability().toPlainString()),
                Evidence.number("reporters", "reporters", "people", params.minReporters()),
                Evidence.number("listed_talk", "listed_talk", "s", params.minTalkSeconds())),
            isNumber()
                ? "{} seconds of talk with listed numbers"
                : "paid after {} seconds of talk with listed numbers");
  }
}
