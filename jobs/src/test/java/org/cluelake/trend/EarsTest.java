package org.cluelake.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The three alarms against printed limits and against their definition. */
class EarsTest {

  /** S. Newport in Germany, weeks 1 to 4 of 2011 and the seven before: R package surveillance. */
  private static final double[] NEWPORT = {1, 1, 1, 3, 3, 1, 2, 1, 0, 3, 3};

  @Test
  void printedLimits() {
    Ears ears = new Ears(0);
    double[] printed = {3.278854, 3.278854, 3.436517, 3.855617};
    for (int week = 0; week < printed.length; week++) {
      assertThat(ears.limit1(NEWPORT, 7 + week, 0.05)).isCloseTo(printed[week], within(1e-6));
    }
  }

  @Test
  void aGuardLeavesOutTheTwoPeriodsBefore() {
    Ears ears = new Ears(0);
    double[] outbreak = {2, 1, 3, 2, 1, 3, 2, 40, 45, 3};
    assertThat(ears.limit2(outbreak, 9, 0.001))
        .isCloseTo(ears.limit1(outbreak, 7, 0.001), within(1e-12));
    assertThat(ears.limit1(outbreak, 9, 0.001)).isGreaterThan(45);
  }

  /** Deviations of 3, 2 and 0.5 beyond the baseline of mean 2 and deviation 1. */
  @Test
  void theSumCountsOnlyWhatExceedsOne() {
    double[] counts = {1, 1, 2, 2, 2, 3, 3, 2, 2, 5, 4, 2.5};
    Ears ears = new Ears(1);
    // Baselines of the last three periods: those of index 0-6, 1-7 and 2-8, none of them spread by
    // more than the least deviation; means 2, 15/7 and 16/7.
    double expected = (5 - 2 - 1) + Math.max(0, 4 - 15.0 / 7 - 1) + 0;
    assertThat(ears.sum3(counts, 11)).isCloseTo(expected, within(1e-12));
    assertThat(Ears.limit3(0.025)).isCloseTo(1.959964, within(1e-6));
  }

  @Test
  void youngSeriesHaveNoLimit() {
    Ears ears = new Ears(0.5);
    assertThat(ears.limit1(NEWPORT, 6, 0.05)).isNaN();
    assertThat(ears.limit2(NEWPORT, 8, 0.05)).isNaN();
    assertThat(ears.sum3(NEWPORT, 10)).isNaN();
  }

  @Property(tries = 100)
  void moreOfEverythingMovesTheLimitByAsMuch(
      @ForAll @Size(8) int[] raw, @ForAll @IntRange(min = 1, max = 50) int more) {
    double[] counts = new double[8];
    double[] lifted = new double[8];
    for (int i = 0; i < 8; i++) {
      counts[i] = Math.floorMod(raw[i], 100);
      lifted[i] = counts[i] + more;
    }
    Ears ears = new Ears(0.5);
    assertThat(ears.limit1(lifted, 7, 0.01))
        .isCloseTo(ears.limit1(counts, 7, 0.01) + more, within(1e-9));
  }

  @Test
  void zerosAreNoCertainty() {
    double[] zeros = new double[8];
    assertThat(new Ears(0.5).limit1(zeros, 7, 0.001)).isCloseTo(0.5 * 3.090232, within(1e-6));
  }
}
