package org.cluelake.region;

import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The median of a sample and its distribution-free range from order statistics: the r-th smallest
 * and the r-th largest value, r as large as a sign test allows (David and Nagaraja 2003, Order
 * Statistics, 7.1). The range holds the median with at least the level, whatever the distribution.
 */
final class MedianInterval {

  private MedianInterval() {}

  /** The median: the middle value, or the mean of the two in the middle. */
  static double median(SortedMap<Long, Long> sample) {
    long n = size(sample);
    return (at(sample, (n + 1) / 2) + at(sample, n / 2 + 1)) / 2.0;
  }

  /**
   * The range.
   *
   * @param sample how often each value was seen
   * @param level least probability that the range holds the median, such as 0.95
   * @return empty where the sample is too small for that level
   */
  static Optional<Interval> of(SortedMap<Long, Long> sample, double level) {
    long n = size(sample);
    int rank = rank(Math.toIntExact(n), level);
    return rank == 0
        ? Optional.empty()
        : Optional.of(new Interval(at(sample, rank), at(sample, n - rank + 1)));
  }

  /** Largest r for which fewer than r of n fair coins fall heads with at most half the rest. */
  static int rank(int n, double level) {
    if (n == 0) {
      return 0;
    }
    double tail = (1 - level) / 2;
    BinomialDistribution heads = BinomialDistribution.of(n, 0.5);
    int quantile = heads.inverseCumulativeProbability(tail);
    return heads.cumulativeProbability(quantile) <= tail ? quantile + 1 : quantile;
  }

  private static long size(SortedMap<Long, Long> sample) {
    return sample.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The value of that place in order, the first being 1. */
  private static long at(SortedMap<Long, Long> sample, long place) {
    long seen = 0;
    for (var value : sample.entrySet()) {
      seen += value.getValue();
      if (seen >= place) {
        return value.getKey();
      }
    }
    throw new IllegalArgumentException("place %d of %d values".formatted(place, seen));
  }
}
