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
 * Flags a person who paid somebody never paid before right after talking with a listed or an
 * overseas number.
 *
 * <p>Points are added up for the contact, the payee, the amount against what the account usually
 * pays, the talk, the haste and growing payments. Known false alarms: relatives abroad, deals with
 * strangers; so one of three must hold: the contact is listed, the payee is listed, or the amount
 * is large both in yuan and against the usual. An account with too short a history cannot be judged
 * by its amount: unless the payee is listed, such a finding is {@code insufficient_data}.
 */
public final class CallThenPay extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param listedContact talked with a listed number
   * @param overseasContact talked with an overseas number, none of them listed
   * @param listedPayee paid a listed account
   * @param largeAmount a payment is large in yuan and against the usual
   * @param youngPayee paid a young account
   * @param longTalk talked long
   * @param prompt paid soon after, or while in touch
   * @param growing each of several payments larger than the one before
   */
  public record Points(
      int listedContact,
      int overseasContact,
      int listedPayee,
      int largeAmount,
      int youngPayee,
      int longTalk,
      int prompt,
      int growing)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/call-then-pay.yaml}.
   *
   * @param minTalkSeconds connected seconds below which nobody was engaged
   * @param minHistoryPayments earlier payments needed to know what is usual
   * @param largeTimesUsual a payment is large from this multiple of the usual amount
   * @param largeAmount and from this amount in yuan
   * @param youngPayeeDays a paid account is young up to this age
   * @param longTalkSeconds a talk is long from here
   * @param promptMinutes a payment is prompt up to here
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minTalkSeconds,
      int minHistoryPayments,
      BigDecimal largeTimesUsual,
      BigDecimal largeAmount,
      int youngPayeeDays,
      int longTalkSeconds,
      int promptMinutes,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minTalkSeconds >= 1, "minTalkSeconds is %s; want 1 or more", minTalkSeconds);
      Require.that(
          minHistoryPayments >= 1, "minHistoryPayments is %s; want 1 or more", minHistoryPayments);
      Require.that(
          largeTimesUsual.compareTo(BigDecimal.ONE) >= 0,
          "largeTimesUsual is %s; want 1 or more",
          largeTimesUsual);
      Require.that(largeAmount.signum() > 0, "largeAmount is %s; want over 0", largeAmount);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public CallThenPay(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "call-then-pay";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.PERSON;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.CONTACT_THEN_PAY));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("listed contact", "listed_contact", p.listedContact()),
        part("overseas contact", "NOT listed_contact", p.overseasContact()),
        part("listed payee", "listed_payees > 0", p.listedPayee()),
        part("large amount", "is_large", p.largeAmount()),
        part("young payee", "payee_age <= " + params.youngPayeeDays(), p.youngPayee()),
        part("long talk", "talk_s >= " + params.longTalkSeconds(), p.longTalk()),
        part("prompt payment", "minutes <= " + params.promptMinutes(), p.prompt()),
        part("growing payments", "payments > 1 AND rises = payments - 1", p.growing()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH contact AS (
          SELECT * FROM contact_then_pay WHERE talk_s >= %9$d
        ), payment AS (
          SELECT DISTINCT person, account, transfer_id, payee, paid_at, amount, state,
                 usual_amount, history_payments, payee_opened_on, is_payee_listed
          FROM contact
        ), in_order AS (
          SELECT *, history_payments >= %1$d AS has_history,
                 amount > lag(amount) OVER (PARTITION BY person
                                            ORDER BY paid_at, transfer_id, account) AS rise
          FROM payment
        ), money AS (
          SELECT person, count(*) AS payments, count(*) FILTER (WHERE rise) AS rises,
                 count(*) FILTER (WHERE state = 'settled') AS settled,
                 sum(amount)::DECIMAL(18,2) AS total, max(amount) AS largest,
                 max(round(amount / usual_amount, 1)) FILTER (WHERE has_history) AS times_usual,
                 bool_or(has_history) AS has_history, max(history_payments) AS history_payments,
                 bool_or(amount >= %2$s AND (NOT has_history OR amount >= %3$s * usual_amount))
                   AS is_large,
                 min(date_diff('day', payee_opened_on, paid_at::DATE)) AS payee_age,
                 count(DISTINCT payee) AS payees,
                 count(DISTINCT payee) FILTER (WHERE is_payee_listed) AS listed_payees,
                 list(DISTINCT payee) FILTER (WHERE is_payee_listed) AS payee_tokens,
                 max(paid_at) AS last_paid,
                 list(DISTINCT concat('payment:', account, ':', transfer_id)) AS keys
          FROM in_order GROUP BY person
        ), touch AS (
          SELECT person, bool_or(contact_kind = 'listed') AS listed_contact,
                 max(talk_s) AS talk_s, min(minutes_after) AS minutes,
                 list(DISTINCT other) FILTER (WHERE contact_kind = 'listed') AS caller_tokens
          FROM contact GROUP BY person
        ), named AS (
          SELECT person, scam_class, campaign FROM contact
          QUALIFY row_number() OVER (
            PARTITION BY person
            ORDER BY scam_class = 'unknown', campaign = 'none', paid_at DESC, scam_class, campaign
          ) = 1
        ), scored AS (
          SELECT *, %4$s AS points, %5$s AS told
          FROM money JOIN touch USING (person) JOIN named USING (person)
        )
        SELECT person AS subject, person,
               CASE WHEN has_history OR listed_payees > 0
                    THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               points / 100.0 AS score, scam_class, campaign, last_paid AS happened_at,
               total AS money_at_risk,
               last_paid >= %6$s - INTERVAL 24 HOURS AS is_money_moving,
               concat(
                 CASE WHEN listed_contact THEN 'In touch with a listed fraud number'
                      ELSE 'In touch with an overseas number' END,
                 ' (talked ', talk_s // 60, ' minutes), then ',
                 CASE WHEN payments = 1 THEN 'a payment' ELSE concat(payments, ' payments') END,
                 ' of ', total, ' yuan to ',
                 CASE WHEN payees = 1 THEN 'an account' ELSE concat(payees, ' accounts') END,
                 ' never paid before, ',
                 CASE WHEN minutes = 0 THEN 'while in touch'
                      ELSE concat(minutes, ' minutes after the last contact') END,
                 CASE WHEN settled < payments
                      THEN concat('; ', payments - settled, ' not settled') ELSE '' END,
                 CASE WHEN listed_payees > 0 THEN '; a paid account is listed' ELSE '' END,
                 CASE WHEN times_usual IS NOT NULL
                      THEN concat('; at most ', times_usual, ' times the usual payment')
                      WHEN listed_payees = 0
                      THEN concat('; what is usual is not known from ', history_payments,
                                  ' earlier payments')
                      ELSE '' END) AS reason,
               %7$s AS evidence, keys AS evidence_keys,
               list_distinct(list_concat(coalesce(payee_tokens, []::BIGINT[]),
                                         coalesce(caller_tokens, []::BIGINT[]))) AS network
        FROM scored
        WHERE points >= %8$d AND (listed_contact OR listed_payees > 0 OR is_large)
        """
        .formatted(
            params.minHistoryPayments(),
            params.largeAmount().toPlainString(),
            params.largeTimesUsual().toPlainString(),
            points().total(),
            points().told(),
            asOf.sqlCutOff(),
            Evidence.known(
                Evidence.text(
                    "contact", "CASE WHEN listed_contact THEN 'listed' ELSE 'overseas' END"),
                Evidence.number("talk", "talk_s", "s", params.longTalkSeconds()),
                Evidence.number("minutes_after", "minutes", "min", params.promptMinutes()),
                Evidence.number("payments", "payments", "payments"),
                Evidence.number("largest_payment", "largest", "yuan", params.largeAmount()),
                Evidence.number("times_usual", "times_usual", "times", params.largeTimesUsual()),
                Evidence.number(
                    "earlier_payments",
                    "history_payments",
                    "payments",
                    params.minHistoryPayments()),
                Evidence.number("payee_age", "payee_age", "days", params.youngPayeeDays()),
                Evidence.number("listed_payees", "listed_payees", "accounts"),
                Evidence.text("points_from", "told"),
                Evidence.number("points", "points", "points", params.minPoints())),
            params.minPoints(),
            params.minTalkSeconds());
  }
}
