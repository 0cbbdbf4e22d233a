package org.cluelake.identity;

/**
 * Tokens of values met lately. A number stands in several columns of a row and in many rows, and a
 * look here costs a tenth of the cipher. One place a value: what comes later takes it.
 */
final class KnownTokens {

  private static final int BITS = 15;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** What {@link #of} answers for a value not met. */
  static final long UNKNOWN = -1;

  /** Values plus one, so that an empty place holds none. */
  private final long[] values = new long[1 << BITS];

  private final long[] tokens = new long[1 << BITS];

  long of(long value) {
    int place = place(value);
    return values[place] == value + 1 ? tokens[place] : UNKNOWN;
  }

  void put(long value, long token) {
    int place = place(value);
    values[place] = value + 1;
    tokens[place] = token;
  }

  private static int place(long value) {
    return (int) ((value * GOLDEN) >>> (Long.SIZE - BITS));
  }
}
