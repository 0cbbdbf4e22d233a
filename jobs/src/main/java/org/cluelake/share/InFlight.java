package org.cluelake.share;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Calls that are being answered, and transfers by recipient; after the end is called, no more. */
final class InFlight {

  private final int mostOfOne;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private final Map<String, Integer> transfers = new HashMap<>();
  private int calls;
  private boolean ending;

  /**
   * Counts.
   *
   * @param mostOfOne transfers one recipient may have at once
   */
  InFlight(int mostOfOne) {
    this.mostOfOne = mostOfOne;
  }

  /** Lets a call in; what was let in must {@link #leave}. */
  boolean enter() {
    lock.lock();
    try {
      if (ending) {
        return false;
      }
      calls++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      calls--;
      if (calls == 0) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets a transfer of a recipient begin; what began must {@link #endTransfer}. */
  void beginTransfer(String recipient) {
    lock.lock();
    try {
      int now = transfers.getOrDefault(recipient, 0);
      if (now >= mostOfOne) {
        throw Refusal.tooMany(1);
      }
      transfers.merge(recipient, 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  void endTransfer(String recipient) {
    lock.lock();
    try {
      transfers.computeIfPresent(recipient, (r, n) -> n == 1 ? null : n - 1);
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing more in and waits for what is in; false where some of it was not done in time. */
  boolean end(Duration limit) {
    lock.lock();
    try {
      ending = true;
      long left = limit.toNanos();
      while (calls > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
      return calls == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
