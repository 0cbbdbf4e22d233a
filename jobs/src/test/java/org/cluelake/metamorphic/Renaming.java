package org.cluelake.metamorphic;

import java.math.BigInteger;
import java.util.Random;

/** Other tokens for the same subjects, one for one: in the kernel and in Java alike. */
record Renaming(BigInteger factor, BigInteger addend) {

  /** A prime over every planted token, below which all renamed ones lie. */
  private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

  /** In no order. */
  static Renaming drawn(long seed) {
    Random random = new Random(seed);
    return new Renaming(new BigInteger(60, random).setBit(59), new BigInteger(60, random));
  }

  /** In the same order. */
  static Renaming by(long addend) {
    return new Renaming(BigInteger.ONE, BigInteger.valueOf(addend));
  }

  /** The new token as an SQL expression. */
  String sql(String token) {
    return factor.equals(BigInteger.ONE)
        ? "%s + %s".formatted(token, addend)
        : "(((%s)::HUGEINT * %s::HUGEINT + %s) %% %s)::BIGINT"
            .formatted(token, factor, addend, PRIME);
  }

  /** The new token. */
  long of(long token) {
    BigInteger made = BigInteger.valueOf(token).multiply(factor).add(addend);
    return (factor.equals(BigInteger.ONE) ? made : made.mod(PRIME)).longValueExact();
  }
}
