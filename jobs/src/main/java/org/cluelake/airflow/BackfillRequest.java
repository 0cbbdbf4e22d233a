package org.cluelake.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * The runs of a period.
 *
 * @param from earliest logical date, included
 * @param to latest logical date, included
 * @param reprocess what becomes of dates that have a run
 * @param maxActiveRuns runs at once; 1 keeps nights in their order
 */
public record BackfillRequest(
    String dagId, OffsetDateTime from, OffsetDateTime to, Reprocess reprocess, int maxActiveRuns) {

  /** What becomes of dates that have a run. */
  public enum Reprocess {
    /** They keep it. */
    NONE,
    /** Failed ones run again. */
    FAILED,
    /** All that ended run again. */
    COMPLETED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ObjectNode body() {
    return Json.object()
        .put("dag_id", dagId)
        .put("from_date", from.toString())
        .put("to_date", to.toString())
        .put("reprocess_behavior", reprocess.word())
        .put("max_active_runs", maxActiveRuns)
        .put("run_backwards", false);
  }

  /** Whether a backfill is what is asked for here. */
  boolean isOf(BackfillState made) {
    return Times.same(from.toString(), made.fromDate())
        && Times.same(to.toString(), made.toDate())
        && reprocess.word().equals(made.reprocessBehavior())
        && Integer.valueOf(maxActiveRuns).equals(made.maxActiveRuns());
  }
}
