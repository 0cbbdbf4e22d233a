package org.cluelake.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  /** Wilson's upper end of 12 of 19 is 0.81, of 16 of 19 it is 0.95. */
  @ParameterizedTest
  @CsvSource({
    "18, 20, MET",
    "17, 20, NOT_MET",
    "19, 19, TOO_FEW",
    "16, 19, TOO_FEW",
    "12, 19, NOT_MET",
    "0, 2, NOT_MET",
    "0, 1, TOO_FEW",
    "0, 0, TOO_FEW"
  })
  void nineOfTen(long right, long flagged, Verdict verdict) {
    assertThat(Verdict.atLeast(0.9, right, flagged)).isEqualTo(verdict);
  }

  /** Wilson's lower end of 1 of 100 is 0.0018, of 1 of 400 it is 0.0004. */
  @ParameterizedTest
  @CsvSource({
    "1, 1000, MET",
    "2, 1999, NOT_MET",
    "2, 2000, MET",
    "0, 999, TOO_FEW",
    "1, 400, TOO_FEW",
    "1, 100, NOT_MET",
    "0, 0, TOO_FEW"
  })
  void oneInAThousand(long flagged, long all, Verdict verdict) {
    assertThat(Verdict.atMost(0.001, flagged, all)).isEqualTo(verdict);
  }
}
