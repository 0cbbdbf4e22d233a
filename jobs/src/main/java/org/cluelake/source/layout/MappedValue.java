package org.cluelake.source.layout;

import java.util.List;

/**
 * A value of a row: where it comes from, and then what is done to it.
 *
 * @param origin where it comes from
 * @param steps what is done to it, in order; an empty value stays empty
 */
public record MappedValue(Origin origin, List<ValueStep> steps) {

  public MappedValue {
    steps = List.copyOf(steps);
  }

  /** The value of a row, or null. */
  String of(SourceRow row) throws RowRefused {
    String value = origin.of(row);
    for (ValueStep step : steps) {
      if (value == null || value.isEmpty()) {
        return null;
      }
      value = step.apply(value, row);
    }
    return value == null || value.isEmpty() ? null : value;
  }
}
