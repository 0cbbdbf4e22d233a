package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed forms against the figures printed by the packages and papers they come from. */
class IntervalTest {

  private static final Offset<Double> CLOSE = within(1e-6);

  /** PHEindicatormethods, its Byars workbook. */
  @ParameterizedTest
  @CsvSource({
    "65, 0.95, 50.163187710459, 82.849138545940",
    "1045, 0.95, 982.593201807332, 1110.331212985650",
    "1, 0.95, 0.013072132902, 5.563755582475",
    "65, 0.998, 42.880261471480, 94.000290844318",
    "10, 0.998, 2.916318374696, 24.193724927881"
  })
  void byar(long count, double level, double low, double high) {
    Interval found = PoissonInterval.byar(count, level);
    assertThat(found.low()).isCloseTo(low, CLOSE);
    assertThat(found.high()).isCloseTo(high, CLOSE);
  }

  @Test
  void byarHasNoLowEndWhereItWouldBeNegative() {
    assertThat(PoissonInterval.byar(1, 0.998).low()).isNaN();
    assertThat(PoissonInterval.byar(1, 0.998).high()).isCloseTo(9.362180217908, CLOSE);
  }

  /**
   * PHEindicatormethods, its Rate workbook; the figures of a count of 0 follow from the formula.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 0.95, 1.623486390118, 11.668332079323",
    "5, 0.998, 0.739371731918, 16.454745203680",
    "0, 0.95, 0, 3.688879",
    "0, 0.998, 0, 6.907755"
  })
  void exact(long count, double level, double low, double high) {
    Interval found = PoissonInterval.exact(count, level);
    assertThat(found.low()).isCloseTo(low, CLOSE);
    assertThat(found.high()).isCloseTo(high, CLOSE);
  }

  @Test
  void theRuleIsExactBelowTenOnly() {
    assertThat(PoissonInterval.of(9, 0.95)).isEqualTo(PoissonInterval.exact(9, 0.95));
    assertThat(PoissonInterval.of(10, 0.95)).isEqualTo(PoissonInterval.byar(10, 0.95));
  }

  @Property(tries = 200)
  void aWiderLevelGivesAWiderRangeAroundTheCount(@ForAll @IntRange(max = 5000) int count) {
    Interval narrow = PoissonInterval.of(count, 0.95);
    Interval wide = PoissonInterval.of(count, 0.998);
    assertThat(wide.low()).isLessThanOrEqualTo(narrow.low());
    assertThat(narrow.low()).isLessThanOrEqualTo(count);
    assertThat(narrow.high()).isGreaterThan(count).isLessThan(wide.high());
  }

  /** R package rateratio.test; the last two from the definition. */
  @Test
  void rateRatio() {
    RateRatio printed = RateRatio.of(2, 17877, 9, 16660, 0.95);
    assertThat(printed.ratio()).isCloseTo(0.2070941557, CLOSE);
    assertThat(printed.interval().low()).isCloseTo(0.02177406, CLOSE);
    assertThat(printed.interval().high()).isCloseTo(1.00054910, CLOSE);
    assertThat(printed.p()).isCloseTo(0.05011, within(1e-5));
    RateRatio other = RateRatio.of(11, 800, 21, 3011, 0.95);
    assertThat(other.ratio()).isCloseTo(1.971488, CLOSE);
    assertThat(other.interval().low()).isCloseTo(0.858426, CLOSE);
    assertThat(other.interval().high()).isCloseTo(4.277266, CLOSE);
    assertThat(RateRatio.of(0, 1, 5, 1, 0.95).interval().low()).isZero();
    assertThat(RateRatio.of(5, 1, 0, 1, 0.95).interval().high()).isInfinite();
  }
}
