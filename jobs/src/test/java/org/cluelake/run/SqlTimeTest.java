package org.cluelake.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;

/** Beside the calendars of Java and of the kernel: from 1992, when the offset had settled. */
class SqlTimeTest {

  private static final long FROM = 694_224_000_000_000L;
  private static final long TO = 4_102_444_800_000_000L;

  @Property(tries = 100)
  void arithmeticAgreesWithTheCalendar(@ForAll @LongRange(min = FROM, max = TO) long micros) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    ZonedDateTime local = instant.atZone(AsOf.ZONE);
    String at = "make_timestamptz(%d)".formatted(micros);
    String hour = SqlTime.hour(SqlTime.hourNumber(at));
    try (Kernel kernel = Kernel.open(new KernelBounds(128, null), "a clock")) {
      List<Object> row =
          kernel
              .rows(
                  "SELECT epoch_us(%1$s), %2$s, %3$s, %4$s, %1$s = date_trunc('hour', %5$s), %4$s = (%5$s)::DATE"
                      .formatted(
                          hour,
                          SqlTime.minuteNumber(at),
                          SqlTime.hourOfDay(at),
                          SqlTime.date(at),
                          at))
              .get(0);

      Instant start = local.truncatedTo(ChronoUnit.HOURS).toInstant();
      assertThat(row.get(0)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, start));
      assertThat(row.get(1)).isEqualTo(Math.floorDiv(micros, 60_000_000L));
      assertThat(((Number) row.get(2)).intValue()).isEqualTo(local.getHour());
      assertThat(row.get(3)).isEqualTo(LocalDate.from(local));
      assertThat(row.subList(4, 6)).containsExactly(true, true);
    }
  }
}
