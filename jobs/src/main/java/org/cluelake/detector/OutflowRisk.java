package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a person who left for a place known for fraud rings, has not come back, and of whom
 * something independent says that they may be held or hired there: their cards stand on the lists,
 * their numbers roam in the cells of a compound, or so it is with somebody of the same small
 * booking. A stay of weeks weighs more; where the person's own cards or numbers speak for it and
 * the place is listed as high, a few days are a finding, if a low one, for people are persuaded to
 * return sooner than later. Cards that patterns alone have brought onto a list, as sold ones, speak
 * of a long stay only.
 *
 * <p>What is asked for is a conversation and persuading return, nothing else: whether anybody may
 * leave the country is decided by others, person by person (Anti-Telecom and Online Fraud Law,
 * Article 36). Kin and where a person comes from are not known here; a co-traveller is one of the
 * same booking and no more.
 *
 * <p>Guards: workers, students, crews, families and border traders by declared purpose and means of
 * transport need roaming in a compound; a party of many is a coach. A stay longer than the
 * crossings can be trusted is {@code insufficient_data}.
 */
public final class OutflowRisk extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param stay the stay in a listed place is long
   * @param high the place is listed as high
   * @param longStay the stay is very long
   * @param listedCards cards of the person are on last night's lists in tier A or B
   * @param moreCards more than one of them
   * @param suspectedCards none of them, but cards in tier C, which patterns alone brought there
   * @param roaming numbers of the person were used in the cells of a compound
   * @param companions somebody of the same booking has listed cards or roams in a compound
   */
  public record Points(
      int stay,
      int high,
      int longStay,
      int listedCards,
      int moreCards,
      int suspectedCards,
      int roaming,
      int companions)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/outflow-risk.yaml}.
   *
   * @param earlyDays days without return from which a stay counts at all
   * @param minDays days without return from which it is a long one
   * @param longDays a stay is very long from here
   * @param maxDays a stay without return longer than this may be a gap in the crossings
   * @param freshDays only where one of the facts is this new, so that a clue that has run out is
   *     not issued again on the same facts
   * @param roamingDays nights of roaming looked at, tonight included
   * @param maxPartySize a booking of more travellers says nothing of any of them
   * @param ordinary by declared purpose, the means of transport with which it is ordinary
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int earlyDays,
      int minDays,
      int longDays,
      int maxDays,
      int freshDays,
      int roamingDays,
      int maxPartySize,
      Map<String, List<String>> ordinary,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(
          earlyDays >= 1 && minDays >= earlyDays && longDays > minDays && maxDays > longDays,
          "earlyDays is %s, minDays %s, longDays %s, maxDays %s; want 1 or more and rising",
          earlyDays,
          minDays,
          longDays,
          maxDays);
      Require.that(freshDays >= 1, "freshDays is %s; want 1 or more", freshDays);
      Require.that(roamingDays >= 1, "roamingDays is %s; want 1 or more", roamingDays);
      Require.that(maxPartySize >= 2, "maxPartySize is %s; want 2 or more", maxPartySize);
      Require.that(!ordinary.isEmpty(), "ordinary is empty; name the purposes of ordinary stays");
      ordinary.forEach(
          (purpose, ways) ->
              Require.that(
                  purpose.matches("[a-z_]+") && ways.stream().allMatch(w -> w.matches("[a-z]+")),
                  "ordinary: %s is %s; want a purpose and means of transport in lower case",
                  purpose,
                  ways));
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
      ordinary = Map.copyOf(ordinary);
    }
  }

  private final Params params;

  public OutflowRisk(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "outflow-risk";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.PERSON;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.STAY_ABROAD),
        Read.latest(Tables.RISK_PLACE),
        Read.window(Tables.RISK_ROAMING, params.roamingDays()),
        CardTables.READS.get(0),
        CardTables.READS.get(1));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.STAY_ABROAD));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("long stay in a listed place", "away_days >= " + params.minDays(), p.stay()),
        part("listed as high", "is_high", p.high()),
        part("very long stay", "away_days >= " + params.longDays(), p.longStay()),
        part("listed cards", "cards > 0", p.listedCards()),
        part("more than one", "cards > 1", p.moreCards()),
        part("cards listed by their pattern", "suspected_cards > 0", p.suspectedCards()),
        part("roaming in a compound", "roaming_days > 0", p.roaming()),
        part("companions at risk", "companions > 0", p.companions()));
  }

  private String tables(AsOf asOf) {
    return """
        place AS (
          SELECT kind, country, port, level FROM risk_place
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), away AS (
          SELECT s.person, s.left_at, s.transport, s.purpose, s.party,
                 bool_or(p.level = 'high') AS is_high,
                 date_diff('day', s.left_at::DATE, %1$s) AS away_days
          FROM stay_abroad s
          JOIN place p ON p.country = s.country
            AND (p.kind = 'country' OR (p.kind = 'border_section' AND p.port = s.port))
          WHERE s.returned_at IS NULL AND date_diff('day', s.left_at::DATE, %1$s) >= %2$d
          GROUP BY s.person, s.left_at, s.transport, s.purpose, s.party
        ), roaming AS (
          SELECT person, count(DISTINCT biz_date) AS roaming_days, max(last_at) AS last_at
          FROM risk_roaming GROUP BY person
        ), risk AS (
          SELECT person, max(last_at) AS last_at
          FROM (SELECT person, last_at FROM listed UNION ALL SELECT person, last_at FROM roaming)
          GROUP BY person
        ), booking AS (
          SELECT party FROM stay_abroad WHERE party IS NOT NULL
          GROUP BY party HAVING count(DISTINCT person) BETWEEN 2 AND %3$d
        ), companion AS (
          SELECT a.person, count(DISTINCT b.person) AS companions, max(r.last_at) AS last_at
          FROM away a
          JOIN booking USING (party)
          JOIN stay_abroad b ON b.party = a.party AND b.person <> a.person
          JOIN risk r ON r.person = b.person
          GROUP BY a.person
        ), judged AS (
          SELECT a.*, coalesce(l.cards, 0) AS cards,
                 CASE WHEN l.cards IS NULL AND a.away_days >= %5$d THEN coalesce(u.cards, 0)
                      ELSE 0 END AS suspected_cards,
                 coalesce(l.network, CASE WHEN a.away_days >= %5$d THEN u.network END, [])
                   AS network,
                 coalesce(r.roaming_days, 0) AS roaming_days, r.last_at AS roamed_at,
                 greatest(a.left_at + to_days(CASE WHEN a.away_days >= %5$d THEN %5$d
                                                     ELSE %2$d END), l.last_at, r.last_at, c.last_at,
                          CASE WHEN l.cards IS NULL AND a.away_days >= %5$d THEN u.last_at END)
                   AS happened_at,
                 coalesce(c.companions, 0) AS companions, %4$s AS is_ordinary
          FROM away a
          LEFT JOIN listed l ON l.person = a.person
          LEFT JOIN suspected u ON u.person = a.person
          LEFT JOIN roaming r ON r.person = a.person AND r.last_at > a.left_at
          LEFT JOIN companion c ON c.person = a.person
        )"""
        .formatted(
            asOf.sqlDate(),
            params.earlyDays(),
            params.maxPartySize(),
            ordinary(),
            params.minDays());
  }

  private String ordinary() {
    return new TreeMap<>(params.ordinary())
        .entrySet().stream()
            .map(
                e ->
                    "(purpose = '%s' AND transport IN (%s))"
                        .formatted(
                            e.getKey(),
                            e.getValue().stream()
                                .sorted()
                                .map(w -> "'" + w + "'")
                                .collect(Collectors.joining(", "))))
            .collect(Collectors.joining(" OR ", "(", ")"));
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
          WHERE happened_at >= %4$s - to_days(%7$d)
            AND cards + suspected_cards + roaming_days + companions > 0
            AND (NOT is_ordinary OR roaming_days > 0)
        )
        SELECT person AS subject, person,
               CASE WHEN away_days > %3$d THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'outflow' AS scam_class, 'none' AS campaign,
               happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat('Left for a listed place ', away_days, ' days ago and has not returned',
                      CASE WHEN cards = 0 THEN '' ELSE concat('; ', cards,
                        CASE WHEN cards = 1 THEN ' card' ELSE ' cards' END,
                        ' of this person on the lists') END,
                      CASE WHEN suspected_cards = 0 THEN '' ELSE concat('; ', suspected_cards,
                        CASE WHEN suspected_cards = 1 THEN ' card' ELSE ' cards' END,
                        ' of this person on the lists by the pattern of their use') END,
                      CASE WHEN roaming_days = 0 THEN '' ELSE concat('; used in the cells of a'
                        ' listed compound on ', roaming_days,
                        CASE WHEN roaming_days = 1 THEN ' day' ELSE ' days' END) END,
                      CASE WHEN companions = 0 THEN '' ELSE concat('; ', companions,
                        ' of the same booking with listed cards or in such cells') END,
                      CASE WHEN away_days > %3$d THEN '; so long without a return may be a gap in'
                        ' the crossings' ELSE '' END,
                      '; talk with this person and persuade them to return') AS reason,
               %5$s AS evidence,
               list_filter([concat('outflow:', left_at::DATE),
                 CASE WHEN cards > 0 THEN concat('outflow-cards:', cards) END,
                 CASE WHEN suspected_cards > 0
                   THEN concat('outflow-suspected-cards:', suspected_cards) END,
                 CASE WHEN roaming_days > 0 THEN concat('outflow-roaming:', roamed_at::DATE) END,
                 CASE WHEN companions > 0 THEN 'outflow-companions' END],
                 lambda k: k IS NOT NULL) AS evidence_keys, network
        FROM scored
        WHERE points >= %6$d
        """
            .formatted(
                points().total(),
                points().told(),
                params.maxDays(),
                asOf.sqlCutOff(),
                Evidence.known(
                    Evidence.number("away_days", "away_days", "days", params.minDays()),
                    Evidence.at("left_at", "left_at"),
                    Evidence.text("declared_purpose", "purpose"),
                    Evidence.number("listed_cards", "cards", "cards", 1),
                    Evidence.number("suspected_cards", "suspected_cards", "cards", 1),
                    Evidence.number("roaming_days", "roaming_days", "days", 1),
                    Evidence.number("companions", "companions", "persons", 1),
                    Evidence.text("points_from", "told"),
                    Evidence.number("points", "points", "points", params.minPoints())),
                params.minPoints(),
                params.freshDays());
  }
}
