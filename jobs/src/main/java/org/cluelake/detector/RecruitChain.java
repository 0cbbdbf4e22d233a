package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags the members of a small party that left together for a place known for fraud rings, several
 * of them with a first travel document only just issued, and has not come back: recruits are
 * brought in groups whose papers were made for the journey.
 *
 * <p>A party is one booking or vehicle as the port recorded it; who is related to whom and where
 * anybody is registered are not known here and not asked. What is asked for is a conversation. The
 * pattern alone is low; listed cards of a member or the cells of a compound weigh more.
 *
 * <p>Guards: a party of many is a tour or a coach; tours, weddings and visits are back within days;
 * parties that declare work, study or a crew's duty need an independent fact. {@code
 * insufficient_data} where too few of the documents are delivered to count the new ones.
 */
public final class RecruitChain extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param chain enough members with a new first document, together and not back
   * @param place they left for a listed place
   * @param listedCards cards of members are on last night's lists in tier A or B
   * @param compound numbers of members were used in the cells of a compound
   */
  public record Points(int chain, int place, int listedCards, int compound)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/recruit-chain.yaml}.
   *
   * @param minPersons members with a new first document
   * @param maxPartySize a larger party says nothing of its members
   * @param documentDays a first document is new for this many days before the exit
   * @param legHours members who left within so many hours left together
   * @param earlyDays days without return where cards or numbers of members speak for it
   * @param minAwayDays days without return otherwise
   * @param freshDays only where one of the facts is this new
   * @param compoundDays nights of roaming in compounds looked at
   * @param ordinary declared purposes that need an independent fact
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int minPersons,
      int maxPartySize,
      int documentDays,
      int legHours,
      int earlyDays,
      int minAwayDays,
      int freshDays,
      int compoundDays,
      List<String> ordinary,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(
          minPersons >= 2 && maxPartySize >= minPersons,
          "minPersons is %s, maxPartySize %s; want 2 <= minPersons <= maxPartySize",
          minPersons,
          maxPartySize);
      Require.that(documentDays >= 1, "documentDays is %s; want 1 or more", documentDays);
      Require.that(legHours >= 1, "legHours is %s; want 1 or more", legHours);
      Require.that(
          earlyDays >= 1 && minAwayDays >= earlyDays,
          "earlyDays is %s, minAwayDays %s; want 1 <= earlyDays <= minAwayDays",
          earlyDays,
          minAwayDays);
      Require.that(freshDays >= 1, "freshDays is %s; want 1 or more", freshDays);
      Require.that(compoundDays >= 1, "compoundDays is %s; want 1 or more", compoundDays);
      Require.that(
          !ordinary.isEmpty() && ordinary.stream().allMatch(p -> p.matches("[a-z_]+")),
          "ordinary is %s; want purposes in lower case",
          ordinary);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      ordinary = List.copyOf(ordinary);
    }
  }

  private final Params params;

  public RecruitChain(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "recruit-chain";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.PERSON;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.PARTY_MEMBER),
        Read.latest(Tables.RISK_PLACE),
        Read.window(Tables.RISK_ROAMING, params.compoundDays()),
        CardTables.READS.get(0),
        CardTables.READS.get(1));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.PARTY_MEMBER));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("new first documents together", "true", p.chain()),
        part("a listed place", "is_listed_place", p.place()),
        part("listed cards of members", "cards > 0", p.listedCards()),
        part("members roaming in a compound", "roamers > 0", p.compound()));
  }

  private String tables(AsOf asOf) {
    return """
        place AS (
          SELECT kind, country, port FROM risk_place
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
            AND (kind = 'country' OR (kind = 'border_section' AND port IS NOT NULL))
        ), leg AS (
          SELECT *, min(left_at) OVER (PARTITION BY party, country, port, transport) AS began_at
          FROM party_member
        ), member AS (
          SELECT *, date_diff('day', documented_on, left_at::DATE) BETWEEN 0 AND %2$d - 1 AS is_new,
                 documented_on IS NULL AS is_unknown, returned_at IS NULL AS is_away
          FROM leg
          WHERE left_at <= began_at + INTERVAL %3$d HOURS
        ), compound AS (
          SELECT person, max(last_at) AS last_at FROM risk_roaming GROUP BY person
        ), grouped AS (
          SELECT m.party, m.country, m.port, m.transport, m.began_at,
                 count(DISTINCT m.person) AS members,
                 count(DISTINCT m.person) FILTER (m.is_new AND m.is_away) AS new_members,
                 count(DISTINCT m.person) FILTER ((m.is_new OR m.is_unknown) AND m.is_away)
                   AS possible,
                 coalesce(sum(l.cards), 0)::BIGINT AS cards, max(l.last_at) AS carded_at,
                 count(DISTINCT c.person) FILTER (c.last_at > m.left_at) AS roamers,
                 max(c.last_at) FILTER (c.last_at > m.left_at) AS roamed_at,
                 bool_and(m.purpose IN (%4$s)) AS is_ordinary
          FROM member m
          LEFT JOIN listed l ON l.person = m.person
          LEFT JOIN compound c ON c.person = m.person
          GROUP BY m.party, m.country, m.port, m.transport, m.began_at
        ), judged AS (
          SELECT m.person, g.*,
                 date_diff('day', g.began_at::DATE, %1$s) AS away_days,
                 EXISTS (SELECT 1 FROM place p
                         WHERE p.country = g.country
                           AND (p.kind = 'country' OR p.port = g.port)) AS is_listed_place,
                 greatest(g.began_at + to_days(CASE WHEN g.cards + g.roamers > 0 THEN %9$d
                                                      ELSE %5$d END),
                          g.carded_at, g.roamed_at) AS happened_at,
                 g.new_members < %6$d AS unsure
          FROM grouped g
          JOIN member m USING (party, country, port, transport, began_at)
          WHERE m.is_away AND (m.is_new OR m.is_unknown)
            AND g.possible >= %6$d AND g.members <= %7$d
            AND g.began_at <= %8$s - to_days(CASE WHEN g.cards + g.roamers > 0 THEN %9$d ELSE %5$d END)
            AND (NOT g.is_ordinary OR g.cards + g.roamers > 0)
        )"""
        .formatted(
            asOf.sqlDate(),
            params.documentDays(),
            params.legHours(),
            params.ordinary().stream()
                .sorted()
                .map(p -> "'" + p + "'")
                .collect(Collectors.joining(", ")),
            params.minAwayDays(),
            params.minPersons(),
            params.maxPartySize(),
            asOf.sqlCutOff(),
            params.earlyDays());
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + CardTables.SQL
        + ", "
        + tables(asOf)
        + """
        , scored AS (
          SELECT *, %1$s AS points, %2$s AS told FROM judged
          WHERE happened_at >= %3$s - to_days(%4$d)
        )
        SELECT person AS subject, person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'outflow' AS scam_class, 'none' AS campaign, happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat('Left ', away_days, ' days ago in a party of ', members, ', ', new_members,
                      ' of whom got their first travel document within ', %5$d, ' days before',
                      CASE WHEN is_listed_place THEN '; for a listed place' ELSE '' END,
                      CASE WHEN cards = 0 THEN '' ELSE concat('; ', cards,
                        CASE WHEN cards = 1 THEN ' card' ELSE ' cards' END,
                        ' of the party on the lists') END,
                      CASE WHEN roamers = 0 THEN '' ELSE concat('; ', roamers,
                        ' of the party used a phone in the cells of a listed compound') END,
                      CASE WHEN unsure THEN '; of others no document is delivered, so it cannot be'
                        ' told' ELSE '' END,
                      '; talk with this person and persuade them to return') AS reason,
               %6$s AS evidence,
               list_filter([concat('party:', began_at::DATE),
                 CASE WHEN cards > 0 THEN concat('party-cards:', cards) END,
                 CASE WHEN roamers > 0 THEN concat('party-roaming:', roamed_at::DATE) END],
                 lambda k: k IS NOT NULL) AS evidence_keys, []::BIGINT[] AS network
        FROM scored
        WHERE points >= %7$d
        QUALIFY row_number() OVER (
          PARTITION BY person ORDER BY points DESC, unsure, happened_at DESC, party, country, port,
            transport) = 1
        """
            .formatted(
                points().total(),
                points().told(),
                asOf.sqlCutOff(),
                params.freshDays(),
                params.documentDays(),
                Evidence.known(
                    Evidence.at("left_at", "began_at"),
                    Evidence.number("away_days", "away_days", "days", params.minAwayDays()),
                    Evidence.number("party", "members", "persons", params.maxPartySize()),
                    Evidence.number("new_documents", "new_members", "persons", params.minPersons()),
                    Evidence.number("listed_cards", "cards", "cards", 1),
                    Evidence.number("roaming_members", "roamers", "persons", 1),
                    Evidence.text("points_from", "told"),
                    Evidence.number("points", "points", "points", params.minPoints())),
                params.minPoints());
  }
}
