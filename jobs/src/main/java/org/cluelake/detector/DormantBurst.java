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
 * Flags an account that nobody used for half a year and that suddenly moves many times what it
 * moved before: the mark of an account that was sold or taken over.
 *
 * <p>The account was quiet for {@code quietDays}, then moved, within {@code burstDays} of the first
 * movement, at least {@code minTimes} of what that many days saw on the mean of the year before. An
 * account that is linked (see {@link LinkTables}) needs no number of counterparties.
 *
 * <p>Guards: merchants and firms; a run begun at a counter or in cash, where the bank sees the
 * holder; few movements after which the money stays, as after an inheritance or the sale of a
 * house; everyday purposes. Where the lake has not watched an old account long enough to know of
 * the silence, or does not know the account, the finding is {@code insufficient_data}.
 */
public final class DormantBurst extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param dormantBurst the rule itself
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param passedOn what came in went out again
   * @param manyParties many counterparties
   * @param cash mostly drawn in cash or the like
   * @param night a good part moved at night
   * @param largeAmount much money
   * @param unbooked no movement under an everyday purpose
   * @param longQuiet a year or more of silence
   */
  public record Points(
      int dormantBurst,
      int linked,
      int passedOn,
      int manyParties,
      int cash,
      int night,
      int largeAmount,
      int unbooked,
      int longQuiet)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/dormant-burst.yaml}. Shares are 0 to 1.
   *
   * @param quietDays least days without a customer's movement
   * @param minWatchedDays an old account the lake has seen quiet for fewer days is left alone
   * @param burstDays days from the first movement that are looked at
   * @param minTimes least multiple of what the year before moved in as many days
   * @param minAmount turnover below is left alone, in yuan
   * @param minCounterparties least accounts at the other ends
   * @param manyCounterparties that many are many
   * @param maxKeptMovements up to that many movements may be one sale or inheritance
   * @param maxKeptOutShare up to that share of what came in gone out, the money stays
   * @param minPassedShare from that share upwards it was passed on
   * @param maxEverydayShare of movements booked under everyday purposes
   * @param largeAmount an amount is large from here, in yuan
   * @param longQuietDays a silence is long from here
   * @param link what links an account to listed parties
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int quietDays,
      int minWatchedDays,
      int burstDays,
      int minTimes,
      BigDecimal minAmount,
      int minCounterparties,
      int manyCounterparties,
      int maxKeptMovements,
      BigDecimal maxKeptOutShare,
      BigDecimal minPassedShare,
      BigDecimal maxEverydayShare,
      BigDecimal largeAmount,
      int longQuietDays,
      LinkTables.Link link,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(quietDays >= 30, "quietDays is %s; want 30 or more", quietDays);
      Require.that(
          minWatchedDays >= 1 && minWatchedDays <= quietDays,
          "minWatchedDays is %s; want 1 to quietDays %s",
          minWatchedDays,
          quietDays);
      Require.that(burstDays >= 1 && burstDays <= 30, "burstDays is %s; want 1-30", burstDays);
      Require.that(minTimes >= 2, "minTimes is %s; want 2 or more", minTimes);
      Require.that(minAmount.signum() > 0, "minAmount is %s; want over 0", minAmount);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public DormantBurst(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "dormant-burst";
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
        Read.today(Tables.ACCOUNT_ACTIVITY),
        Read.window(Tables.ACCOUNT_DAY, params.burstDays()),
        Read.window(Tables.ACCOUNT_EDGE_DAY, Math.max(params.burstDays(), params.link().days())),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("dormant, then a burst", "true", p.dormantBurst()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("passed on", "passed_share >= " + params.minPassedShare(), p.passedOn()),
        part("many parties", "parties >= " + params.manyCounterparties(), p.manyParties()),
        part("cash", "cash_share >= 0.5", p.cash()),
        part("at night", "night_share >= 0.2", p.night()),
        part(
            "large amount", "turnover >= " + params.largeAmount().toPlainString(), p.largeAmount()),
        part("no everyday purpose", "everyday_share = 0", p.unbooked()),
        part("long silence", "quiet_days >= " + params.longQuietDays(), p.longQuiet()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + LinkTables.sql(params.link(), asOf)
        + ", "
        + new BurstTables(params).sql(asOf)
        + reported(asOf);
  }

  private String reported(AsOf asOf) {
    return """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told, kind IS NULL OR NOT is_quiet_known AS unsure
          FROM judged
        )
        SELECT account AS subject, holder AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign, happened_at,
               turnover AS money_at_risk,
               happened_at >= %3$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('After ', quiet_days, ' days without a customer''s movement ', turnover,
                      ' yuan moved within ', run_days, CASE WHEN run_days = 1 THEN ' day' ELSE
                      ' days' END, ', to or from ', parties, CASE WHEN parties = 1 THEN ' account, '
                      ELSE ' accounts, ' END,
                      CASE WHEN usual = 0 THEN 'where nothing had moved before'
                           ELSE concat(floor(turnover / usual)::BIGINT, ' times what %4$d days of the'
                             ' time before saw') END,
                      '; ', round(100 * passed_share)::INTEGER,
                      ' percent of what came in went out again',
                      CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                        ' yuan came from accounts on the list') END,
                      CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                        ' payers had just talked with a number on the list') END,
                      CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                           WHEN unsure THEN '; the lake has not watched the account long enough to'
                             ' know of %5$d quiet days'
                           ELSE '' END) AS reason,
               %6$s AS evidence, [concat('dormant-burst:', run_started_on)] AS evidence_keys,
               coalesce(network, []) AS network
        FROM scored
        WHERE points >= %7$d
        """
        .formatted(
            points().total(),
            points().told(),
            asOf.sqlCutOff(),
            params.burstDays(),
            params.quietDays(),
            evidence(),
            params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("quiet_days", "quiet_days", "days", params.quietDays()),
        Evidence.number("turnover", "turnover", "yuan", params.largeAmount()),
        Evidence.number("usual_turnover", "usual", "yuan"),
        Evidence.number("times", "turnover / nullif(usual, 0)", "times", params.minTimes()),
        Evidence.number("counterparties", "parties", "accounts", params.minCounterparties()),
        Evidence.number("passed_share", "passed_share", "share", params.minPassedShare()),
        Evidence.number("everyday_share", "everyday_share", "share", params.maxEverydayShare()),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.number("cash_share", "cash_share", "share", "0.5"),
        Evidence.number("night_share", "night_share", "share", "0.2"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
