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
import org.cluelake.run.SqlTime;

/**
 * Flags an account through which matched sums pass: what comes in from one stranger goes out to
 * another within hours, nearly the same, again and again, on several days.
 *
 * <p>So looks the half at home of an underground bank, which takes yuan here and pays out abroad,
 * and the other way round. The half abroad is in no feed, nor are rates and licences: the pattern
 * alone says neither that money left the country nor that anybody did wrong. Without money from
 * listed accounts or payers who had talked with a listed number the points end at {@code
 * maxAlonePoints}, and the finding is for a person to check. Payers and payees may have done
 * nothing and are not named.
 *
 * <p>Guards: payers or payees who come again (payroll agents, travel agencies, factoring firms),
 * everyday purposes, money that is not matched, small sums, accounts with a crowd of parties,
 * merchants, and firms of long standing (licensed money changers; the feeds hold no licence). Of an
 * account the account file does not know it cannot be told whether it is such a firm's: unless it
 * is linked it is {@code insufficient_data}.
 */
public final class MatchedTransfers extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param matched the rule itself
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param unbooked no movement under an everyday purpose
   * @param balanced nearly all money in and out is matched
   * @param largeAmount much matched money
   * @param moreDays more days than the rule asks for
   */
  public record Points(
      int matched, int linked, int unbooked, int balanced, int largeAmount, int moreDays)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/matched-transfers.yaml}. Shares are 0 to 1.
   *
   * @param days nights looked at, tonight included
   * @param historyDays nights before, looked at for parties that come again
   * @param youngDays a firm's account older than this is left alone
   * @param hoursAfter whole hours within which the match goes out
   * @param minPart least part of a sum in that its match is
   * @param minMatches least matched sums
   * @param minDays days on which a matched sum must come in
   * @param minStrangers least payers, and least payees, of matched sums
   * @param minAmount matched sums in below are left alone, in yuan
   * @param largeAmount an amount is large from here, in yuan
   * @param minMeanSum least mean of the matched sums in, in yuan
   * @param minInShare least share of the money in that is matched
   * @param minOutShare least share of the money out that is a match
   * @param balancedShare both shares are high from here
   * @param maxAgainShare of matched payers, and of payees, those dealt with more than once
   * @param maxEverydayShare of the money, what moved under everyday purposes
   * @param maxParties most accounts at the other end
   * @param link what links an account to listed parties
   * @param maxAlonePoints most points of an account that is not linked
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int historyDays,
      int youngDays,
      int hoursAfter,
      BigDecimal minPart,
      int minMatches,
      int minDays,
      int minStrangers,
      BigDecimal minAmount,
      BigDecimal largeAmount,
      BigDecimal minMeanSum,
      BigDecimal minInShare,
      BigDecimal minOutShare,
      BigDecimal balancedShare,
      BigDecimal maxAgainShare,
      BigDecimal maxEverydayShare,
      int maxParties,
      LinkTables.Link link,
      int maxAlonePoints,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minDays >= 1 && minDays <= days, "minDays is %s; want 1-%s", minDays, days);
      Require.that(historyDays >= 1, "historyDays is %s; want 1 or more", historyDays);
      Require.that(hoursAfter >= 1 && hoursAfter <= 24, "hoursAfter is %s; want 1-24", hoursAfter);
      Require.that(
          minPart.signum() > 0 && minPart.compareTo(BigDecimal.ONE) <= 0,
          "minPart is %s; want over 0 up to 1",
          minPart);
      Require.that(minMatches >= 1, "minMatches is %s; want 1 or more", minMatches);
      Require.that(
          minStrangers >= 1 && minStrangers <= minMatches,
          "minStrangers is %s; want 1 to minMatches %s",
          minStrangers,
          minMatches);
      Require.that(minAmount.signum() > 0, "minAmount is %s; want over 0", minAmount);
      Require.that(maxParties >= 2, "maxParties is %s; want 2 or more", maxParties);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      Require.that(
          maxAlonePoints >= minPoints && maxAlonePoints <= 100,
          "maxAlonePoints is %s; want minPoints %s to 100",
          maxAlonePoints,
          minPoints);
    }
  }

  private final Params params;

  public MatchedTransfers(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "matched-transfers";
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
    List<Read> reads = new ArrayList<>(LinkTables.reads(params.link()));
    Collections.addAll(
        reads,
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.days() + params.historyDays()),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.ACCOUNT_EDGE_DAY, params.days() + params.historyDays()));
  }

  private PointSum points() {
    Points p = params.points();
    String balanced = params.balancedShare().toPlainString();
    return PointSum.of(
        part("matched sums between strangers", "true", p.matched()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("no everyday purpose", "everyday_share = 0", p.unbooked()),
        part("balanced", "least(in_share, out_share) >= " + balanced, p.balanced()),
        part("large amount", "amount >= " + params.largeAmount().toPlainString(), p.largeAmount()),
        part("more days", "match_days > " + params.minDays(), p.moreDays()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + new MatchedTables(params).sql(asOf)
        + """
        , scored AS (
          SELECT *, CASE WHEN is_linked THEN %1$s ELSE least(%2$d, %1$s) END AS points,
                 %3$s AS told, kind IS NULL AND NOT is_linked AS unsure
          FROM judged
        )
        """
            .formatted(points().total(), params.maxAlonePoints(), points().told())
        + reported(asOf);
  }

  private String reported(AsOf asOf) {
    return """
        SELECT account AS subject, NULL::BIGINT AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, amount AS money_at_risk,
               last_at >= %1$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('Possible matched transfers, to be checked by a person: on ', match_days,
                      ' of %2$d days ', matches, ' sums, ', amount, ' yuan together and ', mean_sum,
                      ' on average, came in from ', payers,
                      ' accounts hardly ever dealt with, and each went out within %3$d hours, at',
                      ' least %5$s percent of it, to one of ', payees, ' other such accounts; ',
                      floor(100 * in_share)::INTEGER, ' percent of all money in and ',
                      floor(100 * out_share)::INTEGER, ' percent of all money out is so matched',
                      CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                        ' yuan came from accounts on the list') END,
                      CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                        ' of its payers had just talked with a number on the list') END,
                      CASE WHEN unsure THEN '; no bank has described the account' ELSE '' END)
                 AS reason,
               %4$s AS evidence, [concat('matched:', %7$s)] AS evidence_keys, network
        FROM scored
        WHERE points >= %6$d
        """
        .formatted(
            asOf.sqlCutOff(),
            params.days(),
            params.hoursAfter(),
            evidence(),
            params.minPart().movePointRight(2).stripTrailingZeros().toPlainString(),
            params.minPoints(),
            SqlTime.date("last_at"));
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("matches", "matches", "payments", params.minMatches()),
        Evidence.number("days", "match_days", "days", params.minDays()),
        Evidence.number("amount", "amount", "yuan", params.largeAmount()),
        Evidence.number("mean_sum", "mean_sum", "yuan", params.minMeanSum()),
        Evidence.number("passed_share", "passed_share", "share", params.minPart()),
        Evidence.number("payers", "payers", "accounts", params.minStrangers()),
        Evidence.number("payees", "payees", "accounts", params.minStrangers()),
        Evidence.number("matched_in_share", "in_share", "share", params.minInShare()),
        Evidence.number("matched_out_share", "out_share", "share", params.minOutShare()),
        Evidence.number("payers_again", "payers_again", "share", params.maxAgainShare()),
        Evidence.number("payees_again", "payees_again", "share", params.maxAgainShare()),
        Evidence.number("everyday_share", "everyday_share", "share", params.maxEverydayShare()),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
