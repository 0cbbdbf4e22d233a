package org.cluelake.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A second stage that also sees what the first says of linked items (Sen and others 2008,
 * collective classification).
 *
 * <p>The first stage's scores of training rows are held out by folds of their own, so that the
 * second learns from scores as good as those it will see. No label of a linked item is a feature.
 * Degrees weigh a neighbour down that everybody is linked with.
 *
 * @param first scores items by themselves
 * @param second scores them with their neighbours' scores
 * @param links who is linked
 * @param folds for the held-out scores
 */
record Propagated(Learner first, Trees second, Links links, int folds) implements Learner {

  private static final List<String> NAMES =
      List.of(
          "largest score of payees",
          "mean score of payees",
          "weighted score of payees",
          "largest score of payers",
          "mean score of payers",
          "weighted score of payers",
          "second largest score of linked",
          "own score without links");

  @Override
  public Scorer fit(Frame frame, int[] rows, long seed) {
    double[] held = Fitted.heldOut(frame, rows, first, folds, seed);
    Scorer alone = first.fit(frame, rows, seed);
    double[] known = alone.scores(frame, frame.rows());
    for (int i = 0; i < rows.length; i++) {
      known[rows[i]] = held[i];
    }
    Frame with = with(frame, known);
    TreeScorer linked = second.fit(with, rows, seed);
    return (other, some) ->
        other == frame
            ? linked.scores(with, some)
            : linked.scores(with(other, alone.scores(other, other.rows())), some);
  }

  /** The frame with what its rows' neighbours score. */
  Frame with(Frame frame, double[] scores) {
    double[] p = Arrays.stream(scores).map(s -> 1 / (1 + StrictMath.exp(-s))).toArray();
    int[][] out = links.rows(frame, true);
    int[][] in = links.rows(frame, false);
    int old = frame.width();
    int width = old + NAMES.size();
    float[] values = new float[frame.size() * width];
    for (int row = 0; row < frame.size(); row++) {
      System.arraycopy(frame.values(), row * old, values, row * width, old);
      int at = row * width + old;
      side(values, at, out[row], p, out, in);
      side(values, at + 3, in[row], p, out, in);
      values[at + 6] = second(out[row], in[row], p);
      values[at + 7] = (float) p[row];
    }
    List<String> names = new ArrayList<>(frame.features());
    names.addAll(NAMES);
    return frame.with(names, values);
  }

  private static void side(
      float[] values, int at, int[] near, double[] p, int[][] out, int[][] in) {
    double largest = 0;
    double sum = 0;
    double weighted = 0;
    for (int n : near) {
      largest = Math.max(largest, p[n]);
      sum += p[n];
      weighted += p[n] / Math.max(1, out[n].length + in[n].length);
    }
    values[at] = near.length == 0 ? Float.NaN : (float) largest;
    values[at + 1] = near.length == 0 ? Float.NaN : (float) (sum / near.length);
    values[at + 2] = (float) weighted;
  }

  private static float second(int[] out, int[] in, double[] p) {
    double[] all = new double[out.length + in.length];
    for (int i = 0; i < out.length; i++) {
      all[i] = p[out[i]];
    }
    for (int i = 0; i < in.length; i++) {
      all[out.length + i] = p[in[i]];
    }
    Arrays.sort(all);
    return all.length < 2 ? Float.NaN : (float) all[all.length - 2];
  }
}
