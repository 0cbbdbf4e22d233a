package org.cluelake.source.layout;

import java.util.HashMap;
import java.util.Map;

/**
 * Spreads the rows of a day evenly over it, in the order of the file. Filled in a first reading of
 * the file and used in a second.
 */
final class DaySpread {

  private static final long SECONDS = 86_400;

  private final String column;
  private final Map<String, long[]> days = new HashMap<>();

  /**
   * @param column the column that holds the day number
   */
  DaySpread(String column) {
    this.column = column;
  }

  /** Counts a row of the first reading. */
  void count(SourceRow row) {
    days.computeIfAbsent(row.field(column), d -> new long[2])[0]++;
  }

  /** Second of the day of the next row of that day; never smaller than that of the one before. */
  long next(String day) {
    long[] of = days.get(day);
    return of[1]++ * SECONDS / of[0];
  }
}
