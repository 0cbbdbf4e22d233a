package org.cluelake.source.layout;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What an import did.
 *
 * @param feeds one entry per produced feed, by name
 * @param refusals name of the file within the inbox that lists the refused rows: feed, file, line
 *     and reason, never a value
 */
public record ImportSummary(List<OfFeed> feeds, String refusals) {

  /**
   * What became of the rows of one feed's source: rows in = rows out + rows refused + rows left
   * out.
   *
   * @param feed the feed
   * @param rowsIn data rows read
   * @param rowsOut rows delivered, by business date; a day between without rows has 0
   * @param leftOut rows that are not of this feed, as the mapping's {@code where} says
   * @param refused rows not delivered, by reason and column, such as {@code DECIMAL_SCALE:amount}
   */
  public record OfFeed(
      String feed,
      long rowsIn,
      SortedMap<LocalDate, Long> rowsOut,
      long leftOut,
      SortedMap<String, Long> refused) {

    /** Rows delivered. */
    public long delivered() {
      return rowsOut.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows refused. */
    public long refusedRows() {
      return refused.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
