package org.cluelake.source;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact sum of cents of any size. */
final class ExactSum {

  private BigInteger whole = BigInteger.ZERO;
  private long part;

  void add(long cents) {
    long next = part + cents;
    if (((part ^ next) & (cents ^ next)) < 0) {
      whole = whole.add(BigInteger.valueOf(part));
      part = cents;
    } else {
      part = next;
    }
  }

  BigDecimal value() {
    return new BigDecimal(whole.add(BigInteger.valueOf(part)), 2);
  }
}
