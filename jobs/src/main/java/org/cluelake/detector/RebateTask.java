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
 * do not count. Payments need not grow where a reward came from a listed account. The pattern alone
 * scores low; a listed party, a talk with a listed number or a hit on a listed site is the
 * independent fact. Without such a fact an account whose usual payments are not known is {@code
 * insufficient_data}. Source: Ministry of Public Security, ten classes of telecom fraud (brushing
 * orders for rebates).
 */
public final class RebateTask extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param pattern small sums, then payments
   * @param growing each payment at least as large as the one before
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
      int growing,
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
   * @param rewardDays days before the last payment in which a reward counts
   * @param minPayments payments after the first reward
   * @param minPayees of them to that many accounts
   * @param minGrowth last payment as a multiple of the first, where no payer of a reward is listed
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
    return 2;
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
        part("rewards, then payments", "true", p.pattern()),
        part("growing payments", RunTables.isGrowing(params.minGrowth()), p.growing()),
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
        WITH %1$s, last AS (
          SELECT person, max("at") AS run_at FROM payment_run
          WHERE kind = 'payment' GROUP BY person
        ), reward AS (
          SELECT person, count(*) AS rewards, sum(amount)::DECIMAL(18,2) AS rewarded,
                 max(amount) AS largest_reward, min("at") AS first_reward,
                 count(DISTINCT other) FILTER (is_other_listed) AS listed_payers,
                 list(DISTINCT other ORDER BY other) FILTER (is_other_listed) AS payer_tokens
          FROM payment_run JOIN last USING (person)
          WHERE kind = 'new_payer' AND amount <= %2$s AND "at" >= run_at - to_days(%3$d)
            AND coalesce(other_kind, '') NOT IN ('merchant', 'corporate')
          GROUP BY person
        ), paid AS (
          SELECT p.*, history_payments >= %4$d AS has_history,
                 row_number() OVER (PARTITION BY person ORDER BY place) AS turn
          FROM payment_run p JOIN (SELECT person, first_reward FROM reward) r USING (person)
          WHERE kind = 'payment' AND "at" > first_reward
            AND (other_kind IS DISTINCT FROM 'corporate' OR is_other_listed)
        ), %5$s, scored AS (
          SELECT *, %7$s AS points, %8$s AS told,
                 %6$s AS has_fact
          FROM money JOIN reward USING (person) LEFT JOIN talk USING (person)
          LEFT JOIN site USING (person) LEFT JOIN named USING (person)
          WHERE rewards <= %9$d AND payments >= %10$d AND payees >= %11$d
            AND (%12$s OR listed_payers > 0) AND received < %17$s * total
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
                      ' by accounts hardly known, then ', %18$s, total,
                      ' yuan in all, to ',
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
            params.rewardDays(),
            params.minHistoryPayments(),
            RunTables.money(params.largeAmount(), params.largeTimesUsual()),
            RunTables.HAS_FACT,
            points().total(),
            points().told(),
            params.maxRewards(),
            params.minPayments(),
            params.minPayees(),
            RunTables.isGrowing(params.minGrowth()),
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
            params.maxReceivedShare().toPlainString(),
            RunTables.told(params.minGrowth()));
  }
}
