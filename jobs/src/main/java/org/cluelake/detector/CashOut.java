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
 * Flags an account that is emptied in cash: one draw after the other, often by night, of money that
 * had just come in.
 *
 * <p>A run is the draws of {@code runHours} hours on end, so that midnight changes nothing; it
 * counts from {@code minDraws} draws or, between midnight and five, from {@code minNightAmount}.
 * Night, several machines and an emptied account each earn something. Where the machine stands is
 * not read, only in how many counties an hour's draws were made.
 *
 * <p>Holders who draw much cash do the same for a wedding or at a night market. So an account is
 * found if it is listed or linked (see {@link LinkTables}), or if everything comes together: a run
 * of many draws, by night, that empties what came in, and no such run on earlier nights; then its
 * points end at {@code maxAlonePoints}.
 *
 * <p>Guards: merchants and firms; money that came in under everyday purposes (a salary drawn);
 * earlier runs (traders of night markets, shift workers). An account whose earlier nights are not
 * known, or that the account file does not know, is {@code insufficient_data} where it is not
 * linked.
 */
public final class CashOut extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param run many draws on end
   * @param linked listed itself, money from listed accounts, or payers who had talked with a listed
   *     number
   * @param night most of the cash between midnight and five
   * @param alike most draws of the run of one amount
   * @param places draws of one hour in several counties
   * @param emptied most of what had come in
   * @param unusual no such run on earlier nights
   * @param largeAmount much cash
   */
  public record Points(
      int run,
      int linked,
      int night,
      int alike,
      int places,
      int emptied,
      int unusual,
      int largeAmount)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/cash-out.yaml}. Shares are 0 to 1.
   *
   * @param nights nights looked at, tonight included
   * @param runHours hours of a run
   * @param minDraws draws of a run
   * @param minNightAmount cash between midnight and five from which a run counts, in yuan
   * @param minAmount cash of a run below which nothing is found, in yuan
   * @param minNightShare share of the cash drawn between midnight and five
   * @param minPlaces counties of one hour's draws
   * @param minEmptiedShare cash against what came in, everyday purposes aside
   * @param historyDays nights before, looked at for earlier runs
   * @param minKnownDays days an account must be known to speak of what is usual
   * @param maxEarlierRuns nights with a run before, up to which a run is unusual
   * @param largeAmount an amount is large from here, in yuan
   * @param link what links an account to listed parties
   * @param maxAlonePoints most points of an account that is not linked
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int nights,
      int runHours,
      int minDraws,
      BigDecimal minNightAmount,
      BigDecimal minAmount,
      BigDecimal minNightShare,
      int minPlaces,
      BigDecimal minEmptiedShare,
      int historyDays,
      int minKnownDays,
      int maxEarlierRuns,
      BigDecimal largeAmount,
      LinkTables.Link link,
      int maxAlonePoints,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(nights >= 1, "nights is %s; want 1 or more", nights);
      Require.that(runHours >= 1 && runHours <= 24, "runHours is %s; want 1-24", runHours);
      Require.that(minDraws >= 2, "minDraws is %s; want 2 or more", minDraws);
      Require.that(historyDays >= 1, "historyDays is %s; want 1 or more", historyDays);
      Require.that(
          minKnownDays > nights, "minKnownDays is %s; want more than nights", minKnownDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      Require.that(
          maxAlonePoints >= minPoints && maxAlonePoints <= 100,
          "maxAlonePoints is %s; want minPoints %s to 100",
          maxAlonePoints,
          minPoints);
    }
  }

  private final Params params;

  public CashOut(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "cash-out";
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
        Read.window(Tables.CASH_HOUR, params.nights() + params.historyDays()),
        Read.window(Tables.ACCOUNT_EDGE_DAY, Math.max(params.nights(), params.link().days())),
        Read.today(Tables.ACCOUNT_ACTIVITY),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.CASH_HOUR, params.nights() + params.historyDays()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("draws on end", "draws >= " + params.minDraws(), p.run()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("by night", "is_night", p.night()),
        part("draws alike", "2 * alike > draws AND draws > 2", p.alike()),
        part("several places", "places >= " + params.minPlaces(), p.places()),
        part("emptied", "is_emptied", p.emptied()),
        part("unusual", "is_unusual", p.unusual()),
        part("large amount", "cash >= " + params.largeAmount().toPlainString(), p.largeAmount()));
  }

  private String tables(AsOf asOf) {
    return """
        run AS (
          SELECT account, hour, biz_date, amount AS drawn, sum(draws) OVER ahead AS draws,
                 sum(amount) OVER ahead AS amount, sum(most_alike) OVER ahead AS alike,
                 max(places) OVER ahead AS places, max(last_at) OVER ahead AS until,
                 CASE WHEN %8$s < 5 THEN amount ELSE 0 END AS by_night
          FROM cash_hour
          WINDOW ahead AS (PARTITION BY account ORDER BY hour
                           RANGE BETWEEN CURRENT ROW AND INTERVAL %1$d HOURS FOLLOWING)
        ), told AS (
          SELECT *, draws >= %2$d AND amount >= %3$s AS is_run,
                 sum(by_night) OVER (PARTITION BY account, biz_date) AS night_amount
          FROM run
        ), kept AS (
          SELECT account,
                 max(CASE WHEN biz_date >= %4$s AND (is_run OR night_amount >= %5$s) THEN
                   {'draws': draws, 'amount': amount, 'hour': hour, 'alike': alike} END) AS best,
                 max(places) FILTER (WHERE biz_date >= %4$s) AS places,
                 max(until) FILTER (WHERE biz_date >= %4$s) AS last_at,
                 count(DISTINCT biz_date) FILTER (
                   WHERE biz_date < %4$s AND (is_run OR night_amount >= %5$s)) AS earlier_runs
          FROM told GROUP BY account
        ), drawn AS (
          SELECT account, sum(drawn)::DECIMAL(18,2) AS cash,
                 sum(by_night)::DECIMAL(18,2) AS night_cash
          FROM run WHERE biz_date >= %4$s GROUP BY account
        ), flow AS (
          SELECT account, sum(amount)::DECIMAL(18,2) AS received
          FROM account_edge_day
          WHERE direction = 'in' AND everyday = 0 AND biz_date >= %4$s
          GROUP BY account
        ), judged AS (
          SELECT k.account, k.best.draws AS draws, k.best.alike AS alike, k.places, k.last_at,
                 k.earlier_runs, d.cash, d.night_cash, f.received,
                 d.night_cash > 0 AND d.night_cash >= %6$s * d.cash AS is_night,
                 coalesce(d.cash >= %7$s * f.received, false) AS is_emptied,
                 k.earlier_runs <= %9$d AS is_unusual,
                 l.account IS NOT NULL OR x.entity IS NOT NULL AS is_linked,
                 x.entity IS NOT NULL AS is_listed, l.from_listed,
                 coalesce(l.warned, 0) AS warned, l.network, s.kind, s.holder,
                 coalesce(a.known_on > %10$s AND s.opened_on < a.known_on, true) AS is_unknown_past
          FROM kept k
          JOIN drawn d ON d.account = k.account
          LEFT JOIN flow f ON f.account = k.account
          LEFT JOIN link l ON l.account = k.account
          LEFT JOIN listed_entity x ON x.entity_kind = 'account' AND x.entity = k.account
            AND x.status = 'active'
          LEFT JOIN account_state s ON s.account = k.account
          LEFT JOIN account_activity a ON a.account = k.account
          WHERE k.best IS NOT NULL AND d.cash >= %3$s
        )"""
        .formatted(
            params.runHours() - 1,
            params.minDraws(),
            params.minAmount().toPlainString(),
            new AsOf(asOf.minusDays(params.nights() - 1)).sqlDate(),
            params.minNightAmount().toPlainString(),
            params.minNightShare().toPlainString(),
            params.minEmptiedShare().toPlainString(),
            SqlTime.hourOfDay("hour"),
            params.maxEarlierRuns(),
            new AsOf(asOf.minusDays(params.minKnownDays())).sqlDate());
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + LinkTables.sql(params.link(), asOf)
        + ", "
        + tables(asOf)
        + """
        , scored AS (
          SELECT *, CASE WHEN is_linked THEN %1$s ELSE least(%2$d, %1$s) END AS points,
                 %3$s AS told, kind IS NULL OR (is_unknown_past AND NOT is_linked) AS unsure
          FROM judged
          WHERE coalesce(kind, '') NOT IN ('merchant', 'corporate')
            AND (is_linked
              OR (draws >= %4$d AND is_night AND is_emptied AND is_unusual))
        )
        SELECT account AS subject, holder AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, cash AS money_at_risk,
               last_at >= %5$s - INTERVAL 24 HOURS AS is_money_moving,
               concat(cash, ' yuan drawn in cash, up to ', draws, ' draws within %6$d hours',
                      CASE WHEN is_night THEN concat(', ', night_cash,
                        ' yuan of it between midnight and five') ELSE '' END,
                      CASE WHEN places < %7$d THEN '' ELSE concat(', in ', places,
                        ' counties within an hour') END,
                      CASE WHEN is_emptied THEN concat('; ', received,
                        ' yuan had come in in these days') ELSE '' END,
                      CASE WHEN is_listed THEN '; the account itself is on the list' ELSE '' END,
                      CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                        ' yuan came from accounts on the list') END,
                      CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                        ' payers had just talked with a number on the list') END,
                      CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                           WHEN unsure THEN '; what is usual for the account is not known'
                           ELSE '' END) AS reason,
               %8$s AS evidence, [concat('cash-out:', last_at::DATE)] AS evidence_keys,
               coalesce(network, []) AS network
        FROM scored
        WHERE points >= %9$d
        """
            .formatted(
                points().total(),
                params.maxAlonePoints(),
                points().told(),
                params.minDraws(),
                asOf.sqlCutOff(),
                params.runHours(),
                params.minPlaces(),
                evidence(),
                params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("draws", "draws", "draws", params.minDraws()),
        Evidence.number("cash", "cash", "yuan", params.largeAmount()),
        Evidence.number("night_cash", "nullif(night_cash, 0)", "yuan"),
        Evidence.number("places", "places", "counties", params.minPlaces()),
        Evidence.number("received", "received", "yuan"),
        Evidence.number("earlier_runs", "earlier_runs", "days", params.maxEarlierRuns()),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
