package org.cluelake.run;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * An order-free hash of rows: how many, the exclusive or and the sum of each row's hash. It does
 * not depend on how rows are spread over files.
 *
 * @param rows number of rows
 * @param xor exclusive or of the rows' 64-bit hashes
 * @param sum their sum modulo 2^64
 */
public record ContentHash(long rows, long xor, long sum) implements Serializable {

  /** The hash of no rows. */
  public static final ContentHash EMPTY = new ContentHash(0, 0, 0);

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  /** The hash of these rows and those together. */
  public ContentHash plus(ContentHash other) {
    return new ContentHash(rows + other.rows, xor ^ other.xor, sum + other.sum);
  }

  /** The hash of a {@link #text}. */
  public static ContentHash of(String text) {
    return new ContentHash(
        Long.parseUnsignedLong(text, 0, 16, 16),
        Long.parseUnsignedLong(text, 16, 32, 16),
        Long.parseUnsignedLong(text, 32, 48, 16));
  }

  /** The low 64 bits of a sum an engine gives as a wide integer. */
  public static long low64(BigInteger sum) {
    return sum.mod(TWO_TO_64).longValue();
  }

  /** Forty-eight hexadecimal digits: rows, exclusive or, sum. */
  public String text() {
    return String.format("%016x%016x%016x", rows, xor, sum);
  }
}
