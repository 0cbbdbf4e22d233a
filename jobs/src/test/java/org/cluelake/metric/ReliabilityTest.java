package org.cluelake.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityTest {

  @Test
  void countsWhatWasSaidAndWhatHappened() {
    Reliability of =
        Reliability.of(
            new double[] {0.12, 0.18, 0.9, 1.0}, new boolean[] {false, true, true, true});
    assertThat(of.brier()).isCloseTo((0.12 * 0.12 + 0.82 * 0.82 + 0.1 * 0.1) / 4, within(1e-12));
    assertThat(of.bins()).hasSize(2);
    assertThat(of.bins().get(0)).isEqualTo(new Reliability.Bin(2, 0.15, 0.5));
    assertThat(of.bins().get(1)).isEqualTo(new Reliability.Bin(2, 0.95, 1));
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Reliability.of(new double[] {p}, new boolean[] {true}));
    }
  }

  @Test
  void amongRarePositivesTheTopHoldsMoreNegatives() {
    double[] scores = {4, 3, 2, 1};
    boolean[] labels = {true, false, true, false};
    RankingMetrics metrics = RankingMetrics.of(scores, labels);
    // At one positive in eleven a negative counts tenfold: after the first positive, only
    // negatives.
    assertThat(metrics.precisionAtTop(2, 1 / 11.0)).isCloseTo(0.5, within(1e-12));
    assertThat(metrics.precisionAtTop(2, 0.5)).isEqualTo(metrics.precisionAtTop(2));
  }
}
