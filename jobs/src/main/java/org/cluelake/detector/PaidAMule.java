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
 * Flags the payer of a listed account: the other victims of a receiver somebody has reported.
 *
 * <p>The subject is the paying account, the person its holder. No finding where the payer is listed
 * itself, where the money came back, or where only accounts further down the chain were paid: what
 * reaches these comes from those in between, not from victims. Where the listed account is a
 * merchant's and shared by many honest payers, where the payer is a firm, or where the account file
 * does not know the payer, the finding is {@code insufficient_data}.
 */
public final class PaidAMule extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param namedInCase a paid account is named in a live case, not only on last night's list
   * @param firstLayer a paid account is the one victims paid
   * @param largeAmount the amount is large
   * @param repeated several payments or attempts
   * @param recentListing listed only lately, so the payment was part of the same wave
   */
  public record Points(
      int namedInCase, int firstLayer, int largeAmount, int repeated, int recentListing)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/paid-a-mule.yaml}.
   *
   * @param days nights of payments looked at, tonight included
   * @param minAmount amounts below are left alone, in yuan
   * @param largeAmount an amount is large from here, in yuan
   * @param recentListingDays a listing is recent up to this age
   * @param refundShare money that came back from this share upwards is a refund
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      BigDecimal minAmount,
      BigDecimal largeAmount,
      int recentListingDays,
      BigDecimal refundShare,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          largeAmount.compareTo(minAmount) >= 0,
          "largeAmount is %s; want minAmount %s or more",
          largeAmount,
          minAmount);
      Require.that(
          refundShare.signum() > 0 && refundShare.compareTo(BigDecimal.ONE) <= 0,
          "refundShare is %s; want over 0 up to 1",
          refundShare);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public PaidAMule(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "paid-a-mule";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.ACCOUNT;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.days()),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.ACCOUNT_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.LISTED_ENTITY));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("named in a case", "in_case", p.namedInCase()),
        part("first layer", "layer = 1", p.firstLayer()),
        part("large amount", "amount >= " + params.largeAmount().toPlainString(), p.largeAmount()),
        part("repeated", "transfers + attempts > 1", p.repeated()),
        part("recent listing", "listed_days <= " + params.recentListingDays(), p.recentListing()));
  }

  @Override
  public String findings(AsOf asOf) {
    return """
        WITH listed AS (
          SELECT entity, source, layer, scam_class, campaign, listed_at,
                 coalesce(account_kind = 'merchant', false) AS shared
          FROM listed_entity WHERE entity_kind = 'account' AND status = 'active'
        ), edge AS (
          SELECT account, counterparty,
                 coalesce(sum(amount) FILTER (WHERE direction = 'out'), 0)::DECIMAL(18,2) AS paid,
                 coalesce(sum(amount) FILTER (WHERE direction = 'in'), 0)::DECIMAL(18,2) AS back,
                 coalesce(max(largest) FILTER (WHERE direction = 'out'), 0) AS largest,
                 coalesce(sum(transfers) FILTER (WHERE direction = 'out'), 0)::BIGINT AS transfers,
                 coalesce(sum(attempts) FILTER (WHERE direction = 'out'), 0)::BIGINT AS attempts,
                 max(last_at) FILTER (WHERE direction = 'out') AS last_at
          FROM account_edge_day e
          WHERE EXISTS (SELECT 1 FROM listed l WHERE l.entity = e.counterparty)
            AND NOT EXISTS (SELECT 1 FROM listed l WHERE l.entity = e.account)
          GROUP BY account, counterparty
        ), payment AS (
          SELECT e.*, l.*, greatest(e.paid, e.largest) AS sum_at_risk
          FROM edge e JOIN listed l ON l.entity = e.counterparty
          WHERE e.last_at IS NOT NULL AND greatest(e.paid, e.largest) >= %1$s
            AND NOT (e.paid > 0 AND e.back >= %2$s * e.paid)
        ), judged AS (
          SELECT *, bool_and(shared) OVER (PARTITION BY account) AS all_shared FROM payment
        ), payer AS (
          SELECT account, bool_and(shared) AS all_shared, count(*) AS payees,
                 sum(sum_at_risk)::DECIMAL(18,2) AS amount, sum(transfers)::BIGINT AS transfers,
                 sum(attempts)::BIGINT AS attempts, bool_or(source = 'case') AS in_case,
                 min(layer) AS layer,
                 min(date_diff('day', listed_at::DATE, %3$s)) AS listed_days,
                 max(last_at) AS last_at, list(counterparty) AS tokens,
                 list(concat('paid:', counterparty, ':', last_at::DATE)) AS keys
          FROM judged WHERE all_shared OR NOT shared GROUP BY account
          HAVING coalesce(min(layer), 1) = 1
        ), named AS (
          SELECT account, scam_class, campaign FROM judged WHERE all_shared OR NOT shared
          QUALIFY row_number() OVER (
            PARTITION BY account
            ORDER BY scam_class = 'unknown', campaign = 'none', sum_at_risk DESC, counterparty
          ) = 1
        ), scored AS (
          SELECT p.*, n.scam_class, n.campaign, s.kind, s.holder, %4$s AS points, %5$s AS told,
                 s.kind IS NULL OR s.kind IN ('corporate', 'merchant') OR all_shared AS unsure
          FROM payer p JOIN named n USING (account) LEFT JOIN account_state s USING (account)
        )
        SELECT account AS subject,
               CASE WHEN kind NOT IN ('corporate', 'merchant') THEN holder END AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, scam_class, campaign, last_at AS happened_at,
               amount AS money_at_risk, last_at >= %6$s - INTERVAL 24 HOURS AS is_money_moving,
               concat(
                 CASE WHEN transfers = 0 THEN 'Tried to pay ' ELSE 'Paid ' END, amount, ' yuan',
                 CASE WHEN transfers > 1 THEN concat(' in ', transfers, ' payments') ELSE '' END,
                 ' to ', CASE WHEN payees = 1 THEN 'an account' ELSE concat(payees, ' accounts') END,
                 CASE WHEN in_case THEN ' named in a live case'
                      ELSE ' on the list of high-risk accounts' END,
                 CASE WHEN layer IS NULL THEN '' ELSE concat(' (layer ', layer, ')') END,
                 CASE WHEN attempts > 0 AND transfers > 0
                      THEN concat('; ', attempts, ' further attempts not settled') ELSE '' END,
                 '; listed ', listed_days, ' days ago',
                 CASE WHEN kind IS NULL THEN '; the account file does not know the paying account'
                      WHEN kind IN ('corporate', 'merchant') THEN '; the payer is a firm'
                      WHEN all_shared THEN '; it is a shared merchant account' ELSE '' END)
                 AS reason,
               %7$s AS evidence, keys AS evidence_keys, tokens AS network
        FROM scored
        WHERE points >= %8$d
        """
        .formatted(
            params.minAmount().toPlainString(),
            params.refundShare().toPlainString(),
            asOf.sqlDate(),
            points().total(),
            points().told(),
            asOf.sqlCutOff(),
            Evidence.known(
                Evidence.number("amount", "amount", "yuan", params.largeAmount()),
                Evidence.number("payments", "transfers", "payments"),
                Evidence.number("attempts", "attempts", "attempts"),
                Evidence.number("listed_payees", "payees", "accounts"),
                Evidence.number("layer", "layer", "layer", 1),
                Evidence.number(
                    "days_since_listing", "listed_days", "days", params.recentListingDays()),
                Evidence.text("payer_kind", "kind"),
                Evidence.text("points_from", "told"),
                Evidence.number("points", "points", "points", params.minPoints())),
            params.minPoints());
  }
}
