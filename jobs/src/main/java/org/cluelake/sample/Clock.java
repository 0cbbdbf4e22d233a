package org.cluelake.sample;

import java.time.LocalDate;

/** Seconds and days since the first day's midnight, as texts of the feeds. */
final class Clock {

  static final int DAY = 86_400;
  static final int HOUR = 3_600;
  static final int MINUTE = 60;

  private final LocalDate firstDay;

  Clock(LocalDate firstDay) {
    this.firstDay = firstDay;
  }

  LocalDate date(int day) {
    return firstDay.plusDays(day);
  }

  String dateText(int day) {
    return date(day).toString();
  }

  String timeText(int at) {
    int second = Math.floorMod(at, DAY);
    StringBuilder text = new StringBuilder(19).append(dateText(Math.floorDiv(at, DAY))).append(' ');
    two(text, second / HOUR).append(':');
    two(text, second / MINUTE % 60).append(':');
    return two(text, second % 60).toString();
  }

  /** The same moment, moved to the next morning where it falls into the night. */
  static int awake(int at, Draw draw) {
    int hour = Math.floorMod(at, DAY) / HOUR;
    if (hour >= 8 && hour < 23) {
      return at;
    }
    int day = Math.floorDiv(at, DAY) + (hour >= 23 ? 1 : 0);
    return day * DAY + draw.between(8 * HOUR, 11 * HOUR);
  }

  private static StringBuilder two(StringBuilder text, int value) {
    return value < 10 ? text.append('0').append(value) : text.append(value);
  }
}
