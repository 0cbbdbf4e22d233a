package org.cluelake.source.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.cluelake.run.AsOf;

/** The business date of a delivered date or time. */
final class BusinessDay {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private BusinessDay() {}

  /** The day, from a date, a time of {@link AsOf#ZONE}, or an ISO time with its offset. */
  static LocalDate of(String value) throws RowRefused {
    if (value == null) {
      throw new RowRefused("DAY_FROM");
    }
    try {
      if (value.length() == 10) {
        return LocalDate.parse(value);
      }
      if (value.length() == 19 && value.charAt(10) == ' ') {
        return LocalDateTime.parse(value, TIME).toLocalDate();
      }
      return OffsetDateTime.parse(value).atZoneSameInstant(AsOf.ZONE).toLocalDate();
    } catch (DateTimeException e) {
      throw new RowRefused("DAY_FROM");
    }
  }
}
