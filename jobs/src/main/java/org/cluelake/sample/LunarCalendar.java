package org.cluelake.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The lunar year of a day, from the published month lengths of 2023 to 2028 (Hong Kong
 * Observatory's conversion tables): twelve bits, first month highest, 1 for 30 days, then the leap
 * month.
 */
final class LunarCalendar {

  private static final int FIRST_YEAR = 2023;
  private static final LocalDate[] NEW_YEARS = {
    LocalDate.of(2023, 1, 22),
    LocalDate.of(2024, 2, 10),
    LocalDate.of(2025, 1, 29),
    LocalDate.of(2026, 2, 17),
    LocalDate.of(2027, 2, 6),
    LocalDate.of(2028, 1, 26),
    LocalDate.of(2029, 2, 13),
  };
  private static final int[] LONG_MONTHS = {0x5b5, 0x4b6, 0xa6e, 0xa4e, 0xd26, 0xea6};
  private static final int[] LEAP_MONTHS = {2, 0, 6, 0, 0, 5};
  private static final int LEAP_LENGTH = 29;

  private LunarCalendar() {}

  /**
   * A day of the lunar calendar.
   *
   * @param year lunar year by the solar year it begins in
   * @param month 1 to 12
   * @param day 1 to 30
   * @param leap whether the month is the leap one
   */
  record LunarDay(int year, int month, int day, boolean leap) {}

  static LunarDay of(LocalDate date) {
    int row = 0;
    while (!date.isBefore(NEW_YEARS[row + 1])) {
      row++;
    }
    int left = (int) ChronoUnit.DAYS.between(NEW_YEARS[row], date);
    for (int month = 1; month <= 12; month++) {
      int length = length(row, month);
      if (left < length) {
        return new LunarDay(FIRST_YEAR + row, month, left + 1, false);
      }
      left -= length;
      if (LEAP_MONTHS[row] == month) {
        if (left < LEAP_LENGTH) {
          return new LunarDay(FIRST_YEAR + row, month, left + 1, true);
        }
        left -= LEAP_LENGTH;
      }
    }
    throw new IllegalArgumentException("no lunar day for " + date);
  }

  /** Days since the nearest lunar new year; negative before it. */
  static int springFestivalOffset(LocalDate date) {
    long best = Long.MAX_VALUE;
    for (LocalDate newYear : NEW_YEARS) {
      long offset = ChronoUnit.DAYS.between(newYear, date);
      best = Math.abs(offset) < Math.abs(best) ? offset : best;
    }
    return (int) best;
  }

  /** The statutory holiday of a day, or null; shifted working days are not modelled. */
  static String holiday(LocalDate date) {
    LunarDay lunar = of(date);
    int md = date.getMonthValue() * 100 + date.getDayOfMonth();
    int lmd = lunar.leap() ? 0 : lunar.month() * 100 + lunar.day();
    if (md == 101) {
      return "new_year";
    }
    if ((lmd >= 101 && lmd <= 103) || of(date.plusDays(1)).equals(newYear(lunar.year() + 1))) {
      return "spring_festival";
    }
    if (md == 404 || md == 405) {
      return "qingming";
    }
    if (md == 501 || md == 502) {
      return "labour_day";
    }
    if (lmd == 505) {
      return "dragon_boat";
    }
    if (lmd == 815) {
      return "mid_autumn";
    }
    return md >= 1001 && md <= 1003 ? "national_day" : null;
  }

  static boolean isWorkday(LocalDate date) {
    return date.getDayOfWeek() != DayOfWeek.SATURDAY
        && date.getDayOfWeek() != DayOfWeek.SUNDAY
        && holiday(date) == null;
  }

  private static LunarDay newYear(int year) {
    return new LunarDay(year, 1, 1, false);
  }

  private static int length(int row, int month) {
    return 29 + (LONG_MONTHS[row] >> (12 - month) & 1);
  }
}
