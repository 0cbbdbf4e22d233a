package org.cluelake.source.layout;

import java.util.List;

/**
 * How one column is made: from a column of the source, a constant or the row's number, and then
 * changed step by step.
 *
 * @param column the column made
 * @param from a column of the source, or null
 * @param constant text of every row, or null; neither: the row's number
 * @param steps what is done to the value; an empty value stays empty
 */
public record ColumnMapping(String column, String from, String constant, List<ValueStep> steps) {

  public ColumnMapping {
    steps = List.copyOf(steps);
  }

  /** The value of a row, or null. */
  String value(SourceRow row) throws RowRefused {
    String value = constant;
    if (from != null) {
      value = row.field(from);
    } else if (constant == null) {
      value = Long.toString(row.number());
    }
    if (value == null || value.isEmpty()) {
      return null;
    }
    for (ValueStep step : steps) {
      value = step.apply(value, row);
    }
    return value;
  }
}
