package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Victims whom somebody they had just got to know made pay to several accounts. */
final class NewPayees {

  private static final Set<String> SOCIAL =
      Set.of(
          "fake_acquaintance", "dating", "game_trade", "fake_shopping", "fake_military_purchase");
  private static final int WINDOW = 3 * Clock.DAY;

  private NewPayees() {}

  /** Those who paid two accounts or more within 72 hours after they had talked. */
  static List<SchemeRow> schemes(FraudPlan plan) {
    List<SchemeRow> rows = new ArrayList<>();
    for (Victim v : plan.victims) {
      if (!v.talks.isEmpty() && SOCIAL.contains(v.campaign.script().type())) {
        burst(v, rows);
      }
    }
    return rows;
  }

  private static void burst(Victim v, List<SchemeRow> rows) {
    int met = v.talks.get(0).at();
    for (Transfer first : v.payments) {
      List<Transfer> paid =
          v.payments.stream()
              .filter(t -> t.isSettled() && t.at() >= met)
              .filter(t -> t.at() >= first.at() && t.at() <= first.at() + WINDOW)
              .toList();
      if (paid.stream().map(t -> t.payee().index()).distinct().count() >= 2) {
        rows.add(
            new SchemeRow(
                "P6",
                "person",
                Truth.person(v.person),
                first.at(),
                paid.get(paid.size() - 1).at(),
                SchemeRow.campaign(v.campaign.index())));
        return;
      }
    }
  }
}
