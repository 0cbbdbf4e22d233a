package org.cluelake.money;

import java.math.BigDecimal;
import java.time.Instant;

/** What is told of one account that the victim's money reached. */
final class AccountTrace {

  final long account;
  final Stop stop;
  int layer = Integer.MAX_VALUE;
  int arrivals;
  Instant firstAt;
  Instant lastAt;
  BigDecimal arrived = BigDecimal.ZERO;
  BigDecimal passedOn = BigDecimal.ZERO;
  BigDecimal cashedOut = BigDecimal.ZERO;
  BigDecimal notFollowed = BigDecimal.ZERO;
  BigDecimal held = BigDecimal.ZERO;

  /** What the bank last said the account holds; null where it never said. */
  BigDecimal balance;

  AccountTrace(long account, Stop stop) {
    this.account = account;
    this.stop = stop;
  }

  void arrive(BigDecimal amount, int inLayer, Instant at) {
    arrived = arrived.add(amount);
    layer = Math.min(layer, inLayer);
    arrivals++;
    firstAt = firstAt == null || at.isBefore(firstAt) ? at : firstAt;
    lastAt = lastAt == null || at.isAfter(lastAt) ? at : lastAt;
  }

  /** What can still be stopped: never more than the bank says is there. */
  BigDecimal stillThere() {
    return balance == null ? held : held.min(balance.max(BigDecimal.ZERO));
  }
}
