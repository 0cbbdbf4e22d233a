package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Forgotten accounts that burst into use in a gang's hands. */
final class DormantBursts {

  private static final int REST = 180;
  private static final long LEAST_CENTS = 100_000;

  private DormantBursts() {}

  /** Accounts without use for at least 180 days that then moved at least 1,000 yuan. */
  static List<SchemeRow> schemes(Iterable<MuleUse> uses, Sold sold) {
    List<SchemeRow> rows = new ArrayList<>();
    for (MuleUse use : uses) {
      Account account = use.mule.account();
      boolean burst =
          !use.transfers.isEmpty()
              && sold.isResting(account)
              && account.opened() + REST <= use.mule.fromDay()
              && use.sum(true) + use.sum(false) >= LEAST_CENTS;
      if (burst) {
        String gang = SchemeRow.gang(use.mule.gang());
        rows.add(new SchemeRow("B3", "account", account.number(), use.first(), use.last(), gang));
      }
    }
    return rows;
  }
}
