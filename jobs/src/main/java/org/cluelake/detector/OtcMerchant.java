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
 * Flags an account that possibly trades virtual coins: many payers and many payees, much turnover,
 * little left, and sums that are whole lots of coins at one price of the day.
 *
 * <p>No price is delivered, and none is assumed: for each day and direction the price is sought, in
 * steps of a fen between two bounds, at which most of the account's own sums are whole lots. Sums
 * in round hundreds of yuan fit many prices and are left aside. A price that never moves is that of
 * goods, such as tickets, so at least {@code minPrices} different ones are asked for, and that no
 * single one explains most sums.
 *
 * <p>The trade itself is no fraud, and buyers and sellers may be anybody: a finding says
 * "possible", asks for a person's check and names no payer. Without money from listed accounts or
 * payers who had talked with a listed number its points end at {@code maxAlonePoints}. Source:
 * Anti-Telecom and Online Fraud Law, Art. 25(2), on helping to move money through virtual currency.
 *
 * <p>Guards: merchants and firms, everyday purposes, fixed prices, few sums. An account the account
 * file does not know is {@code insufficient_data}.
 */
public final class OtcMerchant extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param priced the sums are whole lots at a price that moves
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param lowBalance little is left in the evening
   * @param twoWay some are payers and payees
   * @param strangers most counterparties never met before
   * @param largeTurnover very much turnover
   */
  public record Points(
      int priced, int linked, int lowBalance, int twoWay, int strangers, int largeTurnover)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/otc-merchant.yaml}. Shares are 0 to 1.
   *
   * @param days nights looked at, tonight included
   * @param historyDays nights before, looked at for acquaintance
   * @param minPayers least payers
   * @param minPayees least payees
   * @param minTurnover money in and out below which nothing is found, in yuan
   * @param largeTurnover turnover is large from here, in yuan
   * @param maxEverydayShare of movements booked under everyday purposes
   * @param fromFen lowest price of a coin that is tried, in fen
   * @param toFen highest one
   * @param lot coins sums are whole multiples of
   * @param toleranceFen how far a sum may be from a whole lot
   * @param minPerPrice sums of one day and direction a price must explain
   * @param minPriced sums all prices together must explain
   * @param minPricedShare of the sums that are not round
   * @param minPrices different prices
   * @param maxFixedShare of the sums that are not round, those one price of all days explains
   * @param maxBalanceShare evening balances against turnover up to which little is left
   * @param minTwoWay counterparties in both directions from which they are some
   * @param minStrangerShare of counterparties never met before
   * @param link what links an account to listed parties
   * @param maxAlonePoints most points of an account that is not linked
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int historyDays,
      int minPayers,
      int minPayees,
      BigDecimal minTurnover,
      BigDecimal largeTurnover,
      BigDecimal maxEverydayShare,
      int fromFen,
      int toFen,
      int lot,
      int toleranceFen,
      int minPerPrice,
      int minPriced,
      BigDecimal minPricedShare,
      int minPrices,
      BigDecimal maxFixedShare,
      BigDecimal maxBalanceShare,
      int minTwoWay,
      BigDecimal minStrangerShare,
      LinkTables.Link link,
      int maxAlonePoints,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(days >= 2, "days is %s; want 2 or more", days);
      Require.that(historyDays >= 1, "historyDays is %s; want 1 or more", historyDays);
      Require.that(fromFen >= 1 && toFen > fromFen, "toFen is %s; want over %s", toFen, fromFen);
      Require.that(lot >= 1, "lot is %s; want 1 or more", lot);
      Require.that(
          toleranceFen >= 0 && 20L * toleranceFen <= (long) lot * fromFen,
          "toleranceFen is %s; want up to a twentieth of the cheapest lot",
          toleranceFen);
      Require.that(minPerPrice >= 2, "minPerPrice is %s; want 2 or more", minPerPrice);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      Require.that(
          maxAlonePoints >= minPoints && maxAlonePoints <= 100,
          "maxAlonePoints is %s; want minPoints %s to 100",
          maxAlonePoints,
          minPoints);
    }
  }

  private final Params params;

  public OtcMerchant(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "otc-merchant";
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
        Read.window(Tables.ACCOUNT_DAY, params.days()),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.ACCOUNT_DAY, params.days()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("whole lots at a price", "true", p.priced()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("little left", "balance_share <= " + params.maxBalanceShare(), p.lowBalance()),
        part("both ways", "two_way >= " + params.minTwoWay(), p.twoWay()),
        part("strangers", "stranger_share >= " + params.minStrangerShare(), p.strangers()),
        part(
            "large turnover",
            "turnover >= " + params.largeTurnover().toPlainString(),
            p.largeTurnover()));
  }

  private String judged(AsOf asOf) {
    return """
        , flow AS (
          SELECT account, sum(in_amount + out_amount)::DECIMAL(18,2) AS turnover,
                 sum(closing_balance) / nullif(sum(in_amount + out_amount), 0) AS balance_share
          FROM account_day SEMI JOIN busy USING (account) WHERE biz_date >= %1$s GROUP BY account
        ), moved AS (
          SELECT account, max(last_at) AS last_at FROM dealt GROUP BY account
        ), told AS (
          SELECT p.account, p.priced, p.prices, u.sums, s.payers, s.payees, s.two_way,
                 s.stranger_share, f.turnover, f.balance_share, m.last_at, a.kind, a.holder,
                 l.account IS NOT NULL AS is_linked, l.from_listed, coalesce(l.warned, 0) AS warned
          FROM priced p
          JOIN fixed x ON x.account = p.account
          JOIN unround u ON u.account = p.account
          JOIN sides s ON s.account = p.account
          JOIN flow f ON f.account = p.account
          JOIN moved m ON m.account = p.account
          LEFT JOIN link l ON l.account = p.account
          LEFT JOIN account_state a ON a.account = p.account
          WHERE coalesce(a.kind, '') NOT IN ('merchant', 'corporate')
            AND p.priced >= %5$d AND p.priced >= %6$s * u.sums AND p.prices >= %7$d
            AND x.at_one_price <= %8$s * u.sums
        ), scored AS (
          SELECT *, CASE WHEN is_linked THEN %2$s ELSE least(%3$d, %2$s) END AS points, %4$s AS told
          FROM told
        )
        """
        .formatted(
            new AsOf(asOf.minusDays(params.days() - 1)).sqlDate(),
            points().total(),
            params.maxAlonePoints(),
            points().told(),
            params.minPriced(),
            params.minPricedShare().toPlainString(),
            params.minPrices(),
            params.maxFixedShare().toPlainString());
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + LinkTables.sql(params.link(), asOf)
        + ", "
        + new OtcTables(params).sql(new AsOf(asOf.minusDays(params.days() - 1)).sqlDate())
        + judged(asOf)
        + """
        SELECT account AS subject, holder AS person,
               CASE WHEN kind IS NULL THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, turnover AS money_at_risk, false AS is_money_moving,
               concat('Possible trade in virtual coins, to be checked by a person: ', turnover,
                      ' yuan moved within %1$d days, from ', payers, ' payers and to ', payees,
                      ' payees; ', priced, ' of ', sums,
                      ' sums that are not round are whole lots at a price of the day, ', prices,
                      ' prices in all',
                      CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                        ' yuan came from accounts on the list') END,
                      CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                        ' of its payers had just talked with a number on the list') END,
                      CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                           ELSE '' END) AS reason,
               %2$s AS evidence, [concat('otc:', last_at::DATE)] AS evidence_keys,
               []::BIGINT[] AS network
        FROM scored
        WHERE points >= %3$d
        """
            .formatted(params.days(), evidence(), params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("priced", "priced", "sums", params.minPriced()),
        Evidence.number("priced_share", "priced / sums", "share", params.minPricedShare()),
        Evidence.number("prices", "prices", "prices", params.minPrices()),
        Evidence.number("payers", "payers", "accounts", params.minPayers()),
        Evidence.number("payees", "payees", "accounts", params.minPayees()),
        Evidence.number("turnover", "turnover", "yuan", params.largeTurnover()),
        Evidence.number("balance_share", "balance_share", "share", params.maxBalanceShare()),
        Evidence.number("two_way", "two_way", "accounts", params.minTwoWay()),
        Evidence.number("stranger_share", "stranger_share", "share", params.minStrangerShare()),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
