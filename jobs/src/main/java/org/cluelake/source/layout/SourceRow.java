package org.cluelake.source.layout;

import java.util.List;
import java.util.Map;

/**
 * One data row of a source.
 *
 * @param number its number, from 1
 * @param columns where each column is
 * @param fields its fields, as many as there are columns
 * @param spread how the rows of a day are spread over it; null where no step asks
 */
record SourceRow(long number, Map<String, Integer> columns, List<String> fields, DaySpread spread) {

  String field(String column) {
    return fields.get(columns.get(column));
  }
}
