package org.cluelake.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.cluelake.run.AsOf;

/**
 * Instants: {@code yyyy-MM-dd HH:mm:ss} in the feed's zone, or ISO 8601 with an offset and at most
 * microseconds. A time the clocks skipped is bad; of one that came twice the first is meant.
 */
final class TimeCheck extends ValueCheck {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
  private static final long MICROS = 1_000_000;
  private static final int LOCAL_LENGTH = 19;
  private static final int NANOS_OF_MICRO = 1_000;

  private final long earliestSecond;
  private final DayClock clock;
  private final boolean ofOneDay;
  private final long dayStart;
  private final long dayEnd;

  /**
   * @param day the business date the times lie in, or null where any will do
   */
  TimeCheck(String column, LocalDate earliest, DayClock clock, LocalDate day) {
    super(column);
    this.clock = clock;
    earliestSecond = earliest.atStartOfDay(AsOf.ZONE).toEpochSecond();
    ofOneDay = day != null;
    dayStart = ofOneDay ? day.atStartOfDay(AsOf.ZONE).toEpochSecond() * MICROS : 0;
    dayEnd = ofOneDay ? day.plusDays(1).atStartOfDay(AsOf.ZONE).toEpochSecond() * MICROS : 0;
  }

  @Override
  long read(Field text, int row, Findings findings) {
    long micros =
        text.length() == LOCAL_LENGTH && text.at(10) == ' ' ? local(text) : offset(text.toString());
    if (micros == UNREADABLE) {
      findings.add(row, "BAD_TIME", column, ValueClass.of(text.toString()));
    } else if (Math.floorDiv(micros, MICROS) < earliestSecond) {
      findings.add(row, "DATE_RANGE", column, ValueClass.of(text.toString()));
    } else if (ofOneDay && (micros < dayStart || micros >= dayEnd)) {
      findings.add(
          row, "DAY_MISMATCH", column, micros < dayStart ? "before the day" : "after the day");
    }
    return micros;
  }

  @Override
  String staged(String handedOver) {
    return "make_timestamptz(" + handedOver + ")";
  }

  private long local(Field text) {
    long day = DateCheck.epochDayAtStart(text, 0);
    if (day == UNREADABLE
        || text.at(13) != ':'
        || text.at(16) != ':'
        || !text.isDigits(11, 13)
        || !text.isDigits(14, 16)
        || !text.isDigits(17, 19)) {
      return UNREADABLE;
    }
    int hour = (int) text.number(11, 13);
    int minute = (int) text.number(14, 16);
    int second = (int) text.number(17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return UNREADABLE;
    }
    long epoch = clock.epochSecond(day, (hour * 60 + minute) * 60 + second);
    return epoch == DayClock.SKIPPED ? UNREADABLE : epoch * MICROS;
  }

  private static long offset(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text, ISO);
      if (time.getYear() > 9999 || time.getYear() < 0 || time.getNano() % NANOS_OF_MICRO != 0) {
        return UNREADABLE;
      }
      return time.toEpochSecond() * MICROS + time.getNano() / NANOS_OF_MICRO;
    } catch (DateTimeException e) {
      return UNREADABLE;
    }
  }
}
