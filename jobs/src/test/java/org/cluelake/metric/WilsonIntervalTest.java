package org.cluelake.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

  /** PHEindicatormethods; the last two from the definition, with z = 1.959964. */
  @ParameterizedTest
  @CsvSource({
    "65, 100, 0.552544432969, 0.736357517569",
    "1045, 5000, 0.197955498800, 0.220491303732",
    "0, 10, 0, 0.277532799",
    "10, 10, 0.722467201, 1"
  })
  void printedFigures(long count, long base, double low, double high) {
    WilsonInterval found = WilsonInterval.of(count, base, 0.95);
    assertThat(found.low()).isCloseTo(low, within(1e-6));
    assertThat(found.high()).isCloseTo(high, within(1e-6));
  }

  @Test
  void ofNothingThereIsNone() {
    assertThatThrownBy(() -> WilsonInterval.of(0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
