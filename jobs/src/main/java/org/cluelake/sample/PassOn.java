package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Money that arrives on an account and moves on. Honest agents and mules use the same steps; only
 * their rates may differ.
 */
final class PassOn {

  private static final int MOST_CASH = 2_000_000;
  private static final int LEAST_PART = 150_000;

  private PassOn() {}

  /**
   * How an account passes on.
   *
   * @param holdMedian minutes the money stays
   * @param waitShare share that waits for the next day
   * @param residueShare share of sums of which something is kept
   * @param cashShare share drawn in cash instead
   */
  record Habit(double holdMedian, double waitShare, double residueShare, double cashShare) {}

  /**
   * Onward movements of a sum, all planned and settled.
   *
   * @param via the account
   * @param at when the sum arrived
   * @param cents the sum
   * @param parts into how many payments it is split at most
   * @param payees who may be paid; null asks for cash
   */
  static List<Transfer> onward(
      Account via,
      int at,
      long cents,
      int parts,
      Habit habit,
      Function<Draw, Account> payees,
      String purpose,
      Draw draw) {
    int hold = (int) (Math.min(600, draw.logNormal(habit.holdMedian(), 1.1)) * Clock.MINUTE);
    if (draw.chance(habit.waitShare())) {
      hold = draw.between(9 * Clock.HOUR, 26 * Clock.HOUR);
    }
    long left = cents - residue(cents, habit, draw);
    int count = Math.max(1, Math.min(parts, (int) (left / LEAST_PART)));
    List<Transfer> out = new ArrayList<>();
    int moment = at + Math.max(60, hold);
    for (int i = 0; i < count && left > 0; i++) {
      long part = i == count - 1 ? left : round((long) (left * draw.between(0.3, 0.7)));
      left -= part;
      Account payee = draw.chance(habit.cashShare()) ? null : payees.apply(draw);
      if (payee == null || payee.index() == via.index()) {
        cash(via, moment, part, draw, out);
      } else {
        String channel = draw.chance(0.75) ? "mobile" : draw.chance(0.6) ? "third_party" : "otc";
        out.add(
            Transfer.of(
                    moment, via, payee, part / 100.0, channel, draw.chance(0.6) ? null : purpose)
                .asPlanned());
      }
      moment += draw.between(40, 1500);
    }
    return out;
  }

  private static long residue(long cents, Habit habit, Draw draw) {
    if (!draw.chance(habit.residueShare())) {
      return draw.chance(0.6) ? 0 : cents / 1000;
    }
    return (long)
        (cents * (draw.chance(0.75) ? draw.between(0.005, 0.05) : draw.between(0.05, 0.2)));
  }

  private static void cash(Account via, int at, long cents, Draw draw, List<Transfer> out) {
    long left = cents;
    int moment = at;
    while (left > 0 && out.size() < 12) {
      boolean counter = left > 4 * MOST_CASH;
      long part = counter ? left : Math.min(left, MOST_CASH);
      left -= part;
      out.add(
          Transfer.of(moment, via, null, part / 100.0, counter ? "cash" : "atm", null).asPlanned());
      moment += draw.between(40, 240);
    }
  }

  static long round(long cents) {
    return cents > 100_000 ? cents / 10_000 * 10_000 : Math.max(1, cents);
  }
}
