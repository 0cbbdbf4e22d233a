package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who reports, how late, and which accounts are frozen for it. */
final class CaseFiles {

  private final Setting setting;
  private final FraudKnobs knobs;
  private final List<CaseFile> files = new ArrayList<>();
  private final Map<Integer, Integer> freezes = new HashMap<>();

  CaseFiles(Setting setting) {
    this.setting = setting;
    this.knobs = setting.knobs().fraud();
  }

  List<CaseFile> files() {
    return files;
  }

  /** Day from which an account is frozen. */
  int frozen(Account account) {
    return freezes.getOrDefault(account.index(), Subscription.NEVER);
  }

  Map<Integer, Integer> freezes() {
    return freezes;
  }

  void report(Victim victim) {
    Draw draw = setting.draw("report", victim.person.index(), victim.campaign.index());
    if (victim.settled() == 0 || !draw.chance(knobs.reportedShare())) {
      return;
    }
    int first = victim.payments.stream().filter(Transfer::isSettled).findFirst().orElseThrow().at();
    int at = first + (int) (draw.logNormal(knobs.delayMedian(), knobs.delaySigma()) * Clock.HOUR);
    at = Clock.awake(Math.max(at, first + Clock.HOUR), draw);
    int accepted = Math.floorDiv(at, Clock.DAY);
    int filed = accepted + draw.weighted(4, 3, 2, 1, 1);
    int solved = draw.chance(0.2) ? filed + draw.between(3, 20) : Subscription.NEVER;
    int closed = draw.chance(0.03) ? filed + draw.between(1, 10) : Subscription.NEVER;
    files.add(
        new CaseFile(
            id(victim.person, accepted, files.size()),
            victim,
            null,
            at,
            filed,
            solved,
            closed > solved ? Subscription.NEVER : closed));
    for (Transfer t : victim.payments) {
      if (t.isSettled() && t.at() <= at) {
        freezes.merge(t.payee().index(), accepted + knobs.noticeDays(), Math::min);
      }
    }
  }

  /** Leaves out reports whose every payment was stopped by an earlier one. */
  void dropUnfounded() {
    files.removeIf(f -> f.victim() != null && f.loss() == 0);
  }

  /** A quarrel over a purchase, withdrawn after some days; nothing is frozen. */
  void report(Deals.Deal deal) {
    if (!deal.disputed()) {
      return;
    }
    Draw draw = setting.draw("dispute", deal.buyer().index());
    int last = deal.payments().get(deal.payments().size() - 1).at();
    int at = Clock.awake(last + draw.between(12, 96) * Clock.HOUR, draw);
    int accepted = Math.floorDiv(at, Clock.DAY);
    files.add(
        new CaseFile(
            id(deal.buyer(), accepted, files.size()),
            null,
            deal,
            at,
            accepted,
            Subscription.NEVER,
            accepted + draw.between(1, 5)));
  }

  private String id(Person person, int day, int sequence) {
    return "A"
        + Setting.countyCode(person.county())
        + setting.clock().dateText(day).replace("-", "")
        + String.format("%05d", sequence);
  }
}
