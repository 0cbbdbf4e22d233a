package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * What came of every clue and list entry ever answered.
 *
 * <p>An administrative answer such as {@code closed} does not wipe out what a unit has found; a
 * repeated delivery of an answer changes nothing.
 */
public final class FeedbackState implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "feedback-state";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.CLUE_FEEDBACK), Read.before(Tables.FEEDBACK_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.FEEDBACK_STATE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH answer AS (
          SELECT subject_kind, subject_id, status, "at" AS answered_at, "at" AS first_answered_at,
                 CASE WHEN status IN ('false_warning', 'wrong_person', 'is_offender_side',
                   'confirmed_sold', 'confirmed_stolen_identity', 'own_account_of_victim',
                   'normal_business') THEN {'at': "at", 'word': status} END AS finding,
                 CASE WHEN status = 'met' THEN "at" END AS met_at,
                 CASE WHEN status = 'stopped_in_time' THEN amount END AS stopped_amount,
                 CASE WHEN status = 'already_transferred' THEN amount END AS transferred_amount
          FROM clue_feedback
          UNION ALL
          SELECT subject_kind, subject_id, status, answered_at, first_answered_at,
                 CASE WHEN verdict IS NOT NULL AND verdict_at IS NOT NULL
                      THEN {'at': verdict_at, 'word': verdict} END,
                 met_at, stopped_amount, transferred_amount
          FROM feedback_state_before
        )
        SELECT subject_kind, subject_id, arg_max(status, {'at': answered_at, 'word': status})
                 AS status, max(answered_at) AS answered_at,
               min(first_answered_at) AS first_answered_at, max(finding).word AS verdict,
               max(finding)."at" AS verdict_at, min(met_at) AS met_at,
               max(stopped_amount) AS stopped_amount, max(transferred_amount) AS transferred_amount
        FROM answer
        GROUP BY subject_kind, subject_id
        """;
  }
}
