package org.cluelake.detector;

import static org.cluelake.detector.PointSum.part;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a phone card that somebody used in a home cell while its holder was abroad.
 *
 * <p>A card left with the family is answered now and then and calls few numbers; a sold one calls
 * many. Uses within hours of a crossing do not count. An exit without any return for very long is
 * more likely a gap in the crossings, and the finding is {@code insufficient_data}.
 */
public final class AbsentSubscriber extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param called calls were made, not only received
   * @param listed the number itself is named by a live case or last night's list
   * @param manyParties many numbers at the other end on one day
   * @param veryManyParties very many
   * @param moreDays used on more than one day
   * @param longAbsence the holder had been away for long
   */
  public record Points(
      int called, int listed, int manyParties, int veryManyParties, int moreDays, int longAbsence)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/absent-subscriber.yaml}.
   *
   * @param days nights of uses looked at, tonight included
   * @param manyParties that many numbers at the other end on one day are many
   * @param veryManyParties that many are very many
   * @param longAbsenceDays an absence is long from here
   * @param gapDays an absence without return longer than this may be a gap in the crossings
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      int manyParties,
      int veryManyParties,
      int longAbsenceDays,
      int gapDays,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          veryManyParties > manyParties,
          "veryManyParties is %s; want more than manyParties %s",
          veryManyParties,
          manyParties);
      Require.that(
          gapDays > longAbsenceDays,
          "gapDays is %s; want more than longAbsenceDays %s",
          gapDays,
          longAbsenceDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public AbsentSubscriber(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "absent-subscriber";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public SubjectKind subjectKind() {
    return SubjectKind.NUMBER;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.USE_WHILE_AWAY, params.days()),
        Read.today(Tables.STAY_ABROAD),
        Read.today(Tables.LISTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.USE_WHILE_AWAY, params.days()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("calls made", "called", p.called()),
        part("listed itself", "is_listed", p.listed()),
        part("many parties", "parties >= " + params.manyParties(), p.manyParties()),
        part("very many parties", "parties >= " + params.veryManyParties(), p.veryManyParties()),
        part("more days", "days > 1", p.moreDays()),
        part("long absence", "absent_days >= " + params.longAbsenceDays(), p.longAbsence()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + AwayTables.sql("number")
        + """
        , judged AS (
          SELECT a.*, EXISTS (SELECT 1 FROM listed_entity l
                              WHERE l.entity_kind = 'number' AND l.entity = a.entity
                                AND l.status = 'active') AS is_listed
          FROM away a
        ), scored AS (
          SELECT *, %1$s AS points, %2$s AS told, is_away AND absent_days > %3$d AS unsure
          FROM judged
        )
        SELECT entity AS subject, person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               concat('Used for ', uses, CASE WHEN uses = 1 THEN ' call' ELSE ' calls' END,
                      ' with up to ', parties, ' numbers a day on ', days,
                      CASE WHEN days = 1 THEN ' day' ELSE ' days' END,
                      ' in a home cell while the holder had been abroad for up to ', absent_days,
                      ' days', CASE WHEN is_listed THEN '; the number is on the list itself'
                      ELSE '' END,
                      CASE WHEN unsure THEN '; so long without a return may be a gap in the'
                             ' crossings' ELSE '' END) AS reason,
               %4$s AS evidence, keys AS evidence_keys,
               CASE WHEN is_listed THEN [entity] ELSE [] END AS network
        FROM scored
        WHERE points >= %5$d
        """
            .formatted(
                points().total(),
                points().told(),
                params.gapDays(),
                Evidence.known(
                    Evidence.number("calls", "uses", "calls"),
                    Evidence.number("days", "days", "days"),
                    Evidence.number("parties", "parties", "numbers", params.manyParties()),
                    Evidence.number("absent_days", "absent_days", "days", params.longAbsenceDays()),
                    Evidence.at("left_at", "left_at"),
                    Evidence.text("points_from", "told"),
                    Evidence.number("points", "points", "points", params.minPoints())),
                params.minPoints());
  }
}
