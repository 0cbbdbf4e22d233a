package org.cluelake.model;

import java.util.Arrays;
import java.util.List;

/**
 * A table of labelled items in memory.
 *
 * @param ids name of each row, as the source writes it
 * @param labels whether a row is positive; empty where rows are only to be scored
 * @param groups group of each row, whose rows are never split over folds; empty without groups
 * @param times a number that orders rows in time, larger is later; empty without time
 * @param features name of each feature column
 * @param values the features row by row; a missing value is NaN
 */
public record Frame(
    List<String> ids,
    boolean[] labels,
    String[] groups,
    double[] times,
    List<String> features,
    float[] values) {

  /** Checks that all parts have the same number of rows. */
  public Frame {
    int rows = ids.size();
    if (values.length != rows * features.size()
        || labels.length > 0 && labels.length != rows
        || groups.length > 0 && groups.length != rows
        || times.length > 0 && times.length != rows) {
      throw new IllegalArgumentException("every part of a frame has the same number of rows");
    }
    ids = List.copyOf(ids);
    features = List.copyOf(features);
  }

  /** Number of rows. */
  public int size() {
    return ids.size();
  }

  /** Number of features. */
  public int width() {
    return features.size();
  }

  /** One value. */
  float value(int row, int feature) {
    return values[row * width() + feature];
  }

  /** The values of some rows, row by row. */
  float[] values(int[] rows) {
    float[] chosen = new float[rows.length * width()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * width(), chosen, i * width(), width());
    }
    return chosen;
  }

  /** The labels of some rows. */
  boolean[] labels(int[] rows) {
    boolean[] chosen = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = labels[rows[i]];
    }
    return chosen;
  }

  /** Share of positives among all rows. */
  double prevalence() {
    int positives = 0;
    for (boolean label : labels) {
      positives += label ? 1 : 0;
    }
    return (double) positives / labels.length;
  }

  /** Number of every row. */
  int[] rows() {
    int[] all = new int[size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** The same rows with other features. */
  Frame with(List<String> names, float[] matrix) {
    return new Frame(ids, labels, groups, times, names, matrix);
  }
}
