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
 * Flags the account of a firm opened lately that has payers and no business: large single sums come
 * in from people who hardly ever pay again, leave within hours, and nothing is booked that a firm
 * lives by.
 *
 * <p>Of a firm the feeds tell the day its account was opened and its movements, not who owns it,
 * what it sells or what taxes it filed. A payment out under an everyday purpose (wages, rent, tax)
 * is taken for business, and more than {@code maxUpkeep} of them clear the account. A bank that
 * books no purposes therefore makes an honest trading agent look alike: without money from listed
 * accounts or payers who had talked with a listed number the points end at {@code maxAlonePoints},
 * and the finding is for a person to check. Payers may be victims and are not named.
 *
 * <p>Guards: everyday purposes in and out, small sums (shops), payers who come again (customers),
 * balances that stay, old firms, merchants. Where the bank gives no balance on enough days, and
 * nothing links the account, it is {@code insufficient_data}. Accounts the account file does not
 * know are not known to be a firm's and are left to {@link PassThrough}.
 */
public final class CorporateFront extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param front the rule itself
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param unbooked no movement under an everyday purpose
   * @param newFirm opened very lately
   * @param largeAmount much money
   * @param moreDays more days than the rule asks for
   */
  public record Points(
      int front, int linked, int unbooked, int newFirm, int largeAmount, int moreDays)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/corporate-front.yaml}. Shares are 0 to 1.
   *
   * @param days nights looked at, tonight included
   * @param historyDays nights before, looked at for wages, rent and returning payers
   * @param youngDays a firm's account is young up to this age
   * @param newDays very young up to this
   * @param minDays days on which money must pass through
   * @param hoursAfter whole hours after a day's last credit in which it must leave
   * @param minShare least share of a day's credits that leaves
   * @param maxResidualShare most that is left on the account, against the day's credits
   * @param minAmount credits of these days below are left alone, in yuan
   * @param largeAmount an amount is large from here, in yuan
   * @param minPayers least accounts that paid
   * @param minMeanSum least mean of the payments in, in yuan
   * @param maxAgainShare of payers, those who paid on more than one day
   * @param maxEverydayShare of payments in, those booked under everyday purposes
   * @param maxUpkeep payments out booked under everyday purposes
   * @param link what links an account to listed parties
   * @param maxAlonePoints most points of an account that is not linked
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int historyDays,
      int youngDays,
      int newDays,
      int minDays,
      int hoursAfter,
      BigDecimal minShare,
      BigDecimal maxResidualShare,
      BigDecimal minAmount,
      BigDecimal largeAmount,
      int minPayers,
      BigDecimal minMeanSum,
      BigDecimal maxAgainShare,
      BigDecimal maxEverydayShare,
      int maxUpkeep,
      LinkTables.Link link,
      int maxAlonePoints,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minDays >= 1 && minDays <= days, "minDays is %s; want 1-%s", minDays, days);
      Require.that(historyDays >= 1, "historyDays is %s; want 1 or more", historyDays);
      Require.that(youngDays >= 1, "youngDays is %s; want 1 or more", youngDays);
      Require.that(hoursAfter >= 1 && hoursAfter <= 24, "hoursAfter is %s; want 1-24", hoursAfter);
      Require.that(
          minShare.signum() > 0 && minShare.compareTo(BigDecimal.ONE) <= 0,
          "minShare is %s; want over 0 up to 1",
          minShare);
      Require.that(minAmount.signum() > 0, "minAmount is %s; want over 0", minAmount);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      Require.that(
          maxAlonePoints >= minPoints && maxAlonePoints <= 100,
          "maxAlonePoints is %s; want minPoints %s to 100",
          maxAlonePoints,
          minPoints);
    }
  }

  private final Params params;

  public CorporateFront(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "corporate-front";
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
        Read.window(Tables.ACCOUNT_HOUR, params.days()),
        Read.window(Tables.ACCOUNT_DAY, params.days()),
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.days() + params.historyDays()),
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
        part("payers and no business", "true", p.front()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("no everyday purpose", "upkeep = 0 AND everyday_share = 0", p.unbooked()),
        part("new firm", "age <= " + params.newDays(), p.newFirm()),
        part("large amount", "amount >= " + params.largeAmount().toPlainString(), p.largeAmount()),
        part("more days", "flow_days > " + params.minDays(), p.moreDays()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + new FrontTables(params).sql(asOf)
        + """
        , scored AS (
          SELECT *, CASE WHEN is_linked THEN %1$s ELSE least(%2$d, %1$s) END AS points,
                 %3$s AS told, sure_days < %4$d AND NOT is_linked AS unsure
          FROM judged
        )
        """
            .formatted(points().total(), params.maxAlonePoints(), points().told(), params.minDays())
        + reported(asOf);
  }

  private String reported(AsOf asOf) {
    return """
        SELECT account AS subject, NULL::BIGINT AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_hour + INTERVAL 1 HOUR - INTERVAL 1 SECOND AS happened_at,
               amount AS money_at_risk,
               last_hour >= %1$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('Possible front, to be checked by a person: a firm''s account opened ', age,
                      ' days ago took ', amount, ' yuan on ', flow_days, ' of %2$d days, from ',
                      payers, ' payers within these days, ', mean_sum,
                      ' yuan a payment, and at least ', floor(100 * passed_share)::INTEGER,
                      ' percent of each day''s money went out again within %3$d hours, to ', payees,
                      ' payees; payments booked as wages, rent or the like: ', upkeep,
                      CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                        ' yuan came from accounts on the list') END,
                      CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                        ' of its payers had just talked with a number on the list') END,
                      CASE WHEN unsure THEN '; the bank gives no balance to check' ELSE '' END)
                 AS reason,
               %4$s AS evidence, [concat('front:', %6$s)] AS evidence_keys, network
        FROM scored
        WHERE points >= %5$d
        """
        .formatted(
            asOf.sqlCutOff(),
            params.days(),
            params.hoursAfter(),
            evidence(),
            params.minPoints(),
            SqlTime.date("last_hour"));
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("account_age", "age", "days", params.youngDays()),
        Evidence.number("days", "flow_days", "days", params.minDays()),
        Evidence.number("amount", "amount", "yuan", params.largeAmount()),
        Evidence.number("passed_share", "passed_share", "share", params.minShare()),
        Evidence.number("residual_share", "residual_share", "share", params.maxResidualShare()),
        Evidence.number("payers", "payers", "accounts", params.minPayers()),
        Evidence.number("payees", "payees", "accounts"),
        Evidence.number("mean_sum", "mean_sum", "yuan", params.minMeanSum()),
        Evidence.number("again_share", "again_share", "share", params.maxAgainShare()),
        Evidence.number("everyday_share", "everyday_share", "share", params.maxEverydayShare()),
        Evidence.number("upkeep", "upkeep", "payments", params.maxUpkeep()),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
