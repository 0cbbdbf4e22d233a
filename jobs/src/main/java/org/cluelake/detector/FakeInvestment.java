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
 * Flags a person who raised money and passed it on, in growing sums, to first-time payees, or who
 * was paid back slightly more than had just been paid and then paid more: how investment scams
 * empty savings.
 *
 * <p>Money is raised where a time deposit is broken early or a loan is drawn. Guards: licensed
 * brokers take money on accounts of firms, which do not count unless listed; merchants' refunds are
 * no bait; money that came in meanwhile, but for what was raised, is passed on (agents, brokers).
 * The pattern alone scores low, because a house or a wedding is paid the same way; a listed party,
 * a talk with a listed number or a hit on a listed site is the independent fact. Without one an
 * account whose usual payments are not known is {@code insufficient_data}. Source: FinCEN
 * FIN-2023-Alert005, behavioural red flags.
 */
public final class FakeInvestment extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param raised raised money and passed it on
   * @param baited paid more after getting back slightly more than was paid
   * @param growing each payment at least as large as the one before
   * @param listedPayee paid a listed account
   * @param listedPayer was paid by a listed account
   * @param talked talked with a listed number before paying
   * @param visited hit a listed site or app before paying
   * @param youngPayee paid a young account
   * @param largeAmount a payment is large in yuan and against the usual
   * @param morePayees to more accounts than one
   */
  public record Points(
      int raised,
      int baited,
      int growing,
      int listedPayee,
      int listedPayer,
      int talked,
      int visited,
      int youngPayee,
      int largeAmount,
      int morePayees)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/fake-investment.yaml}.
   *
   * @param raiseDays nights in which money counts as raised, tonight included
   * @param minRaised least sum raised, in yuan
   * @param minPassedShare of it that was paid on
   * @param maxBaitTimes a credit up to this multiple of the payment before it is bait
   * @param minPayments growing payments to first-time payees
   * @param minGrowth last payment as a multiple of the first, where no party is listed
   * @param minTotal all of them together, in yuan
   * @param maxReceivedShare money received meanwhile, as a share of the payments, from which the
   *     person passes money on
   * @param minTalkSeconds least talk with a listed number that is a fact
   * @param minHistoryPayments earlier payments needed to know what is usual
   * @param largeTimesUsual a payment is large from this multiple of the usual amount
   * @param largeAmount and from this amount in yuan
   * @param youngPayeeDays a paid account is young up to this age
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int raiseDays,
      BigDecimal minRaised,
      BigDecimal minPassedShare,
      BigDecimal maxBaitTimes,
      int minPayments,
      BigDecimal minGrowth,
      BigDecimal minTotal,
      BigDecimal maxReceivedShare,
      int minTalkSeconds,
      int minHistoryPayments,
      BigDecimal largeTimesUsual,
      BigDecimal largeAmount,
      int youngPayeeDays,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(raiseDays >= 1, "raiseDays is %s; want 1 or more", raiseDays);
      Require.that(minRaised.signum() > 0, "minRaised is %s; want over 0", minRaised);
      Require.that(
          minPassedShare.signum() > 0 && minPassedShare.compareTo(BigDecimal.ONE) <= 0,
          "minPassedShare is %s; want over 0 up to 1",
          minPassedShare);
      Require.that(
          maxBaitTimes.compareTo(BigDecimal.ONE) > 0,
          "maxBaitTimes is %s; want over 1",
          maxBaitTimes);
      Require.that(minPayments >= 2, "minPayments is %s; want 2 or more", minPayments);
      Require.that(
          minGrowth.compareTo(BigDecimal.ONE) >= 0, "minGrowth is %s; want 1 or more", minGrowth);
      Require.that(
          maxReceivedShare.signum() > 0, "maxReceivedShare is %s; want over 0", maxReceivedShare);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public FakeInvestment(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "fake-investment";
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
        part("money raised and paid on", "is_raised", p.raised()),
        part("paid back slightly more, then paid more", "is_baited", p.baited()),
        part("growing payments", RunTables.isGrowing(params.minGrowth()), p.growing()),
        part("listed payee", "listed_payees > 0", p.listedPayee()),
        part("listed payer", "listed_payers > 0", p.listedPayer()),
        part("talk with a listed number", "talk_s IS NOT NULL", p.talked()),
        part("listed site", "sites IS NOT NULL", p.visited()),
        part("young payee", "payee_age <= " + params.youngPayeeDays(), p.youngPayee()),
        part("large amount", "is_large", p.largeAmount()),
        part("several payees", "payees > 1", p.morePayees()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH %1$s, paid AS (
          SELECT *, history_payments >= %2$d AS has_history,
                 row_number() OVER (PARTITION BY person ORDER BY place) AS turn
          FROM payment_run
          WHERE kind = 'payment' AND (other_kind IS DISTINCT FROM 'corporate' OR is_other_listed)
        ), %3$s, source AS (
          SELECT c.person, c.kind, c.transfer_id, c.account, c.amount,
                 sum(p.amount)::DECIMAL(18,2) AS paid_on
          FROM payment_run c JOIN paid p ON p.person = c.person AND p."at" > c."at"
          WHERE c.kind IN ('loan', 'deposit_break') AND c."at" >= %5$s AND c.amount >= %6$s
          GROUP BY c.person, c.kind, c.transfer_id, c.account, c.amount
        ), raised AS (
          SELECT person, sum(amount)::DECIMAL(18,2) AS raised, bool_or(kind = 'loan') AS by_loan,
                 bool_or(kind = 'deposit_break') AS by_deposit
          FROM source WHERE paid_on >= %7$s * amount GROUP BY person
        ), bait AS (
          SELECT c.person, c.transfer_id, c.account, c.other, c.is_other_listed, c.amount,
                 arg_max(p.amount, p.place) AS paid_before, max(p.place) AS place
          FROM payment_run c JOIN paid p ON p.person = c.person AND p."at" < c."at"
          WHERE c.kind = 'new_payer' AND coalesce(c.other_kind, '') NOT IN ('merchant', 'corporate')
          GROUP BY c.person, c.transfer_id, c.account, c.other, c.is_other_listed, c.amount
        ), baited AS (
          SELECT b.person, max(b.amount) AS bait,
                 list(DISTINCT b.other ORDER BY b.other) FILTER (b.is_other_listed)
                   AS payer_tokens
          FROM bait b
          WHERE b.amount > b.paid_before AND b.amount <= %8$s * b.paid_before
            AND EXISTS (SELECT 1 FROM paid p WHERE p.person = b.person AND p.place > b.place
                        AND p.amount > b.amount)
          GROUP BY b.person
        ), joined AS (
          SELECT *, raised IS NOT NULL AS is_raised, bait IS NOT NULL AS is_baited,
                 coalesce(len(payer_tokens), 0) AS listed_payers
          FROM money LEFT JOIN raised USING (person) LEFT JOIN baited USING (person)
          LEFT JOIN talk USING (person) LEFT JOIN site USING (person)
          LEFT JOIN named USING (person)
          WHERE payments >= %9$d
            AND (%10$s OR listed_payees > 0 OR coalesce(len(payer_tokens), 0) > 0)
            AND total >= %11$s AND received - coalesce(raised, 0) < %18$s * total
            AND (raised IS NOT NULL OR bait IS NOT NULL)
        ), scored AS (
          SELECT *, %12$s AS points, %13$s AS told,
                 has_history OR %4$s AS is_sure
          FROM joined
        )
        SELECT person AS subject, person,
               CASE WHEN is_sure THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               points / 100.0 AS score, coalesce(scam_class, 'fake_investment') AS scam_class,
               coalesce(campaign, 'none') AS campaign, last_paid AS happened_at,
               total AS money_at_risk,
               last_paid >= %14$s - INTERVAL 24 HOURS AS is_money_moving,
               concat(
                 CASE WHEN is_raised
                      THEN concat(CASE WHEN by_loan AND by_deposit
                                       THEN 'Drew a loan and broke a time deposit'
                                       WHEN by_loan THEN 'Drew a loan'
                                       ELSE 'Broke a time deposit early' END,
                                  ', ', raised, ' yuan')
                      ELSE concat('Was paid back ', bait, ' yuan, slightly more than just paid')
                      END,
                 CASE WHEN is_raised AND is_baited
                      THEN concat(', was paid back ', bait, ' yuan, slightly more than just paid')
                      ELSE '' END,
                 CASE WHEN is_raised THEN '; then ' ELSE '; in all ' END, %19$s, total,
                 ' yuan together, to ',
                 CASE WHEN payees = 1 THEN 'an account' ELSE concat(payees, ' accounts') END,
                 ' never paid before', %15$s,
                 CASE WHEN NOT is_sure
                      THEN concat('; what is usual is not known from ', history_payments,
                                  ' earlier payments') ELSE '' END) AS reason,
               %16$s AS evidence, keys AS evidence_keys,
               list_distinct(list_concat(
                 list_concat(coalesce(payee_tokens, []::BIGINT[]),
                             coalesce(payer_tokens, []::BIGINT[])),
                 list_concat(coalesce(callers, []::BIGINT[]), coalesce(sites, []::BIGINT[]))))
                 AS network
        FROM scored
        WHERE points >= %17$d
        """
        .formatted(
            RunFacts.sql(params.minTalkSeconds()),
            params.minHistoryPayments(),
            RunTables.money(params.largeAmount(), params.largeTimesUsual()),
            RunTables.HAS_FACT,
            new AsOf(asOf.minusDays(params.raiseDays())).sqlCutOff(),
            params.minRaised().toPlainString(),
            params.minPassedShare().toPlainString(),
            params.maxBaitTimes().toPlainString(),
            params.minPayments(),
            RunTables.isGrowing(params.minGrowth()),
            params.minTotal().toPlainString(),
            points().total(),
            points().told(),
            asOf.sqlCutOff(),
            RunFacts.sentence(),
            evidence(),
            params.minPoints(),
            params.maxReceivedShare().toPlainString(),
            RunTables.told(params.minGrowth()));
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("raised", "raised", "yuan", params.minRaised()),
        Evidence.number("paid_back", "bait", "yuan"),
        Evidence.number("payments", "payments", "payments", params.minPayments()),
        Evidence.number("payees", "payees", "accounts"),
        Evidence.number(
            "growth", "round(last_amount / first_amount, 1)", "times", params.minGrowth()),
        Evidence.number("largest_payment", "largest", "yuan", params.largeAmount()),
        Evidence.number(
            "earlier_payments", "history_payments", "payments", params.minHistoryPayments()),
        Evidence.number("payee_age", "payee_age", "days", params.youngPayeeDays()),
        Evidence.number("listed_talk", "talk_s", "s", params.minTalkSeconds()),
        Evidence.number("listed_payees", "listed_payees", "accounts"),
        Evidence.number("listed_payers", "listed_payers", "accounts"),
        Evidence.number("listed_sites", "len(sites)", "names"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
