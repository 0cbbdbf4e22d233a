package org.cluelake.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The broken rules of the rows of a batch: codes and, beside each, the class of the value. */
final class Findings {

  private record Found(List<String> reasons, List<String> details) {}

  private final boolean[] has;
  private final Map<Integer, Found> found = new TreeMap<>();

  Findings(int capacity) {
    has = new boolean[capacity];
  }

  /** Notes that the row's value in a column breaks a rule. The detail never quotes the value. */
  void add(int row, String code, String column, String detail) {
    add(row, code + ":" + column, detail);
  }

  /** Notes that the row breaks a rule. */
  void add(int row, String reason, String detail) {
    has[row] = true;
    Found of = found.computeIfAbsent(row, r -> new Found(new ArrayList<>(), new ArrayList<>()));
    boolean unused = of.reasons.add(reason);
    unused = of.details.add(detail);
  }

  /** Whether the row broke any rule. */
  boolean has(int row) {
    return has[row];
  }

  /** Whether any row did. */
  boolean isEmpty() {
    return found.isEmpty();
  }

  List<String> reasons(int row) {
    return has[row] ? found.get(row).reasons : List.of();
  }

  List<String> details(int row) {
    return has[row] ? found.get(row).details : List.of();
  }

  void clear() {
    found.keySet().forEach(row -> has[row] = false);
    found.clear();
  }
}
