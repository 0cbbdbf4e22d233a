package org.cluelake.detector;

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
 * Flags an account on which a few yuan were tried before much was moved, as handlers of bought
 * accounts do to see whether an account still works.
 *
 * <p>Only payments with accounts never met in the {@code historyDays} before count. A test alone is
 * what a careful person does before a first large payment, and brokers and agents do it all day, so
 * only accounts linked to listed parties (see {@link LinkTables}) are looked at.
 *
 * <p>Guards: merchants and firms; accounts on which small sums are usual (red packets); everyday
 * purposes. An account the account file does not know is {@code insufficient_data}.
 */
public final class TestPayment extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param tested the rule itself: payments after a test, on a linked account
   * @param samePair test and payment were between the same two accounts
   * @param morePairs more than one stranger paid or was paid after a test
   * @param manyPairs many of them
   * @param passedOn what came in went out again
   * @param quiet hardly a movement in the nights before
   * @param prompt the large payment followed soon
   * @param largeAmount much money
   * @param youngAccount opened lately
   */
  public record Points(
      int tested,
      int samePair,
      int morePairs,
      int manyPairs,
      int passedOn,
      int quiet,
      int prompt,
      int largeAmount,
      int youngAccount)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/test-payment.yaml}. Shares are 0 to 1.
   *
   * @param days nights of tested payments looked at, tonight included
   * @param historyDays nights before, looked at for acquaintance and habit
   * @param maxSmallDays days of the history with small payments up to which they are no habit
   * @param maxEverydayShare of movements booked under everyday purposes
   * @param minPassedShare from that share upwards money was passed on
   * @param manyPairs that many pairs are many
   * @param quietTransfers movements in the history up to which the account was quiet
   * @param promptMinutes a payment up to that many minutes after its test is prompt
   * @param largeAmount an amount is large from here, in yuan
   * @param youngAccountDays an account is young up to this age
   * @param link what links an account to listed parties
   * @param phone when the phone left with its bank does
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int historyDays,
      int maxSmallDays,
      BigDecimal maxEverydayShare,
      BigDecimal minPassedShare,
      int manyPairs,
      int quietTransfers,
      int promptMinutes,
      BigDecimal largeAmount,
      int youngAccountDays,
      LinkTables.Link link,
      LinkTables.Phone phone,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(historyDays >= 1, "historyDays is %s; want 1 or more", historyDays);
      Require.that(maxSmallDays >= 0, "maxSmallDays is %s; want 0 or more", maxSmallDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public TestPayment(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "test-payment";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.ACCOUNT;
  }

  @Override
  public List<Read> reads() {
    int nights = params.days() + params.historyDays();
    List<Read> reads = new ArrayList<>(LinkTables.readsOfFull(params.link()));
    Collections.addAll(
        reads,
        Read.window(Tables.TESTED_PAYMENT, params.days()),
        Read.window(Tables.SMALL_PAYMENT, nights),
        Read.window(Tables.ACCOUNT_EDGE_DAY, nights),
        Read.window(Tables.ACCOUNT_DAY, nights),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.TESTED_PAYMENT, params.days()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("tested", "true", p.tested()),
        part("same pair", "is_same_pair", p.samePair()),
        part("more pairs", "pairs > 1", p.morePairs()),
        part("many pairs", "pairs >= " + params.manyPairs(), p.manyPairs()),
        part("passed on", "passed_share >= " + params.minPassedShare(), p.passedOn()),
        part("quiet before", "transfers_before <= " + params.quietTransfers(), p.quiet()),
        part("prompt", "minutes <= " + params.promptMinutes(), p.prompt()),
        part("large amount", "amount >= " + params.largeAmount().toPlainString(), p.largeAmount()),
        part("young account", "account_age <= " + params.youngAccountDays(), p.youngAccount()));
  }

  // Acquaintance is asked of the day of the test: what came before it is history, what the test
  // began is not.
  private String tables(AsOf asOf) {
    return """
        tested AS (
          SELECT t.* FROM tested_payment t SEMI JOIN link USING (account)
          WHERE NOT EXISTS (
            SELECT 1 FROM account_edge_day e
            WHERE e.account = t.account AND e.counterparty = t.counterparty
              AND e.transfers > 0 AND e.biz_date < t.test_at::DATE)
        ), trial AS (
          SELECT account, count(DISTINCT counterparty) AS pairs,
                 bool_or(is_same_pair) AS is_same_pair, sum(amount)::DECIMAL(18,2) AS amount,
                 max("at") AS last_at, max(test_amount) AS test_amount,
                 min(date_diff('minute', test_at, "at")) AS minutes,
                 bool_or(direction = 'in') AS is_receiver,
                 list(DISTINCT concat('tested:', transfer_id) ORDER BY concat('tested:', transfer_id))
                   AS keys
          FROM tested GROUP BY account
        ), habit AS (
          SELECT account, count(DISTINCT biz_date) AS small_days
          FROM small_payment SEMI JOIN trial USING (account)
          WHERE biz_date < %1$s GROUP BY account
        ), flow AS (
          SELECT account,
                 coalesce(sum(in_count + out_count) FILTER (WHERE biz_date < %1$s), 0)
                   AS transfers_before,
                 least(1, coalesce(sum(out_amount) FILTER (WHERE biz_date >= %1$s)
                   / nullif(sum(in_amount) FILTER (WHERE biz_date >= %1$s), 0), 0)) AS passed_share
          FROM account_day SEMI JOIN trial USING (account) GROUP BY account
        ), everyday AS (
          SELECT account, sum(everyday) / sum(transfers) AS everyday_share
          FROM account_edge_day SEMI JOIN trial USING (account)
          WHERE transfers > 0 AND biz_date >= %1$s GROUP BY account
        ), judged AS (
          SELECT t.*, coalesce(h.small_days, 0) AS small_days,
                 coalesce(f.transfers_before, 0) AS transfers_before,
                 coalesce(f.passed_share, 0) AS passed_share,
                 coalesce(d.everyday_share, 0) AS everyday_share, s.kind, s.holder,
                 date_diff('day', s.opened_on, %2$s) AS account_age,
                 l.from_listed, l.warned, l.sent_on, l.phone_listed, l.phone_holders, l.network
          FROM trial t
          LEFT JOIN habit h ON h.account = t.account
          LEFT JOIN flow f ON f.account = t.account
          LEFT JOIN everyday d ON d.account = t.account
          JOIN link l ON l.account = t.account
          LEFT JOIN account_state s ON s.account = t.account
        )"""
        .formatted(new AsOf(asOf.minusDays(params.days() - 1)).sqlDate(), asOf.sqlDate());
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + LinkTables.full(params.link(), params.phone(), asOf)
        + ", "
        + tables(asOf)
        + """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told FROM judged
          WHERE coalesce(kind, '') NOT IN ('merchant', 'corporate')
            AND small_days <= %3$d AND everyday_share <= %4$s
        )
        SELECT account AS subject, holder AS person,
               CASE WHEN kind IS NULL THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, amount AS money_at_risk,
               last_at >= %6$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('After a payment of ', test_amount, ' yuan ', amount, ' yuan ',
                      CASE WHEN is_receiver THEN 'came in from ' ELSE 'went out to ' END, pairs,
                      CASE WHEN pairs = 1 THEN ' account' ELSE ' accounts' END,
                      ' never met before, the first ', minutes, ' minutes later',
                      CASE WHEN passed_share < %5$s THEN '' ELSE concat('; ',
                        floor(100 * passed_share)::INTEGER,
                        ' percent of what came in went out again') END,
                      CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                        ' yuan came from accounts on the list') END,
                      CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                        ' payers had just talked with a number on the list') END, %9$s,
                      CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                           ELSE '' END) AS reason,
               %7$s AS evidence, keys AS evidence_keys, network
        FROM scored
        WHERE points >= %8$d
        """
            .formatted(
                points().total(),
                points().told(),
                params.maxSmallDays(),
                params.maxEverydayShare().toPlainString(),
                params.minPassedShare().toPlainString(),
                asOf.sqlCutOff(),
                evidence(),
                params.minPoints(),
                LinkTables.toldOfFull());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("test_amount", "test_amount", "yuan"),
        Evidence.number("amount", "amount", "yuan", params.largeAmount()),
        Evidence.number("pairs", "pairs", "accounts", params.manyPairs()),
        Evidence.number("minutes_after", "minutes", "minutes", params.promptMinutes()),
        Evidence.number("passed_share", "passed_share", "share", params.minPassedShare()),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.number("sent_on", "sent_on", "yuan", params.link().minAmount()),
        Evidence.number("phone_accounts", "phone_listed", "accounts"),
        Evidence.number("phone_holders", "phone_holders", "people", params.phone().minHolders()),
        Evidence.number("small_days", "small_days", "days", params.maxSmallDays()),
        Evidence.number("everyday_share", "everyday_share", "share", params.maxEverydayShare()),
        Evidence.number(
            "transfers_before", "transfers_before", "movements", params.quietTransfers()),
        Evidence.number("account_age", "account_age", "days", params.youngAccountDays()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
