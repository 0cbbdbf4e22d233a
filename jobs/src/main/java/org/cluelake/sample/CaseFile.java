package org.cluelake.sample;

import java.util.List;

/**
 * A report to the police; days are counted from the first delivered day.
 *
 * @param id number of the case
 * @param victim the victim, or null where it is a dispute over a deal
 * @param deal the deal, or null
 * @param acceptedAt seconds since the first day's midnight
 * @param filed day it was filed
 * @param solved day it was solved, or {@link Subscription#NEVER}
 * @param closed day it was closed or withdrawn, or {@link Subscription#NEVER}
 */
record CaseFile(
    String id, Victim victim, Deals.Deal deal, int acceptedAt, int filed, int solved, int closed) {

  /** Payments made before the report. */
  List<Transfer> payments() {
    List<Transfer> all = victim == null ? deal.payments() : victim.payments;
    return all.stream().filter(t -> t.isSettled() && t.at() <= acceptedAt).toList();
  }

  /** Cents lost before the report. */
  long loss() {
    return payments().stream().mapToLong(Transfer::cents).sum();
  }

  Person person() {
    return victim == null ? deal.buyer() : victim.person;
  }

  int accepted() {
    return Math.floorDiv(acceptedAt, Clock.DAY);
  }
}
