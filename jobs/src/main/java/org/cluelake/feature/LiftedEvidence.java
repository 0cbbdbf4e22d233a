package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * What may not be issued again: the evidence of clues and list entries against which an objection
 * was upheld, or which a unit answered as about the wrong person or as normal business.
 *
 * <p>An objection that is still pending changes nothing. A decision that is taken back, such as an
 * answer followed by a confirmed sale, lifts no more. The evidence is that of the night the
 * decision came, so what came later is not lifted with it.
 *
 * <p>Source: Anti-Telecom and Online Fraud Law, Article 32: what an appeal proves wrong is lifted
 * at once.
 */
public final class LiftedEvidence implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "lifted-evidence";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.OBJECTION_STATE),
        Read.today(Tables.FEEDBACK_STATE),
        Read.today(Tables.ISSUED_EVIDENCE),
        Read.before(Tables.LIFTED_EVIDENCE));
  }

  @Override
  public TableContract writes() {
    return Tables.LIFTED_EVIDENCE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH decision AS (
          SELECT subject_kind, subject_id, 'objection_upheld' AS lifted_by
          FROM objection_state WHERE state = 'upheld'
          UNION
          SELECT subject_kind, subject_id, verdict
          FROM feedback_state WHERE verdict IN ('wrong_person', 'normal_business')
        ), decided AS (
          SELECT subject_kind, subject_id,
                 CASE WHEN bool_or(lifted_by = 'objection_upheld') THEN 'objection_upheld'
                      ELSE min(lifted_by) END AS lifted_by
          FROM decision GROUP BY subject_kind, subject_id
        )
        SELECT d.subject_kind, d.subject_id,
               coalesce(b.subject, i.subject) AS subject, d.lifted_by,
               CASE WHEN b.lifted_by = d.lifted_by THEN b.lifted_on ELSE %s END AS lifted_on,
               CASE WHEN b.lifted_by = d.lifted_by OR i.subject IS NULL THEN b.evidence_keys
                    ELSE i.evidence_keys END AS evidence_keys
        FROM decided d
        LEFT JOIN lifted_evidence_before b
          ON b.subject_kind = d.subject_kind AND b.subject_id = d.subject_id
        LEFT JOIN issued_evidence i
          ON i.subject_kind = d.subject_kind AND i.subject_id = d.subject_id
        WHERE b.subject IS NOT NULL OR i.subject IS NOT NULL
        """
        .formatted(asOf.sqlDate());
  }
}
