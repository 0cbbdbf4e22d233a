package org.cluelake.clue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one detector says about a person, as a clue remembers it.
 *
 * @param detector its id
 * @param isFired whether it fired, or could not tell
 * @param signal id of the signal
 * @param score its strength between 0 and 1
 * @param reason its sentence
 * @param isLinked whether listed entities are behind it, and behind any other of its detector
 */
record Finding(
    String detector,
    boolean isFired,
    String signal,
    BigDecimal score,
    String reason,
    boolean isLinked) {

  /** Fired ones first, the strongest of them at the head. */
  static final Comparator<Finding> STRONGEST_FIRST =
      Comparator.comparing(Finding::isFired)
          .thenComparing(Finding::score)
          .reversed()
          .thenComparing(Finding::detector)
          .thenComparing(Finding::signal);

  /**
   * One finding per detector and verdict: the strongest that fired, of equals tonight's; of those
   * that could not tell tonight's, as what is missing may have changed.
   */
  static List<Finding> merged(Collection<Finding> known, Collection<Finding> tonight) {
    Map<String, Finding> kept = new TreeMap<>();
    for (Finding finding : tonight.stream().sorted(STRONGEST_FIRST).toList()) {
      kept.merge(finding.slot(), finding, Finding::beside);
    }
    for (Finding finding : known.stream().sorted(STRONGEST_FIRST).toList()) {
      kept.merge(
          finding.slot(),
          finding,
          (now, before) ->
              before.isFired() && before.score().compareTo(now.score()) > 0
                  ? before.beside(now)
                  : now.beside(before));
    }
    return kept.values().stream().sorted(STRONGEST_FIRST).toList();
  }

  private String slot() {
    return detector + "|" + isFired;
  }

  private Finding beside(Finding other) {
    return new Finding(detector, isFired, signal, score, reason, isLinked && other.isLinked);
  }
}
