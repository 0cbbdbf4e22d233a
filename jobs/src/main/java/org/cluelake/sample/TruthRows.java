package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who was defrauded, and which numbers and accounts the gangs used, as lines of the truth. */
record TruthRows(FraudPlan plan, CaseFiles cases, Clock clock) {

  /** A line a victim. */
  List<String> victims() {
    Map<Victim, CaseFile> files = new HashMap<>();
    cases.files().stream().filter(f -> f.victim() != null).forEach(f -> files.put(f.victim(), f));
    List<String> rows = new ArrayList<>();
    for (Victim v : plan.victims) {
      List<Transfer> paid = v.payments.stream().filter(Transfer::isSettled).toList();
      CaseFile file = files.get(v);
      rows.add(
          Truth.row(
              Truth.person(v.person),
              v.line.number(),
              v.account.number(),
              "campaign-" + v.campaign.index(),
              v.campaign.script().type(),
              v.byPhone ? 1 : 0,
              v.talks.isEmpty() ? "" : clock.timeText(v.talks.get(0).at()),
              v.talks.isEmpty() ? "" : clock.timeText(v.talks.get(v.talks.size() - 1).end()),
              paid.isEmpty() ? "" : clock.timeText(paid.get(0).at()),
              paid.isEmpty() ? "" : clock.timeText(paid.get(paid.size() - 1).at()),
              RegisterRows.yuan(v.settled()),
              v.payments.size(),
              file == null ? "" : file.id(),
              file == null ? "" : clock.timeText(file.acceptedAt())));
    }
    return rows;
  }

  /** A line of a gang's number. */
  String row(NumberUse use) {
    FraudNumber n = use.number;
    return Truth.row(
        n.line().number(),
        "campaign-" + n.campaign().index(),
        n.campaign().gang().index(),
        n.kind(),
        n.origin(),
        clock.timeText(use.first()),
        clock.timeText(use.last()),
        use.calls.size(),
        use.calls.stream().filter(Call::answered).count());
  }

  /** A line of a gang's account. */
  String row(MuleUse use) {
    Mule mule = use.mule;
    int frozen = cases.frozen(mule.account());
    return Truth.row(
        mule.account().number(),
        mule.gang(),
        mule.campaign() < 0 ? "" : "campaign-" + mule.campaign(),
        mule.layer(),
        mule.bought() ? "bought" : "opened",
        clock.dateText(mule.fromDay()),
        frozen == Subscription.NEVER ? "" : clock.dateText(frozen),
        RegisterRows.yuan(use.sum(true)),
        RegisterRows.yuan(use.sum(false)),
        use.parties(true),
        use.parties(false));
  }
}
