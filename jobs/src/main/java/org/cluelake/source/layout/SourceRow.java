package org.cluelake.source.layout;

import java.util.Map;

/**
 * One data row of a source.
 *
 * @param number its number over all files of the source, from 1
 * @param columns where each column is
 * @param fields its fields
 * @param spread how the rows of a day are spread over it; null where no step asks
 */
record SourceRow(long number, Map<String, Integer> columns, String[] fields, DaySpread spread) {

  /** A field, or null where it is empty or absent. */
  String field(String column) {
    Integer at = columns.get(column);
    return at == null || fields[at] == null || fields[at].isEmpty() ? null : fields[at];
  }
}
