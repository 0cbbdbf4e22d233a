package org.cluelake.sample;

import java.util.HashMap;
import java.util.Map;

/**
 * From which day lines and accounts are no longer in their people's own hands: sold to a gang, or
 * given up. The same number in the next holder's hands is another line.
 */
final class Sold {

  private final Map<Line, Integer> lines = new HashMap<>();
  private final Map<Integer, Integer> accounts = new HashMap<>();

  /** Whether it was still free to sell. */
  boolean sell(Line line, int day) {
    return lines.putIfAbsent(line, day) == null;
  }

  /** Whether it was still free to sell. */
  boolean sell(Account account, int day) {
    return accounts.putIfAbsent(account.index(), day) == null;
  }

  boolean isSold(Line line, int day) {
    return lines.getOrDefault(line, Integer.MAX_VALUE) <= day;
  }

  /** Whether it is sold at some time; nobody gives such an account to be paid on. */
  boolean isSold(Account account) {
    return accounts.containsKey(account.index());
  }

  boolean isSold(Account account, int day) {
    return accounts.getOrDefault(account.index(), Integer.MAX_VALUE) <= day;
  }
}
