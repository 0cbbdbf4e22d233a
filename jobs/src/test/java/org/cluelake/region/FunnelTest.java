package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits by FunnelPlotR, places by the funnel of PHEindicatormethods. */
class FunnelTest {

  private static final Funnel CHANCE = new Funnel(0);

  @ParameterizedTest
  @CsvSource({
    "15, .5596924, 1.649348, .3862650, 2.082907",
    "20, .6108260, 1.544419, .4479107, 1.902094",
    "30, .6746958, 1.427562, .5289724, 1.702771"
  })
  void limits(double expected, double low, double high, double lowest, double highest) {
    Interval warn = CHANCE.limits(expected, Funnel.WARN);
    Interval alarm = CHANCE.limits(expected, Funnel.ALARM);
    assertThat(warn.low()).isCloseTo(low, within(1e-6));
    assertThat(warn.high()).isCloseTo(high, within(1e-6));
    assertThat(alarm.low()).isCloseTo(lowest, within(1e-6));
    assertThat(alarm.high()).isCloseTo(highest, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 6.239860, inside",
    "151, 106.442972, high 0.001",
    "159, 232.932904, low 0.001",
    "191, 184.096386, inside",
    "124, 183.894409, low 0.001",
    "127, 105, high 0.025",
    "83, 105, low 0.025"
  })
  void places(long observed, double expected, String place) {
    assertThat(CHANCE.place(observed, expected)).isEqualTo(place);
  }

  @Test
  void areasThatDifferMoreThanByChanceWidenTheFunnel() {
    Funnel wide = Funnel.of(Scotland.OBSERVED, Scotland.EXPECTED);
    assertThat(wide.between()).isPositive();
    assertThat(wide.limits(20, Funnel.WARN).high())
        .isGreaterThan(CHANCE.limits(20, Funnel.WARN).high());
    assertThat(CHANCE.place(9, 1.4)).isEqualTo("high 0.001");
    assertThat(wide.place(9, 1.4)).isNotEqualTo("high 0.001");
  }

  @Test
  void areasThatDoNotDifferLeaveItAsItIs() {
    double[] expected = new double[40];
    Arrays.setAll(expected, i -> 10.0 + i);
    assertThat(Funnel.of(expected.clone(), expected).between()).isZero();
  }
}
