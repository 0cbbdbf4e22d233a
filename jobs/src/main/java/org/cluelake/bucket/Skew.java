package org.cluelake.bucket;

/**
 * How many threads a bucket's work gets. A number with millions of calls lies in one bucket, and no
 * more buckets would part it; the kernel spreads its rows over threads by all keys of a grouping or
 * join, so a bucket with far more than its share gets as many as it has shares.
 */
public final class Skew {

  /** Up to so many shares a bucket is computed by one thread: others fill the cores meanwhile. */
  private static final int USUAL = 2;

  private Skew() {}

  /**
   * Threads for a work.
   *
   * @param size its size, in any unit
   * @param all size of all works side by side
   * @param works how many these are
   * @param cores cores of the process it runs in
   */
  public static int threads(long size, long all, int works, int cores) {
    double shares = all == 0 ? 1 : (double) size * works / all;
    return shares <= USUAL ? 1 : (int) Math.max(1, Math.min(cores, shares));
  }
}
