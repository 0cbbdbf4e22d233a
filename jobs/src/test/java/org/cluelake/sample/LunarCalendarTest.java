package org.cluelake.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LunarCalendarTest {

  @ParameterizedTest
  @CsvSource({
    "2024-06-10,2024,5,5", "2024-09-17,2024,8,15", "2025-05-31,2025,5,5", "2025-10-06,2025,8,15",
    "2026-02-17,2026,1,1", "2026-03-03,2026,1,15", "2026-06-19,2026,5,5", "2026-09-25,2026,8,15",
    "2027-02-06,2027,1,1", "2027-06-09,2027,5,5", "2027-09-15,2027,8,15", "2028-05-28,2028,5,5",
  })
  void festivalsFallOnTheirPublishedDays(LocalDate day, int year, int month, int dayOfMonth) {
    assertThat(LunarCalendar.of(day))
        .isEqualTo(new LunarCalendar.LunarDay(year, month, dayOfMonth, false));
  }

  @Property
  void oneDayFollowsAnother(@ForAll @IntRange(max = 1820) int offset) {
    LocalDate date = LocalDate.of(2024, 1, 1).plusDays(offset);
    LunarCalendar.LunarDay day = LunarCalendar.of(date);
    LunarCalendar.LunarDay next = LunarCalendar.of(date.plusDays(1));
    boolean sameMonth = next.day() == day.day() + 1 && next.month() == day.month();
    boolean newMonth = next.day() == 1 && day.day() >= 29;
    assertThat(sameMonth || newMonth).isTrue();
    assertThat(Math.abs(LunarCalendar.springFestivalOffset(date))).isLessThan(200);
  }
}
