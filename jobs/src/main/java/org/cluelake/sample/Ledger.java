package org.cluelake.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps every balance, in time order over all days. Planned movements are always covered: what they
 * need is in the account before the first day and is not spent on anything else.
 */
final class Ledger {

  /**
   * A movement as booked.
   *
   * @param transfer the movement in its final state
   * @param payerAfter payer's balance in cents, or null
   * @param payeeAfter payee's balance in cents, or null
   */
  record Entry(Transfer transfer, Long payerAfter, Long payeeAfter) {}

  static final Comparator<Transfer> ORDER =
      Comparator.comparingInt(Transfer::at)
          .thenComparing(t -> t.payer() == null ? -1 : t.payer().index())
          .thenComparing(t -> t.payee() == null ? -1 : t.payee().index())
          .thenComparing(Transfer::cents);

  private final long[] balance;
  private final long[] reserve;
  private final Map<Integer, Deque<Long>> needs = new HashMap<>();

  Ledger(List<Account> accounts, List<Transfer> planned) {
    balance = accounts.stream().mapToLong(Account::opening).toArray();
    reserve = new long[balance.length];
    List<Transfer> latestFirst = new ArrayList<>(planned);
    latestFirst.sort(ORDER.reversed());
    for (Transfer t : latestFirst) {
      if (t.isSettled()) {
        before(t.payee(), t.cents());
        before(t.payer(), -t.cents());
      }
    }
    needs.forEach(
        (account, need) -> {
          reserve[account] = need.pop();
          balance[account] += reserve[account];
        });
  }

  /** What an account needs before a planned movement, given what it needs after it. */
  private void before(Account account, long change) {
    if (account != null) {
      Deque<Long> need = needs.computeIfAbsent(account.index(), a -> new ArrayDeque<>(List.of(0L)));
      need.push(Math.max(0, need.peek() - change));
    }
  }

  /** Books a day's movements; an unplanned one without cover is rejected. */
  List<Entry> book(List<Transfer> day) {
    List<Transfer> ordered = new ArrayList<>(day);
    ordered.sort(ORDER);
    List<Entry> entries = new ArrayList<>(ordered.size());
    for (Transfer t : ordered) {
      entries.add(book(t));
    }
    return entries;
  }

  private Entry book(Transfer t) {
    if (!t.isSettled()) {
      return new Entry(t, null, null);
    }
    if (!t.planned() && t.payer() != null) {
      int payer = t.payer().index();
      if (balance[payer] - t.cents() < reserve[payer]) {
        return new Entry(t.inState(Transfer.REJECTED), null, null);
      }
    }
    Long payerAfter = move(t.payer(), -t.cents(), t.planned());
    Long payeeAfter = move(t.payee(), t.cents(), t.planned());
    return new Entry(t, payerAfter, payeeAfter);
  }

  private Long move(Account account, long cents, boolean planned) {
    if (account == null) {
      return null;
    }
    int index = account.index();
    balance[index] += cents;
    if (planned) {
      reserve[index] = needs.get(index).pop();
    }
    return balance[index];
  }
}
