package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notice is counted in working days as the newest delivered calendar says. */
class DeliveredCalendarTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

  @TempDir private Path folder;

  @Test
  void theNewestDeliveryAndItsNewestGenerationCount() {
    deliver(FIRST, 1, true);
    assertThat(calendar().isWorkday(MONDAY)).isTrue();
    deliver(FIRST, 2, false);
    assertThat(calendar().isWorkday(MONDAY)).isFalse();
    deliver(FIRST.plusDays(1), 1, true);
    assertThat(calendar().isWorkday(MONDAY)).isTrue();
    // Days after the first, up to the last: Tuesday to Sunday lie in none of the deliveries.
    assertThat(calendar().between(MONDAY.minusDays(1), MONDAY)).isEqualTo(1);
  }

  @Test
  void aDayThatNoCalendarHoldsIsSaid() {
    assertThatThrownBy(() -> calendar().isWorkday(MONDAY))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("does not hold 2026-03-09");
  }

  private DeliveredCalendar calendar() {
    return new DeliveredCalendar(
        new PublicationChain(
            new Lake(folder.resolve("lake").toString(), new Configuration()), bounds()));
  }

  private KernelBounds bounds() {
    return new KernelBounds(256, folder.resolve("scratch").toString());
  }

  private void deliver(LocalDate night, int gen, boolean isWorkday) {
    Lake lake = new Lake(folder.resolve("lake").toString(), new Configuration());
    try (SmallRead write = new SmallRead(bounds())) {
      boolean isNew =
          lake.append(
              Tables.CALENDAR,
              night,
              gen,
              List.copyOf(
                  write.staged(
                      Tables.CALENDAR,
                      "SELECT DATE '%s' AS day, %s AS is_workday, NULL::VARCHAR AS holiday,"
                              .formatted(MONDAY, isWorkday)
                          + " 2026::INTEGER AS lunar_year, 1::INTEGER AS lunar_month,"
                          + " 21::INTEGER AS lunar_day, false AS is_leap_month,"
                          + " 20::INTEGER AS spring_festival_offset",
                      folder.resolve("lake/_staging/calendar" + night + gen).toString())));
      assertThat(isNew).isTrue();
    }
  }
}
