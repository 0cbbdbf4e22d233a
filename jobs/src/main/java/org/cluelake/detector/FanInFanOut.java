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
 * Flags an account that suddenly is paid by, or pays, many others, and does not keep the money.
 *
 * <p>Three measures, over settled movements. <b>72 h</b>: distinct counterparties of the last
 * {@code nights} nights, held against {@code minParties} and, where the peer group is large enough,
 * the peers' quantile. <b>24 h</b>: most counterparties whose first movement of those nights falls
 * within any {@code burstHours} hours, so that midnight changes nothing. <b>Slow</b>, fan-in only:
 * distinct counterparties over {@code slowDays} nights with whom the account did not deal in the
 * nights before, for collectors who spread over weeks.
 *
 * <p>An account that is linked (see {@link LinkTables}) is found from {@code linkedMinParties}
 * counterparties of the 72 h measure, whatever its peers and its habits are.
 *
 * <p>Guards: merchants and firms by kind; movements booked under everyday purposes (salaries,
 * rents, school fees, shops); counterparties known from earlier nights (clubs, friends); nights as
 * busy before (agents, organisers); money that stays (gifts, collections). The size of single
 * payments plays no part. An account the account file does not know, or a lake too young to know
 * earlier nights, gives {@code insufficient_data}.
 */
