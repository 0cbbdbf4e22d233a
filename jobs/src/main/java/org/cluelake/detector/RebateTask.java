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
 * Flags a person who was paid one to three small sums by somebody hardly known and then paid
 * growing sums to several first-time payees within 72 hours: the rewards of a task scam and the
 * orders that follow.
 *
 * <p>Guards: refunds of merchants and firms are no rewards, many small credits are an income (side
 * jobs, stalls), money that came in meanwhile is passed on (agents, brokers), and payments to firms
 * do not count. The pattern alone scores low; a listed party, a talk with a listed number or a hit
 * on a listed site is the independent fact. Without such a fact an account whose usual payments are
 * not known is {@code insufficient_data}. Source: Ministry of Public Security, ten classes of
 * telecom fraud (brushing orders for rebates).
 */
public final class RebateTask extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param pattern the rule itself
   * @param listedPayee paid a listed account
   * @param listedPayer was paid by a listed account
   * @param talked talked with a listed number before paying
   * @param visited hit a listed site or app before paying
   * @param youngPayee paid a young account
   * @param largeAmount a payment is large in yuan and against the usual
   * @param steep many payments
   */
  public record Points(
      int pattern,
      int listedPayee,
      int listedPayer,
      int talked,
      int visited,
      int youngPayee,
      int largeAmount,
      int steep)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/rebate-task.yaml}.
   *
   * @param maxReward largest credit that may be a reward, in yuan
   * @param maxRewards rewards up to which they are no income
   * @param rewardDays nights of rewards looked at, tonight included
   * @param minPayments payments after the first reward
   * @param minPayees of them to that many accounts
   * @param minGrowth last payment as a multiple of the first
   * @param maxReceivedShare money received meanwhile, as a share of the payments, from which the
   *     person passes money on
   * @param minTalkSeconds least talk with a listed number that is a fact
   * @param minHistoryPayments earlier payments needed to know what is usual
   * @param largeTimesUsual a payment is large from this multiple of the usual amount
   * @param largeAmount and from this amount in yuan
   * @param youngPayeeDays a paid account is young up to this age
   * @param steepPayments that many payments are many
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      BigDecimal maxReward,
      int maxRewards,
      int rewardDays,
      int minPayments,
      int minPayees,
      BigDecimal minGrowth,
      BigDecimal maxReceivedShare,
      int minTalkSeconds,
      int minHistoryPayments,
      BigDecimal largeTimesUsual,
      BigDecimal largeAmount,
      int youngPayeeDays,
      int steepPayments,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(maxReward.signum() > 0, "maxReward is %s; want over 0", maxReward);
      Require.that(maxRewards >= 1, "maxRewards is %s; want 1 or more", maxRewards);
      Require.that(rewardDays >= 1, "rewardDays is %s; want 1 or more", rewardDays);
      Require.that(minPayments >= 2, "minPayments is %s; want 2 or more", minPayments);
      Require.that(minPayees >= 1, "minPayees is %s; want 1 or more", minPayees);
      Require.that(
          minGrowth.compareTo(BigDecimal.ONE) >= 0, "minGrowth is %s; want 1 or more", minGrowth);
      Require.that(
          maxReceivedShare.signum() > 0, "maxReceivedShare is %s; want over 0", maxReceivedShare);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public RebateTask(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "rebate-task";
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
    return RunFacts.reads();
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.PAYMENT_RUN));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("rewards, then growing payments", "true", p.pattern()),
        part("listed payee", "listed_payees > 0", p.listedPayee()),
        part("listed payer", "listed_payers > 0", p.listedPayer()),
        part("talk with a listed number", "talk_s IS NOT NULL", p.talked()),
        part("listed site", "sites IS NOT NULL", p.visited()),
        part("young payee", "payee_age <= " + params.youngPayeeDays(), p.youngPayee()),
        part("large amount", "is_large", p.largeAmount()),
        part("many payments", "payments >= " + params.steepPayments(), p.steep()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH %1$s, reward AS (
          SELECT person, count(*) AS rewards, sum(amount)::DECIMAL(18,2) AS rewarded,
                 max(amount) AS largest_reward, min("at") AS first_reward,
                 count(DISTINCT other) FILTER (is_other_listed) AS listed_payers,
                 list(DISTINCT other ORDER BY other) FILTER (is_other_listed) AS payer_tokens
          FROM payment_run
          WHERE kind = 'new_payer' AND amount <= %2$s AND "at" >= %3$s
            AND coalesce(other_kind, '') NOT IN ('merchant', 'corporate')
          GROUP BY person
        ), paid AS (
          SELECT p.*, history_payments >= %4$d AS has_history,
                 row_number() OVER (PARTITION BY person ORDER BY place) AS turn
          FROM payment_run p JOIN (SELECT person, first_reward FROM reward) r USING (person)
          WHERE kind = 'payment' AND "at" > first_reward
            AND (other_kind IS DISTINCT FROM 'corporate' OR is_other_listed)
        ), money AS (
          SELECT person, count(*) AS payments, count(DISTINCT other) AS payees,
                 count(*) FILTER (turn > 1 AND amount < previous_amount) AS falls,
                 arg_min(amount, turn) AS first_amount, arg_max(amount, turn) AS last_amount,
                 sum(amount)::DECIMAL(18,2) AS total, max(amount) AS largest,
                 max(received) AS received,
                 bool_or(has_history) AS has_history, max(history_payments) AS history_payments,
                 bool_or(amount >= %5$s AND (NOT has_history OR amount >= %6$s * usual_amount))
                   AS is_large,
                 min(date_diff('day', other_opened_on, "at"::DATE)) AS payee_age,
                 count(DISTINCT other) FILTER (is_other_listed) AS listed_payees,
                 list(DISTINCT other ORDER BY other) FILTER (is_other_listed) AS payee_tokens,
                 max("at") AS last_paid,
                 list(DISTINCT concat('payment:', account, ':', transfer_id)
                      ORDER BY concat('payment:', account, ':', transfer_id)) AS keys
          FROM paid GROUP BY person
        ), scored AS (
          SELECT *, %7$s AS points, %8$s AS told,
                 listed_payees > 0 OR listed_payers > 0 OR talk_s IS NOT NULL OR sites IS NOT NULL
                   AS has_fact
          FROM money JOIN reward USING (person) LEFT JOIN talk USING (person)
          LEFT JOIN site USING (person) LEFT JOIN named USING (person)
          WHERE rewards <= %9$d AND payments >= %10$d AND payees >= %11$d AND falls = 0
            AND last_amount >= %12$s * first_amount AND received < %17$s * total
        )
        SELECT person AS subject, person,
               CASE WHEN has_history OR has_fact THEN 'fired' ELSE 'insufficient_data' END
                 AS verdict,
               points / 100.0 AS score, coalesce(scam_class, 'rebate') AS scam_class,
               coalesce(campaign, 'none') AS campaign, last_paid AS happened_at,
               total AS money_at_risk,
               last_paid >= %13$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('Was paid ', rewarded, ' yuan in ',
                      CASE WHEN rewards = 1 THEN 'one small sum'
                           ELSE concat(rewards, ' small sums') END,
                      ' by accounts hardly known, then ', payments, ' payments growing from ',
                      first_amount, ' to ', last_amount, ' yuan, ', total, ' yuan in all, to ',
                      payees, ' accounts never paid before', %14$s,
                      CASE WHEN NOT has_history
                           THEN concat('; what is usual is not known from ', history_payments,
                                       ' earlier payments') ELSE '' END) AS reason,
               %15$s AS evidence, keys AS evidence_keys,
               list_distinct(list_concat(
                 list_concat(coalesce(payee_tokens, []::BIGINT[]),
                             coalesce(payer_tokens, []::BIGINT[])),
                 list_concat(coalesce(callers, []::BIGINT[]), coalesce(sites, []::BIGINT[]))))
                 AS network
        FROM scored
        WHERE points >= %16$d
        """
        .formatted(
            RunFacts.sql(params.minTalkSeconds()),
            params.maxReward().toPlainString(),
            new AsOf(asOf.minusDays(params.rewardDays())).sqlCutOff(),
            params.minHistoryPayments(),
            params.largeAmount().toPlainString(),
            params.largeTimesUsual().toPlainString(),
            points().total(),
            points().told(),
            params.maxRewards(),
            params.minPayments(),
            params.minPayees(),
            params.minGrowth().toPlainString(),
            asOf.sqlCutOff(),
            RunFacts.sentence(),
            Evidence.known(
                Evidence.number("rewards", "rewards", "credits", params.maxRewards()),
                Evidence.number("largest_reward", "largest_reward", "yuan", params.maxReward()),
                Evidence.number("payments", "payments", "payments", params.minPayments()),
                Evidence.number("payees", "payees", "accounts", params.minPayees()),
                Evidence.number(
                    "growth", "round(last_amount / first_amount, 1)", "times", params.minGrowth()),
                Evidence.number("largest_payment", "largest", "yuan", params.largeAmount()),
                Evidence.number(
                    "earlier_payments",
                    "history_payments",
                    "payments",
                    params.minHistoryPayments()),
                Evidence.number("payee_age", "payee_age", "days", params.youngPayeeDays()),
                Evidence.number("listed_talk", "talk_s", "s", params.minTalkSeconds()),
                Evidence.number("listed_payees", "listed_payees", "accounts"),
                Evidence.number("listed_payers", "listed_payers", "accounts"),
                Evidence.number("listed_sites", "len(sites)", "names"),
                Evidence.number("received_meanwhile", "received", "yuan"),
                Evidence.text("points_from", "told"),
                Evidence.number("points", "points", "points", params.minPoints())),
            params.minPoints(),
            params.maxReceivedShare().toPlainString());
  }
}
