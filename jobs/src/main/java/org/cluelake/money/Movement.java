package org.cluelake.money;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * One settled movement, as the account sees it whose leg it is.
 *
 * @param transfer id of the movement, the same on both legs
 * @param account whose leg it is
 * @param counterparty the account at the other end; null for cash
 * @param isIn whether the money arrives
 * @param channel how it was ordered
 * @param balanceAfter what the account held afterwards; null where the bank did not say
 */
record Movement(
    String transfer,
    long account,
    Long counterparty,
    Instant at,
    boolean isIn,
    BigDecimal amount,
    String channel,
    BigDecimal balanceAfter) {

  /** In the order of time; of one transfer the payer's leg comes before the payee's. */
  static final Comparator<Movement> IN_TIME =
      Comparator.comparing(Movement::at)
          .thenComparing(Movement::transfer)
          .thenComparing(Movement::isIn)
          .thenComparing(Movement::account);

  /** Over the counter of an exchange, where money leaves the accounts of banks. */
  boolean isExchanged() {
    return "otc".equals(channel);
  }

  /** What the account held before it, where that is known. */
  BigDecimal balanceBefore() {
    if (balanceAfter == null) {
      return BigDecimal.ZERO;
    }
    return (isIn ? balanceAfter.subtract(amount) : balanceAfter.add(amount)).max(BigDecimal.ZERO);
  }
}
