package org.cluelake.job;

import java.util.List;
import org.cluelake.bucket.SmallRead;
import org.cluelake.report.NightFacts.Count;

/** Counts by name, the largest first, as a page shows them. */
final class Counts {

  private Counts() {}

  /** The counts of a query of a name and an aggregate. */
  static List<Count> of(SmallRead read, String sql) {
    return read.rows(sql + " GROUP BY ALL ORDER BY 2 DESC, 1", "name", "n").stream()
        .map(r -> new Count((String) r.get("name"), number(r.get("n"))))
        .toList();
  }

  static long number(Object value) {
    return ((Number) value).longValue();
  }
}
