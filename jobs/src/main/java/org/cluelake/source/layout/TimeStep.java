package org.cluelake.source.layout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/** Steps that make a time or date as the feeds write it. */
sealed interface TimeStep extends ValueStep {

  /** A day number as a time. */
  record DayOffset(LocalDate base, int firstStep) implements TimeStep {
    static final int MOST_DAYS = 36_525;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      long second = row.spread().next(value);
      if (!NUMBER.matcher(value).matches()) {
        throw new RowRefused("DAY_OFFSET");
      }
      int days = Integer.parseInt(value) - firstStep;
      if (days < 0 || days > MOST_DAYS) {
        throw new RowRefused("DAY_OFFSET");
      }
      return base.plusDays(days) + " " + LocalTime.ofSecondOfDay(second).format(TIME);
    }
  }

  /**
   * A time in a form of its own.
   *
   * @param format of the text
   * @param zone of the text, or null where the text has its offset
   */
  record Timestamp(DateTimeFormatter format, ZoneId zone) implements TimeStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      try {
        if (zone == null) {
          return CanonicalTime.of(OffsetDateTime.parse(value, format));
        }
        TemporalAccessor local = format.parse(value);
        return CanonicalTime.of(LocalDateTime.from(local), zone);
      } catch (DateTimeException e) {
        throw new RowRefused("TIME_FORMAT");
      }
    }
  }

  /** A count since 1970-01-01T00:00:00Z. */
  record EpochTime(boolean millis) implements TimeStep {
    private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,15}");

    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      if (!COUNT.matcher(value).matches()) {
        throw new RowRefused("TIME_FORMAT");
      }
      long count = Long.parseLong(value);
      Instant time = millis ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count);
      return CanonicalTime.of(time.atOffset(ZoneOffset.UTC));
    }
  }

  /** A date in a form of its own. */
  record Date(DateTimeFormatter format) implements TimeStep {
    @Override
    public String apply(String value, SourceRow row) throws RowRefused {
      try {
        LocalDate date = LocalDate.parse(value, format);
        if (date.getYear() < 1 || date.getYear() > 9999) {
          throw new RowRefused("DATE_FORMAT");
        }
        return date.toString();
      } catch (DateTimeException e) {
        throw new RowRefused("DATE_FORMAT");
      }
    }
  }
}
