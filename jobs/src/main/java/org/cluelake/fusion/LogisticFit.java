package org.cluelake.fusion;

import java.util.Arrays;

/**
 * Logistic regression with a squared penalty and weights of zero or more (Le Cessie and van
 * Houwelingen 1992, with bounds), by Newton steps on one coordinate after the other: the loss falls
 * with every step and is convex, so start and order do not matter for where it ends.
 */
final class LogisticFit {

  private static final int SWEEPS = 5000;
  private static final double ENOUGH = 1e-6;
  private static final double CURVED = 1e-12;
  private static final int HALVINGS = 40;

  private final int[][] rows;
  private final double[][] values;
  private final double[] counts;
  private final boolean[] labels;
  private final double ridge;
  private final double[] odds;

  /**
   * A problem. Column 0 is the base: it is not penalised and may be below zero.
   *
   * @param rows by column, the rows where it is not zero
   * @param values by column, its values there
   * @param counts how many subjects each row stands for
   * @param labels by row
   * @param ridge half the penalty on a squared weight of 1 is half of this
   */
  LogisticFit(int[][] rows, double[][] values, double[] counts, boolean[] labels, double ridge) {
    this.rows = rows;
    this.values = values;
    this.counts = counts;
    this.labels = labels;
    this.ridge = ridge;
    this.odds = new double[labels.length];
  }

  /** The weights of least loss, from a first guess. */
  double[] weights(double[] start) {
    double[] weights = start.clone();
    Arrays.fill(odds, 0);
    for (int c = 0; c < rows.length; c++) {
      move(c, weights[c]);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double largest = 0;
      for (int c = 0; c < rows.length; c++) {
        double step = step(c, weights[c]);
        weights[c] += step;
        largest = Math.max(largest, Math.abs(step));
      }
      if (largest < ENOUGH) {
        break;
      }
    }
    return weights;
  }

  /** Moves one weight to where the loss is less; answers by how much. */
  private double step(int c, double weight) {
    double penalty = c == 0 ? 0 : ridge;
    double slope = penalty * weight;
    double curve = penalty + CURVED;
    for (int i = 0; i < rows[c].length; i++) {
      int r = rows[c][i];
      double p = 1 / (1 + StrictMath.exp(-odds[r]));
      slope += counts[r] * values[c][i] * (p - (labels[r] ? 1 : 0));
      curve += counts[r] * values[c][i] * values[c][i] * p * (1 - p);
    }
    double target = weight - slope / curve;
    double step = (c == 0 ? target : Math.max(0, target)) - weight;
    double before = loss(c, 0) + penalty * weight * weight / 2;
    for (int half = 0; half < HALVINGS && step != 0; half++) {
      double moved = weight + step;
      if (loss(c, step) + penalty * moved * moved / 2 <= before) {
        move(c, step);
        return step;
      }
      step /= 2;
    }
    return 0;
  }

  private void move(int c, double by) {
    for (int i = 0; i < rows[c].length; i++) {
      odds[rows[c][i]] += by * values[c][i];
    }
  }

  /** Loss of the rows of a column after a move of its weight. */
  private double loss(int c, double by) {
    double loss = 0;
    for (int i = 0; i < rows[c].length; i++) {
      int r = rows[c][i];
      double z = odds[r] + by * values[c][i];
      double signed = labels[r] ? -z : z;
      loss +=
          counts[r] * (Math.max(signed, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(signed))));
    }
    return loss;
  }
}
