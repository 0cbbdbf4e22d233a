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
 * Warns of a person who, after a talk with a listed, disguised or unknown overseas party, drew
 * consumer credit and moved it on to somebody new within hours.
 *
 * <p>Why: feigned customer service "cancels a loan" or "refunds" and has the victim draw credit and
 * send it away. A bank's own call-back comes from within the country under its own number, so it is
 * no contact here. Known false alarms: people who draw credit for a purchase, which is paid to a
 * merchant or a firm; relatives abroad, known from before. An overseas talk and the credit alone
 * never reach a finding. Whether an unknown payee is a firm cannot be told: {@code
 * insufficient_data}. The traffic of meeting and screen-sharing apps is not delivered.
 */
public final class FakeService extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param listedContact talked with a listed number
   * @param disguisedContact talked with a caller from abroad under a number that cannot be there
   * @param overseasContact talked with an overseas number only
   * @param serviceShown the number shown was a service or protected one
   * @param prompt the credit moved on at once
   * @param youngPayee paid a young account
   * @param listedPayee paid a listed account
   */
  public record Points(
      int listedContact,
      int disguisedContact,
      int overseasContact,
      int serviceShown,
      int prompt,
      int youngPayee,
      int listedPayee)
      implements Serializable {}

  /**
   * Limits, from {@code conf/detectors/fake-service.yaml}.
   *
   * @param minTalkSeconds connected seconds with a party below which nobody was engaged
   * @param minCredit credit drawn, in yuan, from which a finding is possible
   * @param outShare share of it that is paid out at least
   * @param outMinutes minutes from the draw to the payment at most
   * @param promptMinutes a payment is prompt up to here
   * @param youngPayeeDays a paid account is young up to this age
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minTalkSeconds,
      BigDecimal minCredit,
      BigDecimal outShare,
      int outMinutes,
      int promptMinutes,
      int youngPayeeDays,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minTalkSeconds >= 1, "minTalkSeconds is %s; want 1 or more", minTalkSeconds);
      Require.that(minCredit.signum() > 0, "minCredit is %s; want over 0", minCredit);
      Require.that(
          outShare.signum() > 0 && outShare.compareTo(BigDecimal.ONE) <= 0,
          "outShare is %s; want more than 0, up to 1",
          outShare);
      Require.that(
          promptMinutes >= 1 && outMinutes >= promptMinutes,
          "promptMinutes and outMinutes are %s and %s; want 1 or more and not falling",
          promptMinutes,
          outMinutes);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public FakeService(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "fake-service";
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
        part("service number shown", "is_service", p.serviceShown()),
        part("prompt payment", "minutes <= " + params.promptMinutes(), p.prompt()),
        part("young payee", "payee_age <= " + params.youngPayeeDays(), p.youngPayee()),
        part("listed payee", "listed_payees > 0", p.listedPayee()));
  }

  // A payment to a firm that is not listed is a purchase and left out.
  @Override
  public String findings(AsOf asOf) {
    return """
        WITH %1$s, drawn AS (
          SELECT p.*, greatest(0, date_diff('minute', p.drawn_at, p.paid_at)) AS minutes
          FROM own_funds_payment p JOIN called c USING (person)
          WHERE p.credit >= %2$s AND p.paid_at >= c.first_at
            AND p.paid_at <= p.drawn_at + to_minutes(%3$d)
            AND (p.is_payee_listed OR coalesce(p.payee_kind, '') NOT IN ('corporate', 'merchant'))
        ), paid AS (
          SELECT person, count(*) AS payments, sum(amount)::DECIMAL(18,2) AS total,
                 max(credit) AS credit, max(drawn_at) AS drawn_at, min(minutes) AS minutes,
                 max(paid_at) AS last_paid,
                 min(date_diff('day', payee_opened_on, paid_at::DATE)) AS payee_age,
                 count(DISTINCT payee) AS payees,
                 count(DISTINCT payee) FILTER (is_payee_listed) AS listed_payees,
                 list(DISTINCT payee ORDER BY payee) FILTER (is_payee_listed) AS payee_tokens,
                 bool_or(is_payee_listed OR payee_kind IS NOT NULL) AS is_payee_known,
                 list(DISTINCT concat('payment:', account, ':', transfer_id)
                   ORDER BY concat('payment:', account, ':', transfer_id)) AS keys
          FROM drawn GROUP BY person
        ), scored AS (
          SELECT *, %4$s AS points, %5$s AS told
          FROM paid JOIN called USING (person)
          WHERE total >= %6$s * credit
        )
        SELECT person AS subject, person,
               CASE WHEN is_payee_known THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               least(points, 100) / 100.0 AS score,
               CASE WHEN named.scam_class = 'unknown' THEN 'fake_customer_service'
                    ELSE named.scam_class END AS scam_class,
               named.campaign AS campaign, last_paid AS happened_at, total AS money_at_risk,
               last_paid >= %7$s - INTERVAL 24 HOURS AS is_money_moving,
               concat(
                 'Talked ', talk_s // 60, ' min with ', %8$s, '; then drew ', credit,
                 ' yuan of credit and ', minutes, ' min later paid ', total, ' yuan to ',
                 CASE WHEN payees = 1 THEN 'an account' ELSE concat(payees, ' accounts') END,
                 ' never paid before',
                 CASE WHEN listed_payees > 0 THEN '; a paid account is listed' ELSE '' END,
                 CASE WHEN is_payee_known THEN ''
                      ELSE '; whether the payee is a firm is not known' END) AS reason,
               %9$s AS evidence, keys AS evidence_keys,
               list_distinct(list_concat(network, coalesce(payee_tokens, []::BIGINT[])))
                 AS network
        FROM scored WHERE points >= %10$d
        """
        .formatted(
            CalledTables.sql("contact_aftermath", "talk_s >= " + params.minTalkSeconds(), ""),
            params.minCredit().toPlainString(),
            params.outMinutes(),
            points().total(),
            points().told(),
            params.outShare().toPlainString(),
            asOf.sqlCutOff(),
            CalledTables.told(),
            evidence(),
            params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.text(
            "contact",
            "CASE WHEN is_listed THEN 'listed' WHEN is_disguised THEN 'disguised'"
                + " ELSE 'overseas' END"),
        Evidence.number("talk", "talk_s", "s", params.minTalkSeconds()),
        Evidence.number("credit_drawn", "credit", "yuan", params.minCredit()),
        Evidence.at("drawn_at", "drawn_at"),
        Evidence.number("minutes_after", "minutes", "min", params.promptMinutes()),
        Evidence.number("payments", "payments", "payments"),
        Evidence.number("paid_out", "total", "yuan"),
        Evidence.number("payee_age", "payee_age", "days", params.youngPayeeDays()),
        Evidence.number("listed_payees", "listed_payees", "accounts"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
