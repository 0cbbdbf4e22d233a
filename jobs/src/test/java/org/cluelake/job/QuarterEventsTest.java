package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cluelake.listing.Quarter;
import org.cluelake.report.ListingFacts.Trend;
import org.junit.jupiter.api.Test;

/** Quarters of an area: nothing below the floor, limits without what is not complete. */
class QuarterEventsTest {

  private static final Quarter FIRST = new Quarter(2025, 1);
  private static final int FLOOR = 16;

  private static SortedMap<Quarter, Double> quarters(List<Integer> counts) {
    SortedMap<Quarter, Double> events = new TreeMap<>();
    for (int i = 0; i < counts.size(); i++) {
      Double unused = events.put(FIRST.plus(i), (double) counts.get(i));
    }
    return events;
  }

  @Property
  void anAreaHasAChartOnlyWhereEveryQuarterReachesTheFloor(
      @ForAll @Size(8) List<@IntRange(min = 0, max = 60) Integer> counts) {
    SortedMap<Quarter, Double> events = quarters(counts);

    assertThat(
            QuarterEvents.chart(
                    "960101", "A", events, events, false, FIRST.plus(7).lastDay(), FLOOR)
                .isPresent())
        .isEqualTo(counts.stream().allMatch(n -> n >= FLOOR));
  }

  @Test
  void aQuarterThatIsNotCompleteIsGreyAndMakesNoLimit() {
    SortedMap<Quarter, Double> events = quarters(List.of(20, 22, 20, 22, 20, 22, 20, 17));
    LocalDate until = FIRST.plus(7).lastDay().minusDays(40);

    Trend trend =
        QuarterEvents.chart(null, null, events, events, false, until, FLOOR).orElseThrow();

    assertThat(trend.quarters()).filteredOn(q -> !q.isComplete()).hasSize(1);
    assertThat(trend.mean()).isEqualTo(146.0 / 7, within(1e-9));
    assertThat(trend.quarters().get(5).lastYear()).isEqualTo(22);
    assertThat(trend.quarters().get(3).lastYear()).isNull();
  }

  @Test
  void aGapOrFewerThanFourQuartersGiveNoChart() {
    LocalDate until = FIRST.plus(7).lastDay();
    SortedMap<Quarter, Double> few = quarters(List.of(30, 30, 30));
    SortedMap<Quarter, Double> many = quarters(List.of(30, 31, 30, 31));

    assertThat(QuarterEvents.chart("960101", "A", few, few, false, until, FLOOR)).isEmpty();
    assertThat(QuarterEvents.chart("960101", "A", many, many, true, until, FLOOR)).isEmpty();
    assertThat(QuarterEvents.chart("960101", "A", many, many, false, until, FLOOR)).isPresent();
  }
}
