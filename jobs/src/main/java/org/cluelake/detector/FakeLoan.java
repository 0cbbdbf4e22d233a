package org.cluelake.detector;

import static java.util.stream.Collectors.joining;
import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a person who hit a site or app that cases name for feigned loans or credit repair and then
 * paid several sums of a fee's size to persons, with no loan to show for it. A gang's site serves
 * several scripts, so every live case that names it counts, not the earliest alone.
 *
 * <p>Guards: a loan paid out in the last days shows a real lender, and real lenders take fees on
 * accounts of firms, which do not count; neither protects a listed account. A holder whose usual
 * payments are not known is {@code insufficient_data} unless a paid account is listed or the person
 * talked with a listed number. Source: Ministry of Public Security, ten classes of telecom fraud
 * (feigned loans; feigned credit records).
 */
public final class FakeLoan extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param pattern the rule itself
   * @param listedPayee paid a listed account
   * @param talked talked with a listed number before paying
   * @param youngPayee paid a young account
   * @param growing no fee was smaller than the one before
   * @param more more fees than the rule asks for
   * @param morePayees to more than one account
   */
  public record Points(
      int pattern,
      int listedPayee,
      int talked,
      int youngPayee,
      int growing,
      int more,
      int morePayees)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/fake-loan.yaml}.
   *
   * @param scamClasses fraud classes whose sites promise loans or clean credit records
   * @param minFee smallest payment of a fee's size, in yuan
   * @param maxFee largest payment of a fee's size, in yuan
   * @param minFees payments of that size after the hit
   * @param loanDays nights in which a loan paid out shows a real lender, tonight included
   * @param minTalkSeconds least talk with a listed number that is a fact
   * @param minHistoryPayments earlier payments needed to know the account
   * @param youngPayeeDays a paid account is young up to this age
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      List<String> scamClasses,
      BigDecimal minFee,
      BigDecimal maxFee,
      int minFees,
      int loanDays,
      int minTalkSeconds,
      int minHistoryPayments,
      int youngPayeeDays,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      scamClasses = List.copyOf(scamClasses);
      Require.that(!scamClasses.isEmpty(), "scamClasses is empty; name the classes of cases");
      scamClasses.forEach(
          c -> Require.that(c.matches("[a-z_]+"), "scamClasses holds %s; want codes", c));
      Require.that(minFee.signum() > 0, "minFee is %s; want over 0", minFee);
      Require.that(maxFee.compareTo(minFee) > 0, "maxFee is %s; want over minFee", maxFee);
      Require.that(minFees >= 2, "minFees is %s; want 2 or more", minFees);
      Require.that(loanDays >= 1, "loanDays is %s; want 1 or more", loanDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public FakeLoan(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "fake-loan";
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
    List<Read> reads = new ArrayList<>(RunFacts.reads());
    Collections.addAll(
        reads,
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.CASE_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.PAYMENT_RUN));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("loan site, then fees", "true", p.pattern()),
        part("listed payee", "listed_payees > 0", p.listedPayee()),
        part("talk with a listed number", "talk_s IS NOT NULL", p.talked()),
        part("young payee", "payee_age <= " + params.youngPayeeDays(), p.youngPayee()),
        part("growing fees", "falls = 0 AND last_fee > first_fee", p.growing()),
        part("more fees", "fees > " + params.minFees(), p.more()),
        part("several payees", "payees > 1", p.morePayees()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH %1$s, named_site AS (
          SELECT e.entity_kind, e.entity, max(c.fraud_type) AS scam_class
          FROM case_entity e JOIN case_state c USING (case_id)
          WHERE e.entity_kind IN ('domain', 'app') AND e.role = 'host'
            AND c.status <> 'withdrawn' AND c.fraud_type IN (%2$s)
          GROUP BY e.entity_kind, e.entity
        ), loan_site AS (
          SELECT v.person, v.transfer_id, v.account, v.target, v.minutes_after, n.scam_class,
                 l.campaign
          FROM visit_then_pay v
          JOIN named_site n ON n.entity = v.target
          JOIN listed_entity l ON l.entity = n.entity AND l.entity_kind = n.entity_kind
            AND l.status = 'active'
        ), loan AS (
          SELECT person, count(*) AS loans FROM payment_run
          WHERE kind = 'loan' AND "at" >= %3$s GROUP BY person
        ), paid AS (
          SELECT r.*, s.target, s.minutes_after, s.scam_class AS site_class,
                 s.campaign AS site_campaign
          FROM payment_run r JOIN loan_site s USING (person, transfer_id, account)
          WHERE r.kind = 'payment' AND r.amount BETWEEN %4$s AND %5$s
            AND (r.other_kind IS DISTINCT FROM 'corporate' OR r.is_other_listed)
          QUALIFY row_number() OVER (PARTITION BY r.person, r.transfer_id, r.account
                                     ORDER BY s.minutes_after, s.target) = 1
        ), fee AS (
          SELECT *, lag(amount) OVER (PARTITION BY person ORDER BY place) AS fee_before FROM paid
        ), money AS (
          SELECT person, count(*) AS fees, count(DISTINCT other) AS payees,
                 count(*) FILTER (amount < fee_before) AS falls,
                 arg_min(amount, place) AS first_fee, arg_max(amount, place) AS last_fee,
                 sum(amount)::DECIMAL(18,2) AS total, max(amount) AS largest,
                 min(minutes_after) AS minutes,
                 max(history_payments) AS history_payments,
                 min(date_diff('day', other_opened_on, "at"::DATE)) AS payee_age,
                 count(DISTINCT other) FILTER (is_other_listed) AS listed_payees,
                 list(DISTINCT other ORDER BY other) FILTER (is_other_listed) AS payee_tokens,
                 list(DISTINCT target ORDER BY target) AS targets,
                 arg_max({'scam_class': site_class, 'campaign': site_campaign},
                         {'place': place, 'class': site_class, 'campaign': site_campaign})
                   AS named_by_site,
                 max("at") AS last_paid,
                 list(DISTINCT concat('payment:', account, ':', transfer_id)
                      ORDER BY concat('payment:', account, ':', transfer_id)) AS keys
          FROM fee GROUP BY person
        ), scored AS (
          SELECT m.*, t.talk_s, t.callers, coalesce(l.loans, 0) AS loans, %6$s AS points,
                 %7$s AS told,
                 history_payments >= %8$d OR listed_payees > 0 OR talk_s IS NOT NULL AS is_sure
          FROM money m LEFT JOIN talk t USING (person) LEFT JOIN loan l USING (person)
          WHERE fees >= %9$d AND (l.loans IS NULL OR listed_payees > 0)
        )
        SELECT person AS subject, person,
               CASE WHEN is_sure THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               points / 100.0 AS score, named_by_site.scam_class AS scam_class,
               named_by_site.campaign AS campaign, last_paid AS happened_at,
               total AS money_at_risk,
               last_paid >= %10$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('Hit a site or app named in cases of feigned loans or credit records, then ',
                      fees, ' payments of a fee''s size, ', total, ' yuan in all, to ',
                      CASE WHEN payees = 1 THEN 'an account' ELSE concat(payees, ' accounts') END,
                      ' never paid before',
                      CASE WHEN loans = 0 THEN '; no loan paid out in %11$d days'
                           ELSE '; a loan was paid out' END,
                      CASE WHEN talk_s IS NOT NULL
                           THEN concat('; talked ', talk_s // 60, ' minutes with a listed number')
                           ELSE '' END,
                      CASE WHEN listed_payees > 0 THEN '; a paid account is listed' ELSE '' END,
                      CASE WHEN NOT is_sure
                           THEN concat('; the account is hardly known from ', history_payments,
                                       ' earlier payments') ELSE '' END) AS reason,
               %12$s AS evidence, keys AS evidence_keys,
               list_distinct(list_concat(targets,
                 list_concat(coalesce(payee_tokens, []::BIGINT[]),
                             coalesce(callers, []::BIGINT[])))) AS network
        FROM scored
        WHERE points >= %13$d
        """
        .formatted(
            RunFacts.sql(params.minTalkSeconds()),
            params.scamClasses().stream().sorted().collect(joining("', '", "'", "'")),
            new AsOf(asOf.minusDays(params.loanDays())).sqlCutOff(),
            params.minFee().toPlainString(),
            params.maxFee().toPlainString(),
            points().total(),
            points().told(),
            params.minHistoryPayments(),
            params.minFees(),
            asOf.sqlCutOff(),
            params.loanDays(),
            Evidence.known(
                Evidence.number("fees", "fees", "payments", params.minFees()),
                Evidence.number("largest_fee", "largest", "yuan", params.maxFee()),
                Evidence.number("minutes_after", "minutes", "min"),
                Evidence.number("payees", "payees", "accounts"),
                Evidence.number("loans", "loans", "credits", 0),
                Evidence.number(
                    "earlier_payments",
                    "history_payments",
                    "payments",
                    params.minHistoryPayments()),
                Evidence.number("payee_age", "payee_age", "days", params.youngPayeeDays()),
                Evidence.number("listed_talk", "talk_s", "s", params.minTalkSeconds()),
                Evidence.number("listed_payees", "listed_payees", "accounts"),
                Evidence.text("points_from", "told"),
                Evidence.number("points", "points", "points", params.minPoints())),
            params.minPoints());
  }
}
