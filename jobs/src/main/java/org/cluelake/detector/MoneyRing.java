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
 * Flags an account whose money runs within a small circle: pairs that pay both ways and threes that
 * all deal with one another, far more than around its peers.
 *
 * <p>The measure is the closure of {@code money_loop}: each loop counts one over the product of the
 * other members' links, so a loop through accounts that deal with everybody says little. Random
 * trade closes hardly any loop; planted cycles and fan-ins among the same few members do (AMLSim;
 * degree-weighted triangles and reciprocal links). The size of payments plays no part.
 *
 * <p>Ordinary life closes loops too, among families, friends and clubs. So the limit is that of the
 * peers: {@code peerTimes} the closure that {@code peerQuantile} of the accounts of the same kind
 * stay within, and never below {@code minClosure}. Where ordinary closure is above that least, a
 * ring says little by itself, and the points ask for a second fact: a live case that names another
 * member. The loops themselves leave out business, busy accounts, one holder's own accounts,
 * acquainted pairs and everyday purposes; those of a young lake count for the peers alone. An
 * account is found only in the nights after a loop closed around it. An account the account file
 * does not know, or with too few peers, gives {@code insufficient_data}.
 */
public final class MoneyRing extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param ring the closure reaches the limit
   * @param rareAmongPeers what is ordinary for the peers does not even reach the least closure
   * @param eachDoubling and each time it doubles beyond it, fractions included
   * @param mostForStrength most that doubling earns
   * @param listedPartner a live case names another account of a loop; what only this detector put
   *     on the list is no second fact
   * @param youngAccount opened lately
   */
  public record Points(
      int ring,
      int rareAmongPeers,
      BigDecimal eachDoubling,
      BigDecimal mostForStrength,
      int listedPartner,
      int youngAccount)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/money-ring.yaml}.
   *
   * @param minClosure least closure, whatever the peers do
   * @param peerQuantile share of the peers whose closure is ordinary, 0 to 1
   * @param peerTimes how many times that closure is out of the ordinary
   * @param minPeerAccounts peers needed to speak of the ordinary
   * @param freshDays nights after a loop closed in which the account is found
   * @param youngAccountDays an account is young up to this age
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      BigDecimal minClosure,
      BigDecimal peerQuantile,
      int peerTimes,
      int minPeerAccounts,
      int freshDays,
      int youngAccountDays,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(minClosure.signum() > 0, "minClosure is %s; want over 0", minClosure);
      Require.that(
          peerQuantile.signum() > 0 && peerQuantile.compareTo(BigDecimal.ONE) < 0,
          "peerQuantile is %s; want between 0 and 1",
          peerQuantile);
      Require.that(peerTimes >= 1, "peerTimes is %s; want 1 or more", peerTimes);
      Require.that(freshDays >= 1, "freshDays is %s; want 1 or more", freshDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public MoneyRing(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "money-ring";
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
    return List.of(
        Read.today(Tables.MONEY_LOOP),
        Read.today(Tables.PEER_COUNT),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.LISTED_ENTITY));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("money in a ring", "true", p.ring()),
        part("rare among peers", "is_rare", p.rareAmongPeers()),
        part("listed partner", "len(network) > 0", p.listedPartner()),
        part("young account", "account_age <= " + params.youngAccountDays(), p.youngAccount()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH " + rings(asOf) + limits(asOf) + reported();
  }

  /** Accounts with a fresh loop: what is closed around them, and with whom. */
  private String rings(AsOf asOf) {
    return """
        ring AS (
          SELECT account, sum(weight)::BIGINT AS billionths, count(*) AS loops,
                 count(*) FILTER (WHERE partner = other) AS pairs, max(closed_on) AS last_on
          FROM money_loop
          WHERE NOT is_early
          GROUP BY account
          HAVING max(closed_on) > %s
        ), member AS (
          SELECT DISTINCT account, unnest([partner, other]) AS partner
          FROM money_loop SEMI JOIN ring USING (account)
          WHERE NOT is_early
        ), circle AS (
          SELECT m.account, count(*) AS partners,
                 coalesce(list(l.entity ORDER BY l.entity) FILTER (WHERE l.entity IS NOT NULL), [])
                   AS network
          FROM member m
          LEFT JOIN listed_entity l ON l.entity_kind = 'account' AND l.entity = m.partner
            AND l.status = 'active' AND l.source = 'case'
          GROUP BY m.account
        ), """
        .formatted(new AsOf(asOf.minusDays(params.freshDays())).sqlDate());
  }

  /** The limit of each kind of account: the upper edge of the bin in which the quantile lies. */
  private String limits(AsOf asOf) {
    return """
        peer AS (
          SELECT peer_group, bin, sum(accounts) OVER (PARTITION BY peer_group ORDER BY bin) AS up_to,
                 sum(accounts) OVER (PARTITION BY peer_group) AS total
          FROM (SELECT peer_group, bin, sum(accounts) AS accounts FROM peer_count
                WHERE measure = 'closure' GROUP BY peer_group, bin)
        ), ordinary AS (
          SELECT peer_group, max(total)::BIGINT AS peers,
                 1::BIGINT << min(bin) FILTER (WHERE up_to >= total * %1$s) AS billionths
          FROM peer GROUP BY peer_group
        ), judged AS (
          SELECT r.*, c.partners, c.network, s.kind, s.holder,
                 coalesce(o.peers, 0) AS peers,
                 greatest(%2$d, %3$d * coalesce(o.billionths, 0)) AS ring_limit,
                 coalesce(o.billionths, 0) <= %2$d AS is_rare,
                 date_diff('day', s.opened_on, %4$s) AS account_age,
                 date_diff('day', r.last_on, %4$s) AS nights_ago
          FROM ring r
          JOIN circle c ON c.account = r.account
          LEFT JOIN account_state s ON s.account = r.account
          LEFT JOIN ordinary o ON o.peer_group = coalesce(s.kind, 'unknown')
        ), strong AS (
          SELECT *, (billionths / 1e9)::DECIMAL(18,9) AS closure,
                 (ring_limit / 1e9)::DECIMAL(18,9) AS closure_limit,
                 least(%5$s, %6$s * log2(billionths / ring_limit))::DECIMAL(6,2) AS strength
          FROM judged
          WHERE billionths >= ring_limit AND coalesce(kind, '') NOT IN ('merchant', 'corporate')
        )"""
        .formatted(
            params.peerQuantile().toPlainString(),
            params.minClosure().movePointRight(9).longValueExact(),
            params.peerTimes(),
            asOf.sqlDate(),
            params.points().mostForStrength().toPlainString(),
            params.points().eachDoubling().toPlainString());
  }

  private String reported() {
    return """
        , scored AS (
          SELECT *, loops - pairs AS triples, %1$s + strength AS points,
                 concat(%2$s, CASE WHEN strength > 0 THEN concat(' + far beyond the limit ', strength)
                                   ELSE '' END) AS told,
                 kind IS NULL OR peers < %3$d AS unsure
          FROM strong
        )
        SELECT account AS subject, holder AS person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_on::TIMESTAMPTZ AS happened_at, NULL::DECIMAL(18,2) AS money_at_risk,
               false AS is_money_moving,
               concat('In a ring of money with ', partners, ' other accounts: both ways with ', pairs,
                 ' of them, and ', triples, ' groups of three that all deal with one another,',
                 ' the newest ', nights_ago, ' nights ago; that is ',
                 (billionths / ring_limit)::DECIMAL(18,1),
                 ' times the limit',
                 CASE WHEN len(network) = 0 THEN ''
                      ELSE concat('; ', len(network), ' of them named by a live case') END,
                 CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                      WHEN peers < %3$d THEN concat('; only ', peers, ' accounts to compare with')
                      ELSE '' END) AS reason,
               %4$s AS evidence,
               [concat('money-ring:', last_on)] AS evidence_keys, network
        FROM scored
        WHERE points >= %5$d
        """
        .formatted(
            points().total(),
            points().told(),
            params.minPeerAccounts(),
            evidence(),
            params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("partners", "partners", "accounts"),
        Evidence.number("two_way_pairs", "pairs", "pairs"),
        Evidence.number("triples", "triples", "triples"),
        Evidence.number("closure", "closure", "share", "closure_limit"),
        Evidence.number("closure_times", "billionths / ring_limit", "times the limit", 1),
        Evidence.number("peers", "peers", "accounts", params.minPeerAccounts()),
        Evidence.number("listed_partners", "nullif(len(network), 0)", "accounts"),
        Evidence.number("last_closed", "nights_ago", "nights ago", params.freshDays()),
        Evidence.number("account_age", "account_age", "days", params.youngAccountDays()),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
