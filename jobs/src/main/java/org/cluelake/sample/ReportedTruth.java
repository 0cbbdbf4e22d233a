package org.cluelake.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * R1: a gang's own number or account that two people or more reported as a fraud in the delivered
 * days; whoever withheld their number count as one. Days may be told in any order.
 */
final class ReportedTruth {

  private static final int SEVERAL = 2;

  /** Claims of no fraud. */
  private static final Set<String> NUISANCE = Set.of("other", "unknown");

  private record Tool(String kind, String campaign) {}

  private static final class Claims {
    private final Set<String> reporters = new TreeSet<>();
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
  }

  private final Map<String, Tool> tools = new HashMap<>();
  private final Map<String, Claims> claims = new TreeMap<>();

  ReportedTruth(FraudPlan plan) {
    plan.numbers.forEach(
        n ->
            tools.put(
                n.line().number(), new Tool("number", SchemeRow.campaign(n.campaign().index()))));
    plan.mules.forEach(
        m -> tools.put(m.account().number(), new Tool("account", SchemeRow.gang(m.gang()))));
  }

  /** Takes note of a report; a null reporter withheld the number. */
  synchronized void reported(int at, String reporter, String entity, String type) {
    if (tools.containsKey(entity) && !NUISANCE.contains(type)) {
      Claims of = claims.computeIfAbsent(entity, e -> new Claims());
      of.reporters.add(reporter == null ? "" : reporter);
      of.first = Math.min(of.first, at);
      of.last = Math.max(of.last, at);
    }
  }

  synchronized List<SchemeRow> schemes() {
    return claims.entrySet().stream()
        .filter(c -> c.getValue().reporters.size() >= SEVERAL)
        .map(
            c -> {
              Tool tool = tools.get(c.getKey());
              Claims of = c.getValue();
              return new SchemeRow(
                  "R1", tool.kind(), c.getKey(), of.first, of.last, tool.campaign());
            })
        .toList();
  }
}
