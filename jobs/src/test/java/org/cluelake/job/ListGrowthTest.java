package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ListGrowthTest {

  private static final ListGrowth BRAKE = new ListGrowth(500, 3.0);

  @Test
  void aListThatJumpsIsStopped() {
    assertThat(BRAKE.breach(Map.of("A", 300L), Map.of("A", 900L))).isEmpty();
    assertThat(BRAKE.breach(Map.of("A", 300L), Map.of("A", 901L)))
        .hasValueSatisfying(
            told -> assertThat(told).contains("901 rows after 300", "more than 3.0 times"));
  }

  @Test
  void aTierThatJumpsIsStoppedThoughTheListDoesNot() {
    Map<String, Long> before = Map.of("A", 4000L, "B", 200L);
    assertThat(BRAKE.breach(before, Map.of("A", 4000L, "B", 601L)))
        .hasValueSatisfying(told -> assertThat(told).startsWith("tier B: 601 rows after 200"));
    assertThat(BRAKE.breach(before, Map.of("A", 4000L, "B", 600L))).isEmpty();
  }

  @Test
  void whatWasEmptyTheNightBeforeComesFromNowhere() {
    assertThat(BRAKE.breach(Map.of(), Map.of("C", 501L))).isPresent();
    assertThat(BRAKE.breach(Map.of("A", 4000L), Map.of("A", 4000L, "C", 501L))).isPresent();
    assertThat(BRAKE.breach(Map.of(), Map.of("C", 500L))).isEmpty();
  }

  @Property(tries = 100)
  void moreRowsNeverPassWhereFewerAreStopped(
      @ForAll @LongRange(max = 5000) long before,
      @ForAll @LongRange(max = 20000) long now,
      @ForAll @IntRange(max = 5000) int more) {
    Map<String, Long> last = Map.of("B", before);
    if (BRAKE.breach(last, Map.of("B", now)).isPresent()) {
      assertThat(BRAKE.breach(last, Map.of("B", now + more))).isPresent();
    }
  }
}
