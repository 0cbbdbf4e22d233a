package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Property(tries = 25)
  void findsTheLawThatMadeTheOutcomes(
      @ForAll @DoubleRange(min = -2, max = 2) double intercept,
      @ForAll @DoubleRange(min = 0.3, max = 2) double slope) {
    SplittableRandom random = new SplittableRandom(4);
    double[] scores = new double[20_000];
    boolean[] labels = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = 6 * random.nextDouble() - 3;
      labels[i] = random.nextDouble() < new Calibration(intercept, slope).probability(scores[i]);
    }
    Calibration found = Calibration.of(scores, labels);
    assertThat(found.intercept()).isCloseTo(intercept, within(0.2));
    assertThat(found.slope()).isCloseTo(slope, within(0.2));
  }

  @Test
  void scoresThatSplitTheClassesStayFinite() {
    double[] scores = {-900, -800, -700, 700, 800, 900};
    boolean[] labels = {false, false, false, true, true, true};
    Calibration found = Calibration.of(scores, labels);
    assertThat(found.probability(900)).isBetween(0.5, 1.0);
    assertThat(found.probability(-900)).isBetween(0.0, 0.5);
    assertThat(found.slope()).isFinite().isPositive();
  }

  @Test
  void theThresholdLiesBetweenTheClasses() {
    double[] p = new double[200];
    boolean[] labels = new boolean[200];
    for (int i = 0; i < 200; i++) {
      labels[i] = i >= 150;
      p[i] = labels[i] ? 0.8 + i / 10_000.0 : i / 1000.0;
    }
    assertThat(Threshold.of(p, labels)).isGreaterThan(0.149).isLessThan(0.85);
  }
}
