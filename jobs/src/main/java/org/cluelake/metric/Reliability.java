package org.cluelake.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How honest probabilities are.
 *
 * @param brier mean squared distance of the probability from what happened (Brier 1950)
 * @param bins what was said and what happened, by tenths of the probability; empty ones left out
 */
public record Reliability(double brier, List<Bin> bins) {

  private static final int BINS = 10;

  /**
   * Items whose probability falls into one tenth.
   *
   * @param items how many
   * @param said mean probability
   * @param happened share of positives
   */
  public record Bin(long items, double said, double happened) {}

  /** Keeps the bins as they are. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Measures.
   *
   * @param probabilities 0 to 1
   * @param labels whether the item at the same place is positive
   */
  public static Reliability of(double[] probabilities, boolean[] labels) {
    if (probabilities.length != labels.length || labels.length == 0) {
      throw new IllegalArgumentException("there are as many labels as probabilities, at least one");
    }
    double squares = 0;
    long[] items = new long[BINS];
    long[] positives = new long[BINS];
    double[] sums = new double[BINS];
    for (int i = 0; i < labels.length; i++) {
      double p = probabilities[i];
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("a probability lies between 0 and 1");
      }
      double distance = p - (labels[i] ? 1 : 0);
      squares += distance * distance;
      int bin = Math.min(BINS - 1, (int) (p * BINS));
      items[bin]++;
      positives[bin] += labels[i] ? 1 : 0;
      sums[bin] += p;
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (items[b] > 0) {
        bins.add(new Bin(items[b], sums[b] / items[b], (double) positives[b] / items[b]));
      }
    }
    return new Reliability(squares / labels.length, bins);
  }
}
