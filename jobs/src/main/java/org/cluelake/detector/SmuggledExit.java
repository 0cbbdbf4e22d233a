package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a person whose numbers were last used at home in a listed border section, then roamed
 * abroad or fell silent, while no port recorded a crossing in the days around: they may have been
 * led across the border past the ports.
 *
 * <p>The section is a yes or no. What is asked for is a conversation, with the person or with who
 * misses them; the pattern alone is low, for a phone is lost and a record late more often than
 * somebody is smuggled. It needs listed cards or the cells of a compound to weigh more.
 *
 * <p>Guards: who is used to the section lives or trades there; a mast across the border is picked
 * up for a day at most and the phone is back; any recorded crossing within the days around, or a
 * stay abroad on record, explains it. {@code insufficient_data} where the number is hardly known
 * elsewhere, or where the crossings do not reach far enough past the day for a record to be
 * missing.
 */
public final class SmuggledExit extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param roaming numbers of the person roam abroad since
   * @param silence they are silent
   * @param listedCards cards of the person are on last night's lists in tier A or B
   * @param compound numbers of the person were used in the cells of a compound
   */
  public record Points(int roaming, int silence, int listedCards, int compound)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/smuggled-exit.yaml}.
   *
   * @param maxBorderDays who was used in the section on more days belongs there
   * @param minElsewhereDays a number used elsewhere on fewer days is hardly known
   * @param minRoamingDays days abroad without a use at home between them, from which it is no mast
   *     across the border
   * @param minSilentDays days of silence that count
   * @param recordDays a crossing recorded so many days before or after explains it
   * @param waitDays records may come this many days late
   * @param freshDays only where one of the facts is this new
   * @param compoundDays nights of roaming in compounds looked at
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int maxBorderDays,
      int minElsewhereDays,
      int minRoamingDays,
      int minSilentDays,
      int recordDays,
      int waitDays,
      int freshDays,
      int compoundDays,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(maxBorderDays >= 1, "maxBorderDays is %s; want 1 or more", maxBorderDays);
      Require.that(
          minElsewhereDays >= 1, "minElsewhereDays is %s; want 1 or more", minElsewhereDays);
      Require.that(minRoamingDays >= 2, "minRoamingDays is %s; want 2 or more", minRoamingDays);
      Require.that(minSilentDays >= 2, "minSilentDays is %s; want 2 or more", minSilentDays);
      Require.that(
          waitDays >= 1 && recordDays >= waitDays,
          "waitDays is %s, recordDays %s; want 1 <= waitDays <= recordDays",
          waitDays,
          recordDays);
      Require.that(freshDays >= 1, "freshDays is %s; want 1 or more", freshDays);
      Require.that(compoundDays >= 1, "compoundDays is %s; want 1 or more", compoundDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public SmuggledExit(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "smuggled-exit";
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
        Read.today(Tables.BORDER_GAP),
        Read.today(Tables.STAY_ABROAD),
        Read.window(Tables.RISK_ROAMING, params.compoundDays()),
        CardTables.READS.get(0),
        CardTables.READS.get(1));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.BORDER_GAP));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("roaming without an exit on record", "has_roamed", p.roaming()),
        part("silence after the border", "NOT has_roamed", p.silence()),
        part("listed cards", "cards > 0", p.listedCards()),
        part("roaming in a compound", "compound_days > 0", p.compound()));
  }

  private String tables(AsOf asOf) {
    return """
        gap AS (
          SELECT *, roaming_days >= %2$d AS has_roamed
          FROM border_gap
          WHERE border_days <= %3$d AND (roaming_days >= %2$d OR silent_days >= %4$d)
        ), newest AS (
          SELECT max(greatest(left_at, returned_at)) AS last_crossing FROM stay_abroad
        ), recorded AS (
          SELECT DISTINCT g.person
          FROM gap g
          JOIN stay_abroad s ON s.person = g.person
          WHERE s.returned_at IS NULL
             OR s.left_at BETWEEN g.last_home_at - to_days(%5$d) AND g.last_home_at + to_days(%5$d)
             OR s.returned_at BETWEEN g.last_home_at - to_days(%5$d)
                                  AND g.last_home_at + to_days(%5$d)
        ), compound AS (
          SELECT person, count(DISTINCT biz_date) AS days, max(last_at) AS last_at
          FROM risk_roaming GROUP BY person
        ), judged AS (
          SELECT g.*, coalesce(l.cards, 0) AS cards, coalesce(l.network, []) AS network,
                 coalesce(c.days, 0) AS compound_days, c.last_at AS compound_at,
                 least(%1$s,
                   greatest(g.last_home_at + to_days(CASE WHEN g.has_roamed THEN %6$d
                                                          ELSE %4$d END),
                            g.first_roaming_at, l.last_at, c.last_at)) AS happened_at,
                 coalesce(n.last_crossing, TIMESTAMPTZ '1970-01-01 00:00:00+08:00')
                   < g.last_home_at + to_days(%6$d) AS is_unrecorded,
                 g.elsewhere_days < %7$d AS is_unknown
          FROM gap g
          CROSS JOIN newest n
          ANTI JOIN recorded r ON r.person = g.person
          LEFT JOIN listed l ON l.person = g.person
          LEFT JOIN compound c ON c.person = g.person AND c.last_at > g.last_home_at
        )"""
        .formatted(
            asOf.sqlCutOff(),
            params.minRoamingDays(),
            params.maxBorderDays(),
            params.minSilentDays(),
            params.recordDays(),
            params.waitDays(),
            params.minElsewhereDays());
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
               CASE WHEN is_unrecorded OR is_unknown THEN 'insufficient_data' ELSE 'fired'
               END AS verdict,
               points / 100.0 AS score, 'outflow' AS scam_class, 'none' AS campaign, happened_at,
               NULL AS money_at_risk, false AS is_money_moving,
               concat('Last used at home in a listed border section on ',
                      strftime(last_home_at, '%%Y-%%m-%%d'), ', then ',
                      CASE WHEN has_roamed
                        THEN concat('abroad on ', roaming_days, ' days')
                        ELSE concat('not at all for ', silent_days, ' days') END,
                      '; no port recorded a crossing within ', %5$d, ' days of it',
                      CASE WHEN cards = 0 THEN '' ELSE concat('; ', cards,
                        CASE WHEN cards = 1 THEN ' card' ELSE ' cards' END,
                        ' of this person on the lists') END,
                      CASE WHEN compound_days = 0 THEN '' ELSE concat('; used in the cells of a'
                        ' listed compound on ', compound_days,
                        CASE WHEN compound_days = 1 THEN ' day' ELSE ' days' END) END,
                      CASE WHEN is_unknown THEN '; hardly known elsewhere, so it may be where this'
                        ' person lives' ELSE '' END,
                      CASE WHEN is_unrecorded THEN '; the records of crossings do not reach that far'
                        ' yet' ELSE '' END,
                      '; find out whether this person is well and talk with them') AS reason,
               %6$s AS evidence,
               list_filter([concat('border-gap:', last_home_at::DATE),
                 CASE WHEN cards > 0 THEN concat('border-gap-cards:', cards) END,
                 CASE WHEN compound_days > 0 THEN concat('border-gap-compound:', compound_at::DATE)
                 END], lambda k: k IS NOT NULL) AS evidence_keys, network
        FROM scored
        WHERE points >= %7$d
        """
            .formatted(
                points().total(),
                points().told(),
                asOf.sqlCutOff(),
                params.freshDays(),
                params.recordDays(),
                Evidence.known(
                    Evidence.at("last_home_at", "last_home_at"),
                    Evidence.number("border_days", "border_days", "days", params.maxBorderDays()),
                    Evidence.number(
                        "elsewhere_days", "elsewhere_days", "days", params.minElsewhereDays()),
                    Evidence.number(
                        "roaming_days", "roaming_days", "days", params.minRoamingDays()),
                    Evidence.number("silent_days", "silent_days", "days", params.minSilentDays()),
                    Evidence.number("listed_cards", "cards", "cards", 1),
                    Evidence.number("compound_days", "compound_days", "days", 1),
                    Evidence.text("points_from", "told"),
                    Evidence.number("points", "points", "points", params.minPoints())),
                params.minPoints());
  }
}
