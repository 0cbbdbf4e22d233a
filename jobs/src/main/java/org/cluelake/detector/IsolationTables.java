package org.cluelake.detector;

import java.io.Serializable;
import java.math.BigDecimal;
import org.cluelake.run.Require;

/**
 * What tells that others no longer reach a number since a risky contact. Forwarding counts where it
 * was not the number's habit before, or where it ends at a listed number; unanswered callers count
 * where they are many, more than those answered, and more than usual.
 */
final class IsolationTables {

  /**
   * Limits, part of the detectors' parameters.
   *
   * @param minMissedCallers callers left unanswered from which they count
   * @param missedTimesUsual and only from this multiple of the usual number of a day
   * @param minHistoryNights days with calls before the contact needed to know what is usual
   */
  record Isolation(int minMissedCallers, BigDecimal missedTimesUsual, int minHistoryNights)
      implements Serializable {
    Isolation {
      Require.that(
          minMissedCallers >= 2,
          "isolation.minMissedCallers is %s; want 2 or more",
          minMissedCallers);
      Require.that(
          missedTimesUsual.compareTo(BigDecimal.ONE) >= 0,
          "isolation.missedTimesUsual is %s; want 1 or more",
          missedTimesUsual);
      Require.that(
          minHistoryNights >= 1,
          "isolation.minHistoryNights is %s; want 1 or more",
          minHistoryNights);
    }
  }

  private IsolationTables() {}

  /**
   * The named table {@code aftermath}: {@code contact_aftermath} with {@code is_habit_known},
   * {@code is_forwarding}, {@code is_unanswered} and {@code usual_missed}, callers a day.
   */
  static String sql(Isolation limits) {
    return """
        aftermath AS (
          SELECT *, history_nights >= %1$d OR is_forwarded_to_listed AS is_habit_known,
                 is_forwarded_to_listed OR (forwarded_calls > 0 AND forwards_before = 0)
                   AS is_forwarding,
                 missed_callers >= %2$d AND missed_callers > answered_callers
                   AND missed_callers * history_nights >= %3$s * missed_before AS is_unanswered,
                 round(missed_before::DECIMAL(18,4) / nullif(history_nights, 0), 1)
                   AS usual_missed
          FROM contact_aftermath
        )"""
        .formatted(
            limits.minHistoryNights(),
            limits.minMissedCallers(),
            limits.missedTimesUsual().toPlainString());
  }
}
