package org.cluelake.region;

import java.util.Arrays;

/**
 * How many of independent events happen: the Poisson binomial distribution.
 *
 * <p>Of thousands of events the number lies surely within a few hundred; only these are kept, so a
 * distribution takes the time of its width and not of the number of events.
 */
final class EventCount {

  /** Ends with less probability than this are cut off: far below what a double can add to one. */
  private static final double NOTHING = 1e-20;

  /** By number of events; nothing outside of {@code low} to {@code high}. */
  private final double[] probabilities;

  private int low;
  private int high;

  private EventCount(int events) {
    this.probabilities = new double[events + 1];
    this.probabilities[0] = 1;
  }

  /** Of events with these probabilities. */
  static EventCount of(double[] events) {
    EventCount count = new EventCount(events.length);
    int certain = 0;
    for (double p : events) {
      if (p == 1) {
        certain++;
      } else if (p > 0) {
        count.add(p);
      }
    }
    count.shift(certain);
    return count;
  }

  private void add(double p) {
    high++;
    for (int k = high; k > low; k--) {
      probabilities[k] = probabilities[k] * (1 - p) + probabilities[k - 1] * p;
    }
    probabilities[low] *= 1 - p;
    while (low < high && probabilities[low] < NOTHING) {
      probabilities[low++] = 0;
    }
    while (high > low && probabilities[high] < NOTHING) {
      probabilities[high--] = 0;
    }
  }

  private void shift(int by) {
    if (by > 0) {
      System.arraycopy(probabilities, low, probabilities, low + by, high - low + 1);
      Arrays.fill(probabilities, low, Math.min(low + by, high + 1), 0);
      low += by;
      high += by;
    }
  }

  double probability(int events) {
    return probabilities[events];
  }

  /**
   * Adds the distribution without one of the events to another, weighted: taken out from the end
   * where errors shrink.
   *
   * @param p probability of that event
   * @param sums by number of the other events
   */
  void addWithout(double p, double weight, double[] sums) {
    double last = 0;
    if (p <= 0.5) {
      int end = Math.min(high, sums.length - 1);
      for (int k = low; k <= end; k++) {
        last = (probabilities[k] - p * last) / (1 - p);
        sums[k] += weight * last;
      }
    } else {
      for (int k = high; k > Math.max(low - 1, 0); k--) {
        last = (probabilities[k] - (1 - p) * last) / p;
        sums[k - 1] += weight * last;
      }
    }
  }
}
