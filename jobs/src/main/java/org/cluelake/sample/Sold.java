package org.cluelake.sample;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * From which day lines and accounts are no longer in their people's own hands: sold to a gang, or
 * given up; and accounts nobody uses. The same number in the next holder's hands is another line.
 */
final class Sold {

  private final Map<Line, Integer> lines = new HashMap<>();
  private final Map<Integer, Integer> accounts = new HashMap<>();
  private final Set<Integer> resting = new HashSet<>();

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

  /** Marks an account its holder has long forgotten. */
  void rest(Account account) {
    resting.add(account.index());
  }

  /** Whether its holder has long forgotten it, until it is sold or remembered. */
  boolean isResting(Account account) {
    return resting.contains(account.index());
  }

  /** Whether it is sold at some time; nobody gives such an account to be paid on. */
  boolean isSold(Account account) {
    return accounts.containsKey(account.index());
  }

  /** Whether its holder never uses it, or no more on a day. */
  boolean isOutOfUse(Account account, int day) {
    return isResting(account) || accounts.getOrDefault(account.index(), Integer.MAX_VALUE) <= day;
  }

  /** Whether its holder never uses it, or sells it at some time. */
  boolean isOutOfUse(Account account) {
    return isResting(account) || isSold(account);
  }
}
