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
 * Flags an account used for days only, by turns with at least two others: many payers, round sums,
 * and the money goes on to accounts the others pay too. So money of gambling platforms and of fraud
 * is run through a "motorcade" of accounts (UNODC, 2024).
 *
 * <p>Where an account came from, and where its payers live, plays no part.
 *
 * <p>A group of friends may buy together, so an account is found if a partner is listed, if it is
 * linked (see {@link LinkTables}), if it shares both payees and devices with its partners, or if it
 * takes the round sums of many, which differ as stakes do, and pays them to several such payees; in
 * these last two cases its points end at {@code maxAlonePoints}. Guards: fees, which are alike;
 * gifts for one family; merchants and firms, everyday purposes, shops as payees (group buying),
 * help shops' devices and busy hubs, which the feature leaves out; money that stays. An account of
 * which the lake knows too little to say that it was not in use before is {@code
 * insufficient_data}, as is one the account file does not know.
 */
public final class Motorcade extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param group the rule itself
   * @param listedPartner an account of the group is listed
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param device partners are used with the same device
   * @param stakes round sums of many, which differ
   * @param round round sums
   * @param passedOn most of the money went on
   * @param largeGroup twice the partners the rule asks for
   */
  public record Points(
      int group,
      int listedPartner,
      int linked,
      int device,
      int stakes,
      int round,
      int passedOn,
      int largeGroup)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/motorcade.yaml}. Shares are 0 to 1.
   *
   * @param minPartners other accounts of the group
   * @param minPayers payers
   * @param minReceived money in, in yuan
   * @param minRoundShare share of sums in whole hundreds of yuan
   * @param manyPayers payers from which round sums that differ are stakes
   * @param minSharedPayees payees in common from which they are stakes; gifts go to one family
   * @param maxSameShare share of sums of one amount up to which they differ; a fee is the same for
   *     all
   * @param minPassedShare share of the money that went on
   * @param highPassedShare share from which most of it went on
   * @param link what links an account to listed parties
   * @param maxAlonePoints most points where nothing is listed
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minPartners,
      int minPayers,
      BigDecimal minReceived,
      BigDecimal minRoundShare,
      int manyPayers,
      int minSharedPayees,
      BigDecimal maxSameShare,
      BigDecimal minPassedShare,
      BigDecimal highPassedShare,
      LinkTables.Link link,
      int maxAlonePoints,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minPartners >= 2, "minPartners is %s; want 2 or more", minPartners);
      Require.that(minPayers >= 2, "minPayers is %s; want 2 or more", minPayers);
      Require.that(
          manyPayers >= minPayers,
          "manyPayers is %s; want minPayers %s or more",
          manyPayers,
          minPayers);
      Require.that(minSharedPayees >= 1, "minSharedPayees is %s; want 1 or more", minSharedPayees);
      Require.that(
          maxSameShare.signum() > 0 && maxSameShare.compareTo(BigDecimal.ONE) < 0,
          "maxSameShare is %s; want over 0 and under 1",
          maxSameShare);
      Require.that(minReceived.signum() > 0, "minReceived is %s; want over 0", minReceived);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      Require.that(
          maxAlonePoints >= minPoints && maxAlonePoints <= 100,
          "maxAlonePoints is %s; want minPoints %s to 100",
          maxAlonePoints,
          minPoints);
    }
  }

  private final Params params;

  public Motorcade(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "motorcade";
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
    List<Read> reads = new ArrayList<>(LinkTables.reads(params.link()));
    Collections.addAll(
        reads,
        Read.today(Tables.SHORT_LIVED_ACCOUNT),
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.link().days()),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.SHORT_LIVED_ACCOUNT));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("used by turns", "true", p.group()),
        part("listed partner", "listed_partners > 0", p.listedPartner()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("same device", "device_partners > 0", p.device()),
        part("stakes of many", "is_staked", p.stakes()),
        part("round sums", "is_round", p.round()),
        part("passed on", "passed_share >= " + params.highPassedShare(), p.passedOn()),
        part("large group", "partners >= " + 2 * params.minPartners(), p.largeGroup()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + LinkTables.sql(params.link(), asOf)
        + """
        , judged AS (
          SELECT a.*, l.account IS NOT NULL AS is_linked, l.from_listed,
                 coalesce(l.warned, 0) AS warned, coalesce(l.network, []) AS network,
                 s.kind, s.holder, least(1, a.paid / a.received) AS passed_share,
                 a.round_sums >= %8$s * a.sums AS is_round,
                 a.payers >= %9$d AND a.shared_payees >= %11$d AND a.round_sums >= %8$s * a.sums
                   AND a.same_sums <= %10$s * a.sums AS is_staked
          FROM short_lived_account a
          LEFT JOIN link l ON l.account = a.account
          LEFT JOIN account_state s ON s.account = a.account
          WHERE bucket_of(a.account) = this_bucket() AND a.partners >= %4$d AND a.payers >= %5$d
            AND a.received >= %6$s AND a.paid >= %7$s * a.received
            AND coalesce(s.kind, '') NOT IN ('merchant', 'corporate')
        ), scored AS (
          SELECT *, CASE WHEN is_linked OR listed_partners > 0 THEN %1$s ELSE least(%2$d, %1$s) END
                   AS points, %3$s AS told
          FROM judged
          WHERE is_linked OR listed_partners > 0 OR (shared_payees > 0 AND device_partners > 0)
            OR is_staked
        )
        """
            .formatted(
                points().total(),
                params.maxAlonePoints(),
                points().told(),
                params.minPartners(),
                params.minPayers(),
                params.minReceived().toPlainString(),
                params.minPassedShare().toPlainString(),
                params.minRoundShare().toPlainString(),
                params.manyPayers(),
                params.maxSameShare().toPlainString(),
                params.minSharedPayees())
        + reported(asOf);
  }

  private String reported(AsOf asOf) {
    return """
        SELECT account AS subject, holder AS person,
               CASE WHEN kind IS NULL OR is_early THEN 'insufficient_data' ELSE 'fired' END
                 AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, received AS money_at_risk,
               last_at >= %1$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('In use since ', strftime(started_on, '%%Y-%%m-%%d'), ', by turns with ',
                      partners, ' other accounts as new: ', received, ' yuan from ', payers,
                      ' payers, ', round_sums, ' of ', sums, ' sums round, ', paid,
                      ' yuan paid on, to ', shared_payees, ' payees the others pay too',
                      CASE WHEN is_staked THEN concat('; no more than ', same_sums,
                        ' of the sums alike') ELSE '' END,
                      CASE WHEN device_partners = 0 THEN '' ELSE concat('; ', device_partners,
                        ' of the others are used with the same device') END,
                      CASE WHEN listed_partners = 0 THEN '' ELSE concat('; ', listed_partners,
                        ' of the others on the list') END,
                      CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                        ' yuan came from accounts on the list') END,
                      CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                        ' of its payers had just talked with a number on the list') END,
                      CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                           WHEN is_early THEN '; whether it was in use before is not known'
                           ELSE '' END) AS reason,
               %2$s AS evidence, [concat('motorcade:', last_at::DATE)] AS evidence_keys, network
        FROM scored
        WHERE points >= %3$d
        """
        .formatted(asOf.sqlCutOff(), evidence(), params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("partners", "partners", "accounts", params.minPartners()),
        Evidence.number("device_partners", "nullif(device_partners, 0)", "accounts"),
        Evidence.number("listed_partners", "nullif(listed_partners, 0)", "accounts"),
        Evidence.number("shared_payees", "shared_payees", "accounts"),
        Evidence.number("payers", "payers", "accounts", params.minPayers()),
        Evidence.number("received", "received", "yuan", params.minReceived()),
        Evidence.number("passed_share", "passed_share", "share", params.minPassedShare()),
        Evidence.number(
            "round_share", "round_sums / nullif(sums, 0)", "share", params.minRoundShare()),
        Evidence.number(
            "same_share", "same_sums / nullif(sums, 0)", "share", params.maxSameShare()),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
