package org.cluelake.source.layout;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.cluelake.run.AsOf;

/** Times as the feeds of the house write them. */
final class CanonicalTime {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int NANOS_OF_MICRO = 1_000;

  private CanonicalTime() {}

  /**
   * The instant of a local time.
   *
   * @throws RowRefused TIME_NONEXISTENT where the clocks skipped it, TIME_AMBIGUOUS where they
   *     showed it twice
   */
  static String of(LocalDateTime local, ZoneId zone) throws RowRefused {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      throw new RowRefused(offsets.isEmpty() ? "TIME_NONEXISTENT" : "TIME_AMBIGUOUS");
    }
    return of(local.atOffset(offsets.get(0)));
  }

  /**
   * An instant: {@code yyyy-MM-dd HH:mm:ss} of {@link AsOf#ZONE}, or ISO 8601 with its offset where
   * the second is not whole or the clocks there showed it twice.
   */
  static String of(OffsetDateTime time) throws RowRefused {
    OffsetDateTime house = time.atZoneSameInstant(AsOf.ZONE).toOffsetDateTime();
    if (house.getYear() < 1 || house.getYear() > 9999) {
      throw new RowRefused("TIME_RANGE");
    }
    if (house.getNano() % NANOS_OF_MICRO != 0) {
      throw new RowRefused("TIME_PRECISION");
    }
    boolean once = AsOf.ZONE.getRules().getValidOffsets(house.toLocalDateTime()).size() == 1;
    return house.getNano() == 0 && once
        ? LOCAL.format(house)
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(house);
  }
}
