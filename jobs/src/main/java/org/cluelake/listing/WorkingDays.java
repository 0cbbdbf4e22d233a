package org.cluelake.listing;

import java.time.LocalDate;

/** Which days offices work, as the delivered calendar says. */
@FunctionalInterface
public interface WorkingDays {

  /** Whether offices work on a day. */
  boolean isWorkday(LocalDate day);

  /** Working days after the first day, up to and including the last. */
  default int between(LocalDate first, LocalDate last) {
    int days = 0;
    for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      if (isWorkday(day)) {
        days++;
      }
    }
    return days;
  }
}
