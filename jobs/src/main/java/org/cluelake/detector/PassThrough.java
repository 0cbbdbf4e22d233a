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
 * Flags an account through which money only passes.
 *
 * <p>For each day with at least {@code minAmount} in, of the last {@code days} nights: what passed
 * through is the smaller of what came in that day and what went out from the first hour of credit
 * to {@code hoursAfter} hours after the last, whole hours. The day counts where that is at least
 * {@code minShare} of what came in, and the smaller closing balance of that day and the next is at
 * most {@code maxResidualShare} of it. Days whose balance the bank withholds count for {@code
 * insufficient_data} only, and so does an account the account file does not know.
 *
 * <p>An account that is linked (see {@link LinkTables}) needs less: {@code linkedMinDays} days with
 * {@code linkedMinShare} passed on, whatever is left and whoever the counterparties are.
 *
 * <p>Guards: merchants and firms by kind, everyday purposes, counterparties known from the nights
 * before (treasurers, agents), and accounts that passed money on like this before those days: a
 * steady business is not a sudden one.
 */
public final class PassThrough extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param passedThrough the rule itself
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param moreDays more days than the rule asks for
   * @param strangers nearly all counterparties never met before
   * @param quiet hardly a movement in the nights before
   * @param cash mostly drawn in cash or the like
   * @param night a good part moved at night
   * @param largeAmount much money
   * @param unbooked no movement under an everyday purpose
   * @param youngAccount opened lately
   */
  public record Points(
      int passedThrough,
      int linked,
      int moreDays,
      int strangers,
      int quiet,
      int cash,
      int night,
      int largeAmount,
      int unbooked,
      int youngAccount)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/pass-through.yaml}. Shares are 0 to 1.
   *
   * @param days nights looked at, tonight included
   * @param minDays days of these on which money must pass through
   * @param hoursAfter hours after the last credit in which it must leave
   * @param minAmount credits of a day below are left alone, in yuan
   * @param minShare least share of a day's credits that passes through
   * @param maxResidualShare most that is left on the account
   * @param minCounterparties least accounts at the other ends
   * @param historyDays nights before, looked at for acquaintance and earlier business
   * @param maxEverydayShare of the money booked under everyday purposes
   * @param minStrangerShare of counterparties never met before
   * @param maxEarlierDays days of the history on which money already passed through
   * @param quietTransfers movements in the history up to which the account was quiet
   * @param largeAmount an amount is large from here, in yuan
   * @param youngAccountDays an account is young up to this age
   * @param link what links an account to listed parties
   * @param phone when the phone left with its bank does
   * @param linkedMinDays days needed of a linked account
   * @param linkedMinShare least share passed on by a linked account
   * @param minPoints a finding from this sum upwards, of 100
   * @param minAlonePoints the same where nothing links the account
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int minDays,
      int hoursAfter,
      BigDecimal minAmount,
      BigDecimal minShare,
      BigDecimal maxResidualShare,
      int minCounterparties,
      int historyDays,
      BigDecimal maxEverydayShare,
      BigDecimal minStrangerShare,
      int maxEarlierDays,
      int quietTransfers,
      BigDecimal largeAmount,
      int youngAccountDays,
      LinkTables.Link link,
      LinkTables.Phone phone,
      int linkedMinDays,
      BigDecimal linkedMinShare,
      int minPoints,
      int minAlonePoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minDays >= 1 && minDays <= days, "minDays is %s; want 1-%s", minDays, days);
      Require.that(hoursAfter >= 1 && hoursAfter <= 24, "hoursAfter is %s; want 1-24", hoursAfter);
      Require.that(minAmount.signum() > 0, "minAmount is %s; want over 0", minAmount);
      Require.that(
          minShare.signum() > 0 && minShare.compareTo(BigDecimal.ONE) <= 0,
          "minShare is %s; want over 0 up to 1",
          minShare);
      Require.that(historyDays >= 1, "historyDays is %s; want 1 or more", historyDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public PassThrough(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "pass-through";
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
        Read.window(Tables.ACCOUNT_HOUR, params.days()),
        Read.window(Tables.ACCOUNT_DAY, nights),
        Read.window(Tables.ACCOUNT_EDGE_DAY, nights),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.ACCOUNT_HOUR, params.days()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("passed through", "true", p.passedThrough()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("more days", "flow_days > " + params.minDays(), p.moreDays()),
        part("strangers", "stranger_share >= 0.9", p.strangers()),
        part("quiet before", "transfers_before <= " + params.quietTransfers(), p.quiet()),
        part("cash", "cash_share >= 0.5", p.cash()),
        part("at night", "night_share >= 0.2", p.night()),
        part("large amount", "amount >= " + params.largeAmount().toPlainString(), p.largeAmount()),
        part("no everyday purpose", "everyday_share <= 0.1", p.unbooked()),
        part("young account", "account_age <= " + params.youngAccountDays(), p.youngAccount()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH " + new PassTables(params).sql(asOf) + reported(asOf);
  }

  private String reported(AsOf asOf) {
    return """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told,
                 kind IS NULL OR (sure_days < %3$d AND NOT is_linked) AS unsure
          FROM judged
          WHERE coalesce(kind, '') NOT IN ('merchant', 'corporate')
            AND everyday_share <= %5$s
            AND (is_linked OR (parties >= %4$d AND stranger_share >= %6$s AND earlier_days <= %7$d))
        )
        SELECT account AS subject, holder AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_hour + INTERVAL 1 HOUR - INTERVAL 1 SECOND AS happened_at,
               amount AS money_at_risk,
               last_hour >= %8$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('On ', flow_days, ' of %9$d days at least ',
                      floor(100 * passed_share)::INTEGER,
                      ' percent of the money that came in, ', amount,
                      ' yuan in all, went out again within %10$d hours, between ', parties,
                      ' accounts of which ', round(100 * stranger_share)::INTEGER,
                      ' percent were never met before',
                      CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                           WHEN is_linked THEN concat(
                             CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                               ' yuan came from accounts on the list') END,
                             CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                               ' payers had just talked with a number on the list') END, %13$s)
                           WHEN sure_days < %3$d THEN '; the bank gives no balance to check'
                           ELSE concat('; at most ', ceil(100 * residual_share)::INTEGER,
                                       ' percent was left') END) AS reason,
               %11$s AS evidence, keys AS evidence_keys,
               coalesce(network, []) AS network
        FROM scored
        WHERE points >= CASE WHEN is_linked THEN %12$d ELSE %14$d END
        """
        .formatted(
            points().total(),
            points().told(),
            params.minDays(),
            params.minCounterparties(),
            params.maxEverydayShare().toPlainString(),
            params.minStrangerShare().toPlainString(),
            params.maxEarlierDays(),
            asOf.sqlCutOff(),
            params.days(),
            params.hoursAfter(),
            evidence(),
            params.minPoints(),
            LinkTables.toldOfFull(),
            params.minAlonePoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("days", "flow_days", "days", params.minDays()),
        Evidence.number("passed_share", "passed_share", "share", params.minShare()),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.number("sent_on", "sent_on", "yuan", params.link().minAmount()),
        Evidence.number("phone_accounts", "phone_listed", "accounts"),
        Evidence.number("phone_holders", "phone_holders", "people", params.phone().minHolders()),
        Evidence.number("residual_share", "residual_share", "share", params.maxResidualShare()),
        Evidence.number("amount", "amount", "yuan", params.largeAmount()),
        Evidence.number("counterparties", "parties", "accounts", params.minCounterparties()),
        Evidence.number("stranger_share", "stranger_share", "share", params.minStrangerShare()),
        Evidence.number("everyday_share", "everyday_share", "share", params.maxEverydayShare()),
        Evidence.number("earlier_days", "earlier_days", "days", params.maxEarlierDays()),
        Evidence.number(
            "transfers_before", "transfers_before", "movements", params.quietTransfers()),
        Evidence.number("cash_share", "cash_share", "share", "0.5"),
        Evidence.number("night_share", "night_share", "share", "0.2"),
        Evidence.number("account_age", "account_age", "days", params.youngAccountDays()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
