package org.cluelake.source.layout;

import java.time.LocalDate;
import java.util.List;
import org.cluelake.contract.Property;

/** One row of a source as the values of a feed's columns. */
final class RowMapper {

  private static final char REPLACEMENT = '\uFFFD';

  private final ForeignLayout.FeedMapping feed;
  private final LocalDate firstDay;
  private final List<String> columns;
  private final int[] places;
  private final boolean[] required;
  private final int dayAt;

  RowMapper(ForeignLayout.FeedMapping feed, LocalDate firstDay) {
    this.feed = feed;
    this.firstDay = firstDay;
    this.columns = feed.contract().columns();
    this.places =
        feed.columns().stream().mapToInt(column -> columns.indexOf(column.column())).toArray();
    this.required = new boolean[columns.size()];
    List<Property> properties = feed.contract().properties();
    for (int i = 0; i < required.length; i++) {
      required[i] = properties.get(i).required();
    }
    this.dayAt = feed.dayFrom() == null ? -1 : columns.indexOf(feed.dayFrom());
  }

  /** Whether a row is of this feed. */
  boolean takes(SourceRow row) throws RowRefused {
    for (Comparison comparison : feed.where()) {
      try {
        if (!comparison.holds(row)) {
          return false;
        }
      } catch (RowRefused e) {
        throw new RowRefused(e.getMessage() + ":" + comparison.column());
      }
    }
    return true;
  }

  String[] values(SourceRow row) throws RowRefused {
    String[] values = new String[columns.size()];
    for (int i = 0; i < places.length; i++) {
      ColumnMapping column = feed.columns().get(i);
      int at = places[i];
      try {
        values[at] = column.value().of(row);
      } catch (RowRefused e) {
        throw new RowRefused(e.getMessage() + ":" + column.column());
      }
      if (values[at] == null && required[at]) {
        throw new RowRefused("REQUIRED:" + column.column());
      }
      if (values[at] != null) {
        checkText(values[at], column.column());
      }
    }
    return values;
  }

  LocalDate day(String[] values) throws RowRefused {
    return dayAt < 0 ? firstDay : BusinessDay.of(values[dayAt]);
  }

  /** What landing refuses a whole file for is refused here by the row. */
  private static void checkText(String value, String column) throws RowRefused {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        throw new RowRefused("NUL_BYTE:" + column);
      }
      if (c == REPLACEMENT) {
        throw new RowRefused("ENCODING:" + column);
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new RowRefused("ENCODING:" + column);
      }
    }
  }
}
