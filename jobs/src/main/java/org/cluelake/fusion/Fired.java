package org.cluelake.fusion;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What speaks against one subject.
 *
 * @param scores the strongest fired finding of each detector, between 0 and 1
 * @param isLinked whether listed entities other than the subject are behind a finding
 * @param isNamed whether a live case names the subject itself
 */
public record Fired(SortedMap<String, BigDecimal> scores, boolean isLinked, boolean isNamed) {

  public Fired {
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
  }

  /** Evidence of a subject that no case names. */
  public static Fired of(Map<String, BigDecimal> scores, boolean isLinked) {
    return new Fired(new TreeMap<>(scores), isLinked, false);
  }

  /** All evidence of both. */
  public Fired with(Fired other) {
    SortedMap<String, BigDecimal> all = new TreeMap<>(scores);
    other.scores.forEach((detector, score) -> all.merge(detector, score, BigDecimal::max));
    return new Fired(all, isLinked || other.isLinked, isNamed || other.isNamed);
  }

  /** How much there is, before anything is known of what it is worth. */
  public BigDecimal amount() {
    BigDecimal sum = scores.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.add(BigDecimal.valueOf((isLinked ? 1 : 0) + (isNamed ? 1 : 0)));
  }
}
