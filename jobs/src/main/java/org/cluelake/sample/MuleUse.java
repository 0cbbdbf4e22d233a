package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What moved over a mule account in the gang's hands within the delivered days, hiding aside. */
final class MuleUse {

  private static final long LEAST_CENTS = 100_000;
  private static final double PASSED = 0.8;
  private static final int PARTIES = 3;

  final Mule mule;
  final List<Transfer> transfers = new ArrayList<>();

  MuleUse(Mule mule) {
    this.mule = mule;
  }

  void add(Transfer t) {
    if (t.day() >= mule.fromDay()) {
      transfers.add(t);
    }
  }

  int first() {
    return transfers.stream().mapToInt(Transfer::at).min().orElseThrow();
  }

  int last() {
    return transfers.stream().mapToInt(Transfer::at).max().orElseThrow();
  }

  long sum(boolean in) {
    return transfers.stream().filter(t -> isIn(t) == in).mapToLong(Transfer::cents).sum();
  }

  int parties(boolean in) {
    return parties(in, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Most distinct payers, or payees, within a window of so many seconds. */
  int fan(int window) {
    int most = 0;
    for (Transfer t : transfers) {
      most = Math.max(most, parties(true, t.at(), t.at() + window));
      most = Math.max(most, parties(false, t.at(), t.at() + window));
    }
    return most;
  }

  /** Whether what came within some 24 hours went out within the 24 hours after its first sum. */
  boolean passesThrough() {
    for (Transfer t : transfers) {
      int until = t.at() + Clock.DAY;
      long in = sum(true, t.at(), until);
      long out = sum(false, t.at(), until);
      int parties = parties(true, t.at(), until) + parties(false, t.at(), until);
      if (isIn(t) && in >= LEAST_CENTS && out >= in * PASSED && parties >= PARTIES) {
        return true;
      }
    }
    return false;
  }

  private int parties(boolean in, int from, int to) {
    Set<Integer> parties = new HashSet<>();
    for (Transfer t : transfers) {
      if (isIn(t) == in && t.at() >= from && t.at() < to) {
        Account other = in ? t.payer() : t.payee();
        parties.add(other == null ? -1 : other.index());
      }
    }
    return parties.size();
  }

  private long sum(boolean in, int from, int to) {
    return transfers.stream()
        .filter(t -> isIn(t) == in && t.at() >= from && t.at() < to)
        .mapToLong(Transfer::cents)
        .sum();
  }

  private boolean isIn(Transfer t) {
    return t.payee() != null && t.payee().index() == mule.account().index();
  }
}
