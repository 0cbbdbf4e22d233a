package org.cluelake.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.cluelake.evaluate.SchemeTruth.Scheme;

/**
 * Which subjects of one kind have a part in given scenarios, and on which nights.
 *
 * <p>A person has one where the truth names the person, or a number or account the person holds, in
 * a window that touches the night. A card has one from the night its scheme begins: it stays a
 * fraud's tool after its last use.
 */
public final class SubjectTruth {

  private final boolean isPerson;
  private final Map<Long, List<Scheme>> windows = new HashMap<>();

  /**
   * The truth of one kind.
   *
   * @param scenarios codes that count
   * @param subjectKind person, number or account
   * @param holders by number and account, who holds it: a map by entity kind
   */
  public SubjectTruth(
      SchemeTruth truth,
      EntityTokens tokens,
      Collection<String> scenarios,
      String subjectKind,
      Map<String, Map<Long, Long>> holders) {
    this.isPerson = subjectKind.equals(Entity.PERSON);
    for (Scheme scheme : truth.schemes()) {
      boolean isOwn = scheme.entityKind().equals(subjectKind);
      if (scenarios.contains(scheme.scenario()) && (isOwn || isPerson)) {
        OptionalLong token = tokens.token(scheme.entityKind(), scheme.entity());
        Long subject =
            token.isEmpty()
                ? null
                : isOwn
                    ? Long.valueOf(token.getAsLong())
                    : holders.getOrDefault(scheme.entityKind(), Map.of()).get(token.getAsLong());
        if (subject != null) {
          windows.computeIfAbsent(subject, s -> new ArrayList<>()).add(scheme);
        }
      }
    }
  }

  /** Scenarios that make a number or an account a fraud's tool. */
  public static Set<String> cardScenarios(String subjectKind) {
    Set<String> scenarios = new TreeSet<>(Set.of(SchemeTruth.GANG));
    Evaluation.CARD_LISTS.values().stream()
        .filter(l -> l.subjectKind().equals(subjectKind))
        .forEach(l -> scenarios.addAll(l.scenarios()));
    return scenarios;
  }

  /** Whether the subject has a part on a night. */
  public boolean holds(long subject, LocalDate night) {
    return windows.getOrDefault(subject, List.of()).stream()
        .anyMatch(w -> isPerson ? w.touches(night) : w.hasBegunBy(night));
  }

  /** Subjects with a part on any of these nights. */
  public Set<Long> subjects(Collection<LocalDate> nights) {
    Set<Long> subjects = new TreeSet<>();
    for (Long subject : windows.keySet()) {
      if (nights.stream().anyMatch(n -> holds(subject, n))) {
        subjects.add(subject);
      }
    }
    return subjects;
  }
}
