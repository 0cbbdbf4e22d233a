package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Warns of a person who, after a long call with a listed, disguised or unknown overseas party,
 * gathered own money on one own account and paid it out to somebody new.
 *
 * <p>Why: feigned police and prosecutors have the victim bring all savings together and move them
 * to a "safe account", and keep others away meanwhile. Known false alarms: buying a house, which
 * ends at a firm's account; relatives abroad, known from before. An overseas call and the money
 * alone never reach a finding: the contact is listed or in disguise, the payee listed, or others no
 * longer get through. Whether an unknown payee is a firm cannot be told: {@code insufficient_data}.
 */
public final class FakePolice extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param listedContact talked with a listed number
   * @param disguisedContact talked with a caller from abroad under a number that cannot be there
   * @param overseasContact talked with an overseas number only
   * @param longCall a single call was very long
   * @param isolated others no longer reach the person's number
   * @param severalSources the money came from several own accounts
   * @param youngPayee paid a young account
   * @param listedPayee paid a listed account
   */
  public record Points(
      int listedContact,
      int disguisedContact,
      int overseasContact,
      int longCall,
      int isolated,
      int severalSources,
      int youngPayee,
      int listedPayee)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/fake-police.yaml}.
   *
   * @param minTalkSeconds connected seconds with all such parties from which a script can have been
   *     told
   * @param longCallSeconds a single call is very long from here
   * @param minGathered own money brought together, in yuan, from which a finding is possible
   * @param outShare share of it that is paid out at least
   * @param outHours hours from the gathering to the payment at most
   * @param youngPayeeDays a paid account is young up to this age
   * @param isolation when others count as kept away
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minTalkSeconds,
      int longCallSeconds,
      BigDecimal minGathered,
      BigDecimal outShare,
      int outHours,
      int youngPayeeDays,
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
      Require.that(minGathered.signum() > 0, "minGathered is %s; want over 0", minGathered);
      Require.that(
          outShare.signum() > 0 && outShare.compareTo(BigDecimal.ONE) <= 0,
          "outShare is %s; want more than 0, up to 1",
          outShare);
      Require.that(outHours >= 1, "outHours is %s; want 1 or more", outHours);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public FakePolice(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "fake-police";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.PERSON;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.OWN_FUNDS_PAYMENT), Read.today(Tables.CONTACT_AFTERMATH));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("listed contact", "is_listed", p.listedContact()),
        part("disguised contact", "NOT is_listed AND is_disguised", p.disguisedContact()),
        part("overseas contact", "NOT is_listed AND NOT is_disguised", p.overseasContact()),
        part("very long call", "longest_s >= " + params.longCallSeconds(), p.longCall()),
        part("others kept away", "is_isolated", p.isolated()),
        part("several own accounts", "sources > 1", p.severalSources()),
        part("young payee", "payee_age <= " + params.youngPayeeDays(), p.youngPayee()),
        part("listed payee", "listed_payees > 0", p.listedPayee()));
  }

  // A payment to a firm that is not listed is a purchase and left out.
  @Override
  public String findings(AsOf asOf) {
    return """
        WITH %1$s, %2$s, paid AS (
          SELECT p.person, count(*) AS payments, sum(p.amount)::DECIMAL(18,2) AS total,
                 max(p.gathered) AS gathered, max(p.sources) AS sources,
                 max(p.gathered_at) AS gathered_at, max(p.paid_at) AS last_paid,
                 min(date_diff('day', p.payee_opened_on, p.paid_at::DATE)) AS payee_age,
                 count(DISTINCT p.payee) AS payees,
                 count(DISTINCT p.payee) FILTER (p.is_payee_listed) AS listed_payees,
                 list(DISTINCT p.payee ORDER BY p.payee) FILTER (p.is_payee_listed) AS payee_tokens,
                 bool_or(p.is_payee_listed OR p.payee_kind IS NOT NULL) AS is_payee_known,
                 list(DISTINCT concat('payment:', p.account, ':', p.transfer_id)
                   ORDER BY concat('payment:', p.account, ':', p.transfer_id)) AS keys
          FROM own_funds_payment p JOIN called c USING (person)
          WHERE p.gathered >= %3$s AND p.paid_at >= c.first_at
            AND p.paid_at <= p.gathered_at + to_hours(%4$d)
            AND (p.is_payee_listed OR coalesce(p.payee_kind, '') NOT IN ('corporate', 'merchant'))
          GROUP BY p.person
        ), scored AS (
          SELECT *, %5$s AS points, %6$s AS told
          FROM paid JOIN called USING (person)
          WHERE total >= %7$s * gathered AND talk_s >= %12$d
        )
        SELECT person AS subject, person,
               CASE WHEN is_payee_known THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               least(points, 100) / 100.0 AS score,
               CASE WHEN named.scam_class = 'unknown' THEN 'fake_police'
                    ELSE named.scam_class END AS scam_class,
               named.campaign AS campaign, last_paid AS happened_at, total AS money_at_risk,
               last_paid >= %8$s - INTERVAL 24 HOURS AS is_money_moving,
               concat(
                 'Talked ', talk_s // 60, ' min with ', %9$s, ', the longest call ',
                 longest_s // 60, ' min; then ', gathered,
                 ' yuan gathered from ',
                 CASE WHEN sources = 1 THEN 'another own account'
                      ELSE concat(sources, ' other own accounts') END,
                 ' and ', total, ' yuan paid to ',
                 CASE WHEN payees = 1 THEN 'an account' ELSE concat(payees, ' accounts') END,
                 ' never paid before',
                 CASE WHEN listed_payees > 0 THEN '; a paid account is listed' ELSE '' END,
                 CASE WHEN is_isolated THEN '; others no longer get through to the number'
                      ELSE '' END,
                 CASE WHEN is_payee_known THEN ''
                      ELSE '; whether the payee is a firm is not known' END) AS reason,
               %10$s AS evidence, keys AS evidence_keys,
               list_distinct(list_concat(network, coalesce(payee_tokens, []::BIGINT[])))
                 AS network
        FROM scored WHERE points >= %11$d
        """
        .formatted(
            IsolationTables.sql(params.isolation()),
            CalledTables.sql(
                "aftermath",
                "true",
                "bool_or(is_habit_known AND (is_forwarding OR is_unanswered)) AS is_isolated"),
            params.minGathered().toPlainString(),
            params.outHours(),
            points().total(),
            points().told(),
            params.outShare().toPlainString(),
            asOf.sqlCutOff(),
            CalledTables.told(),
            evidence(),
            params.minPoints(),
            params.minTalkSeconds());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.text(
            "contact",
            "CASE WHEN is_listed THEN 'listed' WHEN is_disguised THEN 'disguised'"
                + " ELSE 'overseas' END"),
        Evidence.number("talk", "talk_s", "s", params.minTalkSeconds()),
        Evidence.number("longest_call", "longest_s", "s", params.longCallSeconds()),
        Evidence.number("gathered", "gathered", "yuan", params.minGathered()),
        Evidence.number("own_accounts", "sources", "accounts"),
        Evidence.at("gathered_at", "gathered_at"),
        Evidence.number("payments", "payments", "payments"),
        Evidence.number("paid_out", "total", "yuan"),
        Evidence.number("payee_age", "payee_age", "days", params.youngPayeeDays()),
        Evidence.number("listed_payees", "listed_payees", "accounts"),
        Evidence.text("others_kept_away", "CASE WHEN is_isolated THEN 'yes' ELSE 'no' END"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
