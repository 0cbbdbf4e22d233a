package org.cluelake.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The broken rules of the rows of a batch: codes and, beside each, the class of the value. */
final class Findings {

  private final List<List<String>> reasons;
  private final List<List<String>> details;

  Findings(int capacity) {
    reasons = new ArrayList<>(Collections.nCopies(capacity, List.of()));
    details = new ArrayList<>(Collections.nCopies(capacity, List.of()));
  }

  /** Notes that the row's value in a column breaks a rule. The detail never quotes the value. */
  void add(int row, String code, String column, String detail) {
    if (reasons.get(row).isEmpty()) {
      reasons.set(row, new ArrayList<>());
      details.set(row, new ArrayList<>());
    }
    reasons.get(row).add(code + ":" + column);
    details.get(row).add(detail);
  }

  /** Whether the row broke any rule. */
  boolean has(int row) {
    return !reasons.get(row).isEmpty();
  }

  List<String> reasons(int row) {
    return reasons.get(row);
  }

  List<String> details(int row) {
    return details.get(row);
  }

  void clear() {
    reasons.replaceAll(any -> List.of());
    details.replaceAll(any -> List.of());
  }
}
