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
 * Flags an account that somebody used at a counter, a cash machine or a till at home while its
 * holder was abroad, so somebody else holds the card.
 *
 * <p>Most often that is the family, so a till earns little, and small sums with nothing beside them
 * never reach a finding. Payments by app do not count at all, nor do uses within hours of a
 * crossing. An exit without any return for very long is more likely a gap in the crossings, and the
 * finding is {@code insufficient_data}; so it is for an account the account file does not know.
 */
public final class AbsentHolder extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * What each fact earns.
   *
   * @param counter used at a counter, where the bank takes the user for the holder
   * @param machine used at a cash machine
   * @param till used at a till
   * @param linked money from listed accounts, or payers who had talked with a listed number
   * @param moreDays used on more than one day
   * @param largeAmount much money
   * @param longAbsence the holder had been away for long
   */
  public record Points(
      int counter,
      int machine,
      int till,
      int linked,
      int moreDays,
      int largeAmount,
      int longAbsence)
      implements Serializable {}

  /**
   * Thresholds, from {@code conf/detectors/absent-holder.yaml}.
   *
   * @param days nights of uses looked at, tonight included
   * @param largeAmount an amount is large from here, in yuan
   * @param longAbsenceDays an absence is long from here
   * @param gapDays an absence without return longer than this may be a gap in the crossings
   * @param link what links an account to listed parties
   * @param minPoints a finding from this sum upwards, of 100
   * @param points what each fact earns
   */
  public record Params(
      int days,
      BigDecimal largeAmount,
      int longAbsenceDays,
      int gapDays,
      LinkTables.Link link,
      int minPoints,
      Points points)
      implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(
          gapDays > longAbsenceDays,
          "gapDays is %s; want more than longAbsenceDays %s",
          gapDays,
          longAbsenceDays);
      Require.that(minPoints >= 1 && minPoints <= 100, "minPoints is %s; want 1-100", minPoints);
    }
  }

  private final Params params;

  public AbsentHolder(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "absent-holder";
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
        Read.window(Tables.USE_WHILE_AWAY, params.days()),
        Read.today(Tables.STAY_ABROAD),
        Read.window(Tables.ACCOUNT_EDGE_DAY, params.link().days()),
        Read.today(Tables.ACCOUNT_STATE));
    return List.copyOf(reads);
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.window(Tables.USE_WHILE_AWAY, params.days()));
  }

  private PointSum points() {
    Points p = params.points();
    return PointSum.of(
        part("at a counter", "at_counter", p.counter()),
        part("at a cash machine", "at_machine", p.machine()),
        part("at a till", "at_till", p.till()),
        part("linked to listed parties", "is_linked", p.linked()),
        part("more days", "days > 1", p.moreDays()),
        part("large amount", "amount >= " + params.largeAmount().toPlainString(), p.largeAmount()),
        part("long absence", "absent_days >= " + params.longAbsenceDays(), p.longAbsence()));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + LinkTables.sql(params.link(), asOf)
        + ", "
        + AwayTables.sql("account")
        + """
        , judged AS (
          SELECT a.*, s.kind, l.account IS NOT NULL AS is_linked, l.from_listed,
                 coalesce(l.warned, 0) AS warned, l.network
          FROM away a
          LEFT JOIN account_state s ON s.account = a.entity
          LEFT JOIN link l ON l.account = a.entity
        ), scored AS (
          SELECT *, %1$s AS points, %2$s AS told,
                 kind IS NULL OR (is_away AND absent_days > %3$d) AS unsure
          FROM judged
          WHERE coalesce(kind, '') NOT IN ('merchant', 'corporate')
        )
        SELECT entity AS subject, person,
               CASE WHEN unsure THEN 'insufficient_data' ELSE 'fired' END AS verdict,
               points / 100.0 AS score, 'unknown' AS scam_class, 'none' AS campaign,
               last_at AS happened_at, amount AS money_at_risk,
               last_at >= %4$s - INTERVAL 24 HOURS AS is_money_moving,
               concat('Used ', uses, CASE WHEN uses = 1 THEN ' time' ELSE ' times' END, ' on ',
                      days, CASE WHEN days = 1 THEN ' day' ELSE ' days' END, ' for ', amount,
                      ' yuan at ', concat_ws(' and ',
                        CASE WHEN at_counter THEN 'a counter' END,
                        CASE WHEN at_machine THEN 'a cash machine' END,
                        CASE WHEN at_till THEN 'a till' END),
                      ' at home while the holder had been abroad for up to ', absent_days, ' days',
                      CASE WHEN from_listed IS NULL THEN '' ELSE concat('; ', from_listed,
                        ' yuan came from accounts on the list') END,
                      CASE WHEN warned = 0 THEN '' ELSE concat('; ', warned,
                        ' payers had just talked with a number on the list') END,
                      CASE WHEN kind IS NULL THEN '; the account file does not know the account'
                           WHEN unsure THEN '; so long without a return may be a gap in the'
                             ' crossings'
                           ELSE '' END) AS reason,
               %5$s AS evidence, keys AS evidence_keys, coalesce(network, []) AS network
        FROM scored
        WHERE points >= %6$d
        """
            .formatted(
                points().total(),
                points().told(),
                params.gapDays(),
                asOf.sqlCutOff(),
                evidence(),
                params.minPoints());
  }

  private String evidence() {
    return Evidence.known(
        Evidence.number("uses", "uses", "uses"),
        Evidence.number("days", "days", "days"),
        Evidence.number("amount", "amount", "yuan", params.largeAmount()),
        Evidence.number("absent_days", "absent_days", "days", params.longAbsenceDays()),
        Evidence.at("left_at", "left_at"),
        Evidence.number("from_listed", "from_listed", "yuan", params.link().minAmount()),
        Evidence.number("warned_payers", "nullif(warned, 0)", "persons"),
        Evidence.text("points_from", "told"),
        Evidence.number("points", "points", "points", params.minPoints()));
  }
}
