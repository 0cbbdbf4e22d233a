package org.cluelake.source;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Local times of a zone as instants. The offset of a day without a change of clocks is looked up
 * once and kept for the following rows, which mostly lie on the same day.
 */
final class DayClock {

  /** What {@link #epochSecond} answers for a time the clocks skipped. */
  static final long SKIPPED = Long.MIN_VALUE;

  private static final int DAY = 86_400;

  private final ZoneRules rules;
  private long knownDay = Long.MIN_VALUE;
  private long knownOffset;

  DayClock(String zone) {
    rules = ZoneId.of(zone).getRules();
  }

  /** The instant of a local time; of a time that came twice, the first. */
  long epochSecond(long epochDay, int secondOfDay) {
    if (epochDay != knownDay && !learn(epochDay)) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(epochDay * DAY + secondOfDay, 0, ZoneOffset.UTC);
      List<ZoneOffset> offsets = rules.getValidOffsets(local);
      return offsets.isEmpty() ? SKIPPED : local.toEpochSecond(offsets.get(0));
    }
    return epochDay * DAY + secondOfDay - knownOffset;
  }

  /** Remembers the offset of a day that has only one. */
  private boolean learn(long epochDay) {
    LocalDateTime start = LocalDate.ofEpochDay(epochDay).atStartOfDay();
    List<ZoneOffset> offsets = rules.getValidOffsets(start);
    if (offsets.size() != 1) {
      return false;
    }
    var change = rules.nextTransition(start.toInstant(offsets.get(0)).minusNanos(1));
    if (change != null && change.getDateTimeBefore().isBefore(start.plusDays(1))) {
      return false;
    }
    knownDay = epochDay;
    knownOffset = offsets.get(0).getTotalSeconds();
    return true;
  }
}
