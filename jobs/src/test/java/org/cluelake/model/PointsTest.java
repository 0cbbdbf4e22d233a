package org.cluelake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PointsTest {

  private final Frame frame = Piles.frame(400, 2);

  @Test
  void pointsAreFewAndOnWhatTells() {
    PointScorer points = new Points(4).fit(frame, frame.rows(), 1);
    assertThat(points.conditions()).hasSizeBetween(1, 4);
    assertThat(points.conditions())
        .allSatisfy(c -> assertThat(c.points()).isBetween(1, 20))
        .anySatisfy(
            c -> {
              assertThat(c.points()).isEqualTo(20);
              assertThat(c.text(frame.features())).contains("telling >");
            });
  }

  @Test
  void aMissingValueMeetsNoCondition() {
    PointScorer points = new Points(6).fit(frame, frame.rows(), 1);
    Frame empty =
        new Frame(
            List.of("x"),
            new boolean[0],
            new String[0],
            new double[0],
            frame.features(),
            new float[] {Float.NaN, Float.NaN, Float.NaN});
    assertThat(points.scores(empty, new int[] {0})).containsExactly(0);
  }
}
