package org.cluelake.region;

import java.math.BigDecimal;

/**
 * What a region adds up to.
 *
 * @param observed events of the window
 * @param before events of the window before
 * @param exposure what they are compared with
 * @param standard the same with each sex and age at its risk in the reference year
 * @param lastDay day of the epoch of the newest event of the window; {@link Integer#MIN_VALUE} for
 *     none
 * @param loss losses in yuan
 * @param lossCapped losses with each case cut off
 */
record Count(
    long observed,
    long before,
    long exposure,
    BigDecimal standard,
    int lastDay,
    BigDecimal loss,
    BigDecimal lossCapped) {

  static final Count NONE =
      new Count(0, 0, 0, BigDecimal.ZERO, Integer.MIN_VALUE, BigDecimal.ZERO, BigDecimal.ZERO);

  Count plus(Count other) {
    return new Count(
        observed + other.observed,
        before + other.before,
        exposure + other.exposure,
        standard.add(other.standard),
        Math.max(lastDay, other.lastDay),
        loss.add(other.loss),
        lossCapped.add(other.lossCapped));
  }
}
