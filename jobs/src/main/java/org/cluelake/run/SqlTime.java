package org.cluelake.run;

import java.time.Duration;
import java.time.LocalDate;

/**
 * The kernel's SQL for the clock of {@link AsOf#ZONE}, by arithmetic.
 *
 * <p>The kernel's own calendar functions ask a time zone library about every row: {@code
 * date_trunc} alone took three quarters of a step that counts calls by hour. The zone has kept one
 * offset, of whole hours, since 1991, before any row's time.
 */
public final class SqlTime {

  private static final long HOUR = Duration.ofHours(1).toNanos() / 1000;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos() / 1000;
  private static final int OFFSET_HOURS =
      AsOf.ZONE.getRules().getOffset(LocalDate.of(2000, 1, 1).atStartOfDay()).getTotalSeconds()
          / 3600;

  private SqlTime() {}

  /** The hour an instant lies in, as a number that counts on. */
  public static String hourNumber(String instant) {
    return "(epoch_us(%s) // %d)".formatted(instant, HOUR);
  }

  /** The minute an instant lies in, as a number that counts on. */
  public static String minuteNumber(String instant) {
    return "(epoch_us(%s) // %d)".formatted(instant, MINUTE);
  }

  /** The instant the hour of such a number begins. */
  public static String hour(String number) {
    return "make_timestamptz(%s * %d)".formatted(number, HOUR);
  }

  /** The hour of the day an instant lies in, 0 to 23. */
  public static String hourOfDay(String instant) {
    return "((%s + %d) %% 24)".formatted(hourNumber(instant), OFFSET_HOURS);
  }

  /** The date an instant lies in. */
  public static String date(String instant) {
    return "(DATE '1970-01-01' + ((%s + %d) // 24)::INTEGER)"
        .formatted(hourNumber(instant), OFFSET_HOURS);
  }
}