public final class FanInFanOut extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param many counterparties reach the limit of the 72 h measure
   * @param slow they only reach that of the slow measure
   * @param twiceTheLimit they reach twice the limit
   * @param burst nearly all of them within hours
   * @param strangers nearly all of them never met before
   * @param unbooked hardly any movement under an everyday purpose
   * @param passedOn nearly all of the money passed through
   * @param sudden no earlier night was nearly as busy
   * @param youngAccount opened lately
   */
  public record Points(
      int linked,
      int many,
      int slow,
      int twiceTheLimit,
      int burst,
      int strangers,
      int unbooked,
      int passedOn,
      int sudden,
      int youngAccount)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/fan-in-fan-out.yaml}. Shares are 0 to 1.
   *
   * @param nights nights of the 72 h measure
   * @param burstHours hours of the 24 h measure
   * @param minParties least counterparties of the 72 h measure, whatever the peers do
   * @param peerQuantile quantile of the peers the measure must reach too
   * @param minPeerAccounts peers needed for that; with fewer, {@code minParties} decides alone
   * @param slowDays nights of the slow measure
   * @param minSlowParties least new counterparties of the slow measure
   * @param historyDays nights before the slow measure that are looked at for acquaintance
   * @param minHistoryNights earlier nights the lake must know to speak of acquaintance
   * @param minAmount total below which nothing is found, in yuan
   * @param minPartyShare of the mean sum per counterparty, from which one counts: small change
   *     beside large sums makes no fan
   * @param maxEverydayShare of the money booked under everyday purposes
   * @param minStrangerShare of counterparties never met before
   * @param maxBusyShare busiest earlier night against tonight's burst
   * @param minPassedShare of the money that passed through
   * @param highShare what {@code burst}, {@code strangers} and {@code passedOn} ask for
   * @param youngAccountDays an account is young up to this age
   * @param link what links an account to listed parties
   * @param phone when the phone left with its bank does
   * @param linkedMinParties least counterparties of a linked account
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int nights,
      int burstHours,
      int minParties,
      BigDecimal peerQuantile,
      int minPeerAccounts,
      int slowDays,
      int minSlowParties,
      int historyDays,
      int minHistoryNights,
      BigDecimal minAmount,
      BigDecimal minPartyShare,
      BigDecimal maxEverydayShare,
      BigDecimal minStrangerShare,
      BigDecimal maxBusyShare,
      BigDecimal minPassedShare,
      BigDecimal highShare,
      int youngAccountDays,
      LinkTables.Link link,
      LinkTables.Phone phone,
      int linkedMinParties,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(nights >= 1, "nights is %s; want 1 or more", nights);
      Require.that(slowDays > nights, "slowDays is %s; want more than nights", slowDays);
      Require.that(historyDays >= 1, "historyDays is %s; want 1 or more", historyDays);
      Require.that(minParties >= 2, "minParties is %s; want 2 or more", minParties);
      Require.that(minSlowParties >= 2, "minSlowParties is %s; want 2 or more", minSlowParties);
      Require.that(
          peerQuantile.signum() > 0 && peerQuantile.compareTo(BigDecimal.ONE) < 0,
          "peerQuantile is %s; want between 0 and 1",
          peerQuantile);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public FanInFanOut(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "fan-in-fan-out";
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
    int nights = params.slowDays() + params.historyDays();
    List<Read> reads = new ArrayList<>(LinkTables.readsOfFull(params.link()));
    Collections.addAll(
        reads,
        Read.window(Tables.ACCOUNT_EDGE_DAY, nights),
        Read.window(Tables.ACCOUNT_DAY, params.slowDays()),
        Read.window(Tables.PEER_COUNT, nights),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  private PointSum points() {
    Points p = params.points();
    String high = " >= " + params.highShare().toPlainString();
    return PointSum.of(
        part("many counterparties", "fast", p.many()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("many new payers over weeks", "NOT fast", p.slow()),
        part("twice the limit", "parties >= 2 * party_limit", p.twiceTheLimit()),
        part("within hours", "fast AND burst_share" + high, p.burst()),
        part("strangers", "stranger_share" + high, p.strangers()),
        part("no everyday purpose", "everyday_share <= 0.1", p.unbooked()),
        part("money passed on", "passed_share" + high, p.passedOn()),
        part("sudden", "before * 4 <= now", p.sudden()),
        part("young account", "account_age <= " + params.youngAccountDays(), p.youngAccount()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH " + new FanTables(params).sql(asOf) + reported(asOf);
  }

  private String reported(AsOf asOf) {
    return """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told, kind IS NULL OR (nights_known < %3$d AND NOT is_linked) AS unsure,
                 CASE WHEN fast THEN '%4$d hours' ELSE '%5$d days' END AS span
          FROM judged
          WHERE coalesce(kind, '') NOT IN ('merchant', 'corporate') AND everyday_share <= %6$s
            AND ((is_linked AND fast)
              OR (parties >= party_limit AND stranger_share >= %7$s
                AND before <= %8$s * now AND passed_share >= %9$s))
        )
        SELECT account AS subject, holder AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, amount AS money_at_risk,
               last_at >= %10$s - INTERVAL 24 HOURS AS is_money_moving,
               concat(
                 CASE WHEN direction = 'in' THEN 'Paid by ' ELSE 'Paid ' END, parties,
                 CASE WHEN fast THEN ' accounts' ELSE ' new accounts' END, ' within ', span,
                 ' (up to ', burst, ' within %11$d hours), ', strangers,
                 ' of them never met before; ', round(100 * passed_share)::INTEGER,
                 CASE WHEN direction = 'in' THEN ' percent of ' ELSE ' percent of the ' END, amount,
                 CASE WHEN direction = 'in' THEN ' yuan went out again'
                      ELSE ' yuan came in' END, ' in the same days',
                 CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                      WHEN is_linked THEN concat(
                        CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                          ' yuan came from accounts on the list') END,
                        CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                          ' payers had just talked with a number on the list') END, %14$s)
                      WHEN nights_known < %3$d
                      THEN concat('; earlier nights known: ', nights_known)
                      ELSE '' END) AS reason,
               %12$s AS evidence,
               [concat('fan-', direction, ':', CASE WHEN fast THEN 'fast' ELSE 'slow' END, ':',
                       last_at::DATE)] AS evidence_keys,
               coalesce(network, []) AS network
        FROM scored
        WHERE points >= %13$d
        QUALIFY row_number() OVER (PARTITION BY account, direction ORDER BY fast DESC) = 1
        """
        .formatted(
            points().total(),
            points().told(),
            params.minHistoryNights(),
            24 * params.nights(),
            params.slowDays(),
            params.maxEverydayShare().toPlainString(),
            params.minStrangerShare().toPlainString(),
            params.maxBusyShare().toPlainString(),
            params.minPassedShare().toPlainString(),
            asOf.sqlCutOff(),
            params.burstHours(),
            evidence(),
            params.minPoints(),
            LinkTables.toldOfFull());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.text("pattern", "concat('fan-', direction, ' within ', span)"),
        Evidence.number("counterparties", "parties", "accounts", "party_limit"),
        Evidence.number("peer_limit", "CASE WHEN fast THEN peer_limit END", "accounts"),
        Evidence.number(
            "peers", "CASE WHEN fast THEN peers END", "accounts", params.minPeerAccounts()),
        Evidence.text(
            "limit_from",
            "CASE WHEN fast AND peer_limit IS NOT NULL THEN 'peers' ELSE 'fixed limit alone' END"),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.number("sent_on", "sent_on", "yuan", params.link().minAmount()),
        Evidence.number("phone_accounts", "phone_listed", "accounts"),
        Evidence.number("phone_holders", "phone_holders", "people", params.phone().minHolders()),
        Evidence.number("burst", "burst", "accounts"),
        Evidence.number("stranger_share", "stranger_share", "share", params.minStrangerShare()),
        Evidence.number("everyday_share", "everyday_share", "share", params.maxEverydayShare()),
        Evidence.number("passed_share", "passed_share", "share", params.minPassedShare()),
        Evidence.number("before", "before", "accounts", params.maxBusyShare() + " * now"),
        Evidence.number("amount", "amount", "yuan", params.minAmount()),
        Evidence.number("account_age", "account_age", "days", params.youngAccountDays()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
