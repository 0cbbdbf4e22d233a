package org.cluelake.run;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The night a step works for: the only clock anyone sees.
 *
 * @param date the business date; its day runs from midnight to midnight in {@link #ZONE}
 */
public record AsOf(LocalDate date) implements Serializable {

  /** The zone of every business date. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The date as an SQL literal that the kernel and Spark both read. */
  public String sqlDate() {
    return "DATE '" + date + "'";
  }

  /** The instant the day ends, as an SQL literal of the session zone: evidence is cut off here. */
  public String sqlCutOff() {
    return "TIMESTAMPTZ '" + date.plusDays(1) + " 00:00:00+08:00'";
  }

  /** The date {@code days} earlier. */
  public LocalDate minusDays(int days) {
    return date.minusDays(days);
  }
}
