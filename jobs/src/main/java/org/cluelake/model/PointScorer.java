package org.cluelake.model;

import java.util.List;
import java.util.Locale;

/** A point sum. The score of a row is the sum of the points whose conditions hold. */
record PointScorer(List<Condition> conditions) implements Scorer {

  /**
   * One line of the sum.
   *
   * @param feature place of the feature
   * @param above whether the value lies above the limit, else at or below it
   * @param limit the limit
   * @param points what it adds
   */
  record Condition(int feature, boolean above, float limit, int points) {

    boolean holds(float value) {
      return above ? value > limit : value <= limit;
    }

    String text(List<String> features) {
      return String.format(
          Locale.ROOT,
          "%2d points: %s %s %.4g",
          points,
          features.get(feature),
          above ? ">" : "<=",
          limit);
    }
  }

  @Override
  public double[] scores(Frame frame, int[] rows) {
    double[] sums = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (Condition condition : conditions) {
        if (condition.holds(frame.value(rows[i], condition.feature))) {
          sums[i] += condition.points;
        }
      }
    }
    return sums;
  }
}
