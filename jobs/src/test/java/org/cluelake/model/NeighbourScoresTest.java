package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighbourScoresTest {

  /** The first pays the second and third, the third pays the first back; the fourth is alone. */
  private static final Links LINKS =
      new Links(
          Map.of("a", Map.of("b", 1, "c", 1), "c", Map.of("a", 1)),
          Map.of("b", Map.of("a", 1), "c", Map.of("a", 1), "a", Map.of("c", 1)));

  private static float value(int row, String feature) {
    Frame frame =
        new Frame(
            List.of("a", "b", "c", "d"),
            new boolean[0],
            new String[0],
            new double[0],
            List.of("x"),
            new float[] {1, 2, 3, 4});
    // Log-odds of 0.2, 0.5, 0.8 and 0.9.
    double[] logOdds = {Math.log(0.25), 0, Math.log(4), Math.log(9)};
    Frame with = NeighbourScores.added(frame, LINKS, logOdds);
    return with.value(row, with.features().indexOf(feature));
  }

  @Test
  void aRowSeesTheScoresOfThoseItIsLinkedWith() {
    assertThat(value(0, "x")).isEqualTo(1);
    assertThat(value(0, "own score without links")).isCloseTo(0.2f, within(1e-6f));
    assertThat(value(0, "largest score of payees")).isCloseTo(0.8f, within(1e-6f));
    assertThat(value(0, "second largest score of payees")).isCloseTo(0.5f, within(1e-6f));
    assertThat(value(0, "mean score of payees")).isCloseTo(0.65f, within(1e-6f));
    assertThat(value(0, "largest score of payers")).isCloseTo(0.8f, within(1e-6f));
    assertThat(value(0, "second largest score of payers")).isNaN();
  }

  /** Whoever pays and is paid is one neighbour, and what comes back from oneself is left out. */
  @Test
  void aPairThatDealsBothWaysIsOneLink() {
    assertThat(value(0, "second largest score of linked")).isCloseTo(0.5f, within(1e-6f));
    assertThat(value(0, "third largest score of linked")).isNaN();
    assertThat(value(0, "score two links away")).isCloseTo(0, within(1e-6f));
    assertThat(value(1, "weighted score of payers")).isCloseTo(0.1f, within(1e-6f));
    assertThat(value(1, "score two links away")).isCloseTo(0.4f, within(1e-6f));
  }

  @Test
  void aRowWithoutLinksHasNoneOfTheirScores() {
    assertThat(value(3, "largest score of payees")).isNaN();
    assertThat(value(3, "weighted score of payers")).isZero();
    assertThat(value(3, "own score without links")).isCloseTo(0.9f, within(1e-6f));
  }
}
