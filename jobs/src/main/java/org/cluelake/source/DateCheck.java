package org.cluelake.source;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;

/** Calendar days {@code yyyy-MM-dd} that exist, from the feed's earliest to the year 9999. */
final class DateCheck extends ValueCheck {

  private final long earliest;

  DateCheck(String column, LocalDate earliest) {
    super(column);
    this.earliest = earliest.toEpochDay();
  }

  @Override
  long read(Field text, int row, Findings findings) {
    long day = epochDay(text);
    if (day == UNREADABLE) {
      boolean late = isAfterYear9999(text);
      findings.add(row, late ? "DATE_RANGE" : "BAD_DATE", column, ValueClass.of(text.toString()));
    } else if (day < earliest) {
      findings.add(row, "DATE_RANGE", column, ValueClass.of(text.toString()));
    }
    return day;
  }

  @Override
  String staged(String handedOver) {
    return "DATE '1970-01-01' + CAST(" + handedOver + " AS INTEGER)";
  }

  /** The epoch day of a text of exactly ten characters, or UNREADABLE. */
  static long epochDay(Field text) {
    return text.length() == 10 ? epochDayAtStart(text, 0) : UNREADABLE;
  }

  /** The epoch day ten characters of a longer text write, or UNREADABLE. */
  static long epochDayAtStart(Field text, int start) {
    if (text.at(start + 4) != '-'
        || text.at(start + 7) != '-'
        || !text.isDigits(start, start + 4)
        || !text.isDigits(start + 5, start + 7)
        || !text.isDigits(start + 8, start + 10)) {
      return UNREADABLE;
    }
    int year = (int) text.number(start, start + 4);
    int month = (int) text.number(start + 5, start + 7);
    int day = (int) text.number(start + 8, start + 10);
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return UNREADABLE;
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> IsoChronology.INSTANCE.isLeapYear(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isAfterYear9999(Field text) {
    int length = text.length();
    return length == 11
        && text.at(0) != '0'
        && text.isDigits(0, 5)
        && epochDayAtStart(text, 1) != UNREADABLE;
  }
}
