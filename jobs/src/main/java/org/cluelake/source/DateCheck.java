package org.cluelake.source;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import org.duckdb.DuckDBAppender;

/** Calendar days {@code yyyy-MM-dd} that exist, from the feed's earliest to the year 9999. */
final class DateCheck extends ValueCheck {

  private final long earliest;

  DateCheck(String column, LocalDate earliest) {
    super(column);
    this.earliest = earliest.toEpochDay();
  }

  @Override
  long read(String text, int row, Findings findings) {
    long day = epochDay(text);
    if (day == UNREADABLE) {
      boolean late = isAfterYear9999(text);
      findings.add(row, late ? "DATE_RANGE" : "BAD_DATE", column, ValueClass.of(text));
    } else if (day < earliest) {
      findings.add(row, "DATE_RANGE", column, ValueClass.of(text));
    }
    return day;
  }

  @Override
  void append(DuckDBAppender out, String text, long value) throws SQLException {
    out.appendEpochDays((int) value);
  }

  @Override
  String stagedType() {
    return "DATE";
  }

  /** The epoch day of a text of exactly ten characters, or UNREADABLE. */
  static long epochDay(String text) {
    return text.length() == 10 ? epochDayAtStart(text) : UNREADABLE;
  }

  /** The epoch day the first ten characters of a longer text write, or UNREADABLE. */
  static long epochDayAtStart(String text) {
    if (text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || !DecimalCheck.digits(text, 0, 4)
        || !DecimalCheck.digits(text, 5, 7)
        || !DecimalCheck.digits(text, 8, 10)) {
      return UNREADABLE;
    }
    int year = (int) DecimalCheck.number(text, 0, 4);
    int month = (int) DecimalCheck.number(text, 5, 7);
    int day = (int) DecimalCheck.number(text, 8, 10);
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

  private static boolean isAfterYear9999(String text) {
    int length = text.length();
    return length == 11
        && text.charAt(0) != '0'
        && DecimalCheck.digits(text, 0, 5)
        && epochDayAtStart(text.substring(1)) != UNREADABLE;
  }
}
