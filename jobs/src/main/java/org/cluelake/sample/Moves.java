package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All movements of money, booked day by day from the first one of the history. */
final class Moves {

  /** Adds a day's unplanned movements. */
  @FunctionalInterface
  interface Everyday {
    void day(int day, List<Transfer> transfers);
  }

  private final Everyday everyday;
  private final Ledger ledger;
  private final Map<Integer, List<Transfer>> plannedByDay = new HashMap<>();

  Moves(Setting setting, Population population, List<Transfer> planned, Everyday everyday) {
    this.everyday = everyday;
    List<Transfer> possible =
        planned.stream()
            .filter(t -> t.day() >= setting.firstDay() && t.day() <= setting.lastDay())
            .filter(Moves::isOpen)
            .toList();
    possible.forEach(t -> plannedByDay.computeIfAbsent(t.day(), d -> new ArrayList<>()).add(t));
    this.ledger = new Ledger(population.accounts, possible);
  }

  List<Ledger.Entry> day(int day) {
    List<Transfer> transfers = new ArrayList<>();
    everyday.day(day, transfers);
    transfers.removeIf(t -> !isOpen(t));
    transfers.addAll(plannedByDay.getOrDefault(day, List.of()));
    return ledger.book(transfers);
  }

  /** Whether both accounts exist by then. */
  private static boolean isOpen(Transfer t) {
    return (t.payer() == null || t.payer().opened() <= t.day())
        && (t.payee() == null || t.payee().opened() <= t.day());
  }
}
