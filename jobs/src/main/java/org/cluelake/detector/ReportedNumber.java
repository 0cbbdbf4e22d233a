package org.cluelake.detector;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Flags a number that several people reported as a fraud on several days.
 *
 * <p>Why: the public reports what no pattern shows (Anti-Telecom and Online Fraud Law, Arts. 29 and
 * 30 ask units to take and check reports). A report is a claim: alone it stays low and is the
 * independent fact beside a pattern; with a live case that names the number it is more. Known false
 * alarms: hotlines and protected numbers, which others show; numbers shown by calls they cannot
 * have made; courier firms and call centres, an enterprise's old lines, reported as a nuisance;
 * rivals who report all at once; a number of somebody new. Of a person who has held the number for
 * long a few reports may be a quarrel, or a card that was sold: that cannot be told.
 */
public final class ReportedNumber extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * Limits and points, from {@code conf/detectors/reported-number.yaml}.
   *
   * @param claims which reports count
   * @param held when they are too few
   * @param enterpriseDays days from which an enterprise's line is let go
   * @param spoofedDays nights of calls under numbers that cannot have made them
   * @param spoofedNumbers numbers called under it by others from which it is spoofed
   * @param points what facts are worth
   */
  public record Params(
      ReportTables.Claims claims,
      ReportTables.Held held,
      int enterpriseDays,
      int spoofedDays,
      int spoofedNumbers,
      ReportTables.Points points)
      implements Serializable {
    public Params {
      Require.that(enterpriseDays >= 1, "enterpriseDays is %s; want 1 or more", enterpriseDays);
      Require.that(spoofedDays >= 1, "spoofedDays is %s; want 1 or more", spoofedDays);
      Require.that(spoofedNumbers >= 1, "spoofedNumbers is %s; want 1 or more", spoofedNumbers);
    }
  }

  private final Params params;

  public ReportedNumber(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "reported-number";
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
        Read.today(Tables.REPORTED_ENTITY),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.window(Tables.SPOOFED_CALLER, params.spoofedDays()));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.REPORTED_ENTITY));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + ReportTables.claim("number", params.claims(), asOf)
        + """
        , spoofed AS (
          SELECT caller FROM spoofed_caller
          WHERE biz_date > %1$s - %2$d
          GROUP BY caller HAVING count(DISTINCT number) >= %3$d
        ), held AS (
          SELECT c.*, s.holder, s.holder_kind, s.valid_from,
                 date_diff('day', s.valid_from, %1$s) AS held_days
          FROM claim c
          LEFT JOIN subscriber_state s ON s.number = c.entity
          ANTI JOIN spoofed p ON p.caller = c.entity
          WHERE s.valid_from IS NULL OR s.valid_from <= c.last_at::DATE
        ), judged AS (
          SELECT *,
                 CASE WHEN holder_kind IS NULL THEN 'the subscriber file does not know the number'
                      WHEN holder_kind <> 'person' THEN 'held by an enterprise, user unknown'
                      WHEN valid_from > first_at::DATE
                      THEN 'it changed hands between the reports'
                      WHEN held_days >= %4$d AND claimants < %5$d AND NOT is_listed
                      THEN 'so few reports may be a quarrel with a holder of long standing'
                      END AS unsure
          FROM held
          WHERE is_listed
             OR NOT coalesce(holder_kind <> 'person' AND held_days >= %6$d, false)
        )
        SELECT entity AS subject, CASE WHEN holder_kind = 'person' THEN holder END AS person,
               CASE WHEN unsure IS NULL THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               %7$s AS score, scam_class, CASE WHEN is_listed THEN campaign ELSE 'none' END
                 AS campaign,
               last_at AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               %8$s AS reason, %9$s AS evidence, %10$s AS evidence_keys, []::BIGINT[] AS network
        FROM judged
        """
            .formatted(
                asOf.sqlDate(),
                params.spoofedDays(),
                params.spoofedNumbers(),
                params.held().heldDays(),
                params.held().manyClaimants(),
                params.enterpriseDays(),
                ReportTables.score(params.points(), params.held()),
                ReportTables.reason(),
                ReportTables.evidence(params.claims(), params.held()),
                ReportTables.evidenceKeys());
  }
}
