package org.cluelake.detector;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;

/**
 * Flags an account that several people reported as a fraud on several days.
 *
 * <p>Why: who paid reports the account paid to, often before a case is filed (Anti-Telecom and
 * Online Fraud Law, Arts. 18 and 30). A report is a claim: alone it stays low and is the
 * independent fact beside a pattern. Known false alarms: merchants, whose unhappy customers report
 * them, and protected accounts are let go; rivals report all at once. Of a firm's account it cannot
 * be told who uses it; of one that somebody has held for long a few reports may be a quarrel over
 * goods.
 */
public final class ReportedAccount extends Detector {

  private static final long serialVersionUID = 1L;

  /**
   * Limits and points, from {@code conf/detectors/reported-account.yaml}.
   *
   * @param claims which reports count
   * @param held when they are too few
   * @param points what facts are worth
   */
  public record Params(
      ReportTables.Claims claims, ReportTables.Held held, ReportTables.Points points)
      implements Serializable {}

  private final Params params;

  public ReportedAccount(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "reported-account";
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
        Read.today(Tables.REPORTED_ENTITY),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.ACCOUNT_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.REPORTED_ENTITY));
  }

  @Override
  public String findings(AsOf asOf) {
    return "WITH "
        + ReportTables.claim("account", params.claims(), asOf)
        + """
        , held AS (
          SELECT c.*, s.holder, s.kind, date_diff('day', s.opened_on, %1$s) AS held_days
          FROM claim c
          LEFT JOIN account_state s ON s.account = c.entity
          WHERE coalesce(s.kind, '') <> 'merchant'
        ), judged AS (
          SELECT *,
                 CASE WHEN kind IS NULL THEN 'the account file does not know the account'
                      WHEN kind = 'corporate' THEN 'held by an enterprise, user unknown'
                      WHEN held_days >= %2$d AND claimants < %3$d AND NOT is_listed
                      THEN 'so few reports may be a quarrel with a holder of long standing'
                      END AS unsure
          FROM held
        )
        SELECT entity AS subject, CASE WHEN kind <> 'corporate' THEN holder END AS person,
               CASE WHEN unsure IS NULL THEN 'fired' ELSE 'insufficient_data' END AS verdict,
               %4$s AS score, scam_class, CASE WHEN is_listed THEN campaign ELSE 'none' END
                 AS campaign,
               last_at AS happened_at, NULL AS money_at_risk, false AS is_money_moving,
               %5$s AS reason, %6$s AS evidence, %7$s AS evidence_keys, []::BIGINT[] AS network
        FROM judged
        """
            .formatted(
                asOf.sqlDate(),
                params.held().heldDays(),
                params.held().manyClaimants(),
                ReportTables.score(params.points(), params.held()),
                ReportTables.reason(),
                ReportTables.evidence(params.claims(), params.held()),
                ReportTables.evidenceKeys());
  }
}
