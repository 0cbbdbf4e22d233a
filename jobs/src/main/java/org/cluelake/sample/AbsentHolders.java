package org.cluelake.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cards and accounts in gangs' hands that are used at home while their holder is abroad. */
final class AbsentHolders {

  private final Trips trips;
  private final Map<String, SchemeRow> found = new LinkedHashMap<>();
  private final Map<Integer, Mule> mules = new HashMap<>();
  private final Map<String, FraudNumber> numbers = new HashMap<>();
  private final Map<String, Integer> holders = new HashMap<>();

  AbsentHolders(Population population, FraudPlan plan, Trips trips) {
    this.trips = trips;
    plan.mules.forEach(m -> mules.put(m.account().index(), m));
    plan.numbers.forEach(n -> numbers.put(n.line().number(), n));
    Map<String, Integer> people = new HashMap<>();
    population.people.forEach(p -> people.put(p.document(), p.index()));
    for (Subscription s : population.subscriptions) {
      FraudNumber number = numbers.get(s.number());
      if (number != null && s.opened() <= number.fromDay() && s.closed() > number.fromDay()) {
        holders.put(s.number(), people.getOrDefault(s.document(), -1));
      }
    }
  }

  void observe(List<Call> calls, List<Ledger.Entry> entries) {
    for (Call call : calls) {
      FraudNumber number = numbers.get(call.from().number());
      if (number != null && number.line() == call.from()) {
        int holder = holders.getOrDefault(call.from().number(), -1);
        String campaign = SchemeRow.campaign(number.campaign().index());
        note("number", call.from().number(), holder, call.at(), campaign);
      }
    }
    for (Ledger.Entry entry : entries) {
      Transfer t = entry.transfer();
      Mule mule = t.payer() == null ? null : mules.get(t.payer().index());
      if (mule != null && t.isSettled() && Absence.isOnSite(t) && t.day() >= mule.fromDay()) {
        String gang = SchemeRow.gang(mule.gang());
        note("account", t.payer().number(), t.payer().owner(), t.at(), gang);
      }
    }
  }

  private void note(String kind, String entity, int holder, int at, String campaign) {
    if (trips.at(holder, at) != null) {
      found.merge(
          kind + entity,
          new SchemeRow("B9", kind, entity, at, at, campaign),
          (a, b) ->
              new SchemeRow(
                  "B9",
                  kind,
                  entity,
                  Math.min(a.from(), b.from()),
                  Math.max(a.to(), b.to()),
                  campaign));
    }
  }

  List<SchemeRow> schemes() {
    return new ArrayList<>(found.values());
  }
}
