package org.cluelake.feature;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sizes of payments in fixed bins of doubling width, so that any window's histogram is the sum of
 * its days': bin b holds amounts from 2^b up to 2^(b+1) yuan, the ends collect the rest.
 */
final class SizeHistogram {

  /** Number of bins; the last one starts at 8,388,608 yuan. */
  static final int BINS = 24;

  private SizeHistogram() {}

  /** The bin of an amount: the position of the highest bit of its whole yuan. */
  static String bin(String amount) {
    return "least(%d, floor(log2(greatest(1, floor(%s)))))::INTEGER".formatted(BINS - 1, amount);
  }

  /** An array of the number of rows in each bin, of rows that meet the condition. */
  static String counts(String bin, String condition) {
    return IntStream.range(0, BINS)
        .mapToObj(b -> "count(*) FILTER (WHERE %s = %d AND %s)".formatted(bin, b, condition))
        .collect(Collectors.joining(", ", "[", "]::BIGINT[]"));
  }

  /** The upper edge of a bin in yuan. */
  static String upperEdge(String bin) {
    return "(1::BIGINT << (%s + 1)::INTEGER)::DECIMAL(18,2)".formatted(bin);
  }
}
