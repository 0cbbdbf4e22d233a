package org.cluelake.source.layout;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What an import did.
 *
 * @param feeds one entry per produced feed, by name
 */
public record ImportSummary(List<OfFeed> feeds) {

  /**
   * What became of the rows of one feed's source: rows in = rows out + rows refused.
   *
   * @param feed the feed
   * @param rowsIn data rows read
   * @param rowsOut rows delivered, by business date; a day between without rows has 0
   * @param refused rows not delivered, by reason and column, such as {@code DECIMAL_SCALE:amount}
   */
  public record OfFeed(
      String feed,
      long rowsIn,
      SortedMap<LocalDate, Long> rowsOut,
      SortedMap<String, Long> refused) {

    /** Rows delivered. */
    public long delivered() {
      return rowsOut.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
