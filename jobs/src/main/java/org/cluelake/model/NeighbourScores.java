package org.cluelake.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Features made of the scores of linked items. Scores count as probabilities; where one is divided
 * by its item's number of links, an item that everybody is linked with weighs little.
 */
final class NeighbourScores {

  private static final List<String> NAMES =
      List.of(
          "largest score of payees",
          "second largest score of payees",
          "mean score of payees",
          "weighted score of payees",
          "largest score of payers",
          "second largest score of payers",
          "mean score of payers",
          "weighted score of payers",
          "second largest score of linked",
          "third largest score of linked",
          "fourth largest score of linked",
          "largest weighted score of linked",
          "second largest weighted score of linked",
          "score two links away",
          "own score without links");

  private final int[][] out;
  private final int[][] in;
  private final int[][] linked;
  private final double[] scores;
  private final double[] weighted;

  private NeighbourScores(Frame frame, Links links, double[] logOdds) {
    out = links.rows(frame, true);
    in = links.rows(frame, false);
    linked = new int[out.length][];
    Arrays.setAll(
        linked,
        row ->
            IntStream.concat(Arrays.stream(out[row]), Arrays.stream(in[row])).distinct().toArray());
    scores = Arrays.stream(logOdds).map(s -> 1 / (1 + StrictMath.exp(-s))).toArray();
    weighted = new double[scores.length];
    Arrays.setAll(weighted, row -> scores[row] / Math.max(1, linked[row].length));
  }

  /**
   * The frame with what its rows' neighbours score.
   *
   * @param logOdds a score of each row
   */
  static Frame added(Frame frame, Links links, double[] logOdds) {
    return new NeighbourScores(frame, links, logOdds).added(frame);
  }

  private Frame added(Frame frame) {
    int old = frame.width();
    int width = old + NAMES.size();
    double[] around = new double[frame.size()];
    Arrays.setAll(around, row -> sum(linked[row], weighted));
    float[] values = new float[frame.size() * width];
    for (int row = 0; row < frame.size(); row++) {
      System.arraycopy(frame.values(), row * old, values, row * width, old);
      int at = row * width + old;
      at = side(values, at, out[row]);
      at = side(values, at, in[row]);
      double[] all = sorted(linked[row], scores);
      values[at] = (float) largest(all, 2);
      values[at + 1] = (float) largest(all, 3);
      values[at + 2] = (float) largest(all, 4);
      double[] shares = sorted(linked[row], weighted);
      values[at + 3] = (float) largest(shares, 1);
      values[at + 4] = (float) largest(shares, 2);
      values[at + 5] = (float) twoAway(row, around);
      values[at + 6] = (float) scores[row];
    }
    List<String> names = new ArrayList<>(frame.features());
    names.addAll(NAMES);
    return frame.with(names, values);
  }

  private int side(float[] values, int at, int[] near) {
    double[] all = sorted(near, scores);
    values[at] = (float) largest(all, 1);
    values[at + 1] = (float) largest(all, 2);
    values[at + 2] = near.length == 0 ? Float.NaN : (float) (sum(near, scores) / near.length);
    values[at + 3] = (float) sum(near, weighted);
    return at + 4;
  }

  /** What the neighbours' neighbours score, without what comes back from the row itself. */
  private double twoAway(int row, double[] around) {
    double sum = 0;
    for (int near : linked[row]) {
      sum += (around[near] - weighted[row]) / linked[near].length;
    }
    return sum;
  }

  private static double sum(int[] rows, double[] of) {
    double sum = 0;
    for (int row : rows) {
      sum += of[row];
    }
    return sum;
  }

  private static double[] sorted(int[] rows, double[] of) {
    double[] sorted = Arrays.stream(rows).mapToDouble(row -> of[row]).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The nth largest, missing where there are fewer. */
  private static double largest(double[] sorted, int nth) {
    return sorted.length < nth ? Double.NaN : sorted[sorted.length - nth];
  }
}
