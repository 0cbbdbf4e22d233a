package org.cluelake.fusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Subjects of one kind of one lake, as a fit sees them: each counts once, on its strongest night,
 * so that a subject seen every night weighs no more than one seen once.
 *
 * @param observations subjects with evidence and an outcome
 * @param unseen the others; those with evidence whose outcome is not known are in neither
 */
public record Sample(List<Observation> observations, Unseen unseen) {

  /**
   * A sample.
   *
   * @param lake name of the lake
   * @param evidence by subject and night
   * @param outcomes what became of them
   * @param population all subjects of the kind
   */
  public static Sample of(
      String lake,
      Map<Long, NavigableMap<LocalDate, Fired>> evidence,
      Outcomes outcomes,
      long population) {
    List<Observation> observations = new ArrayList<>();
    evidence.forEach(
        (subject, nights) -> {
          List<Fired> right = told(subject, nights, outcomes, true);
          List<Fired> told = right.isEmpty() ? told(subject, nights, outcomes, false) : right;
          // Of equals the earliest: what was known first.
          told.stream()
              .max(Comparator.comparing(Fired::amount))
              .ifPresent(
                  most -> observations.add(new Observation(lake, subject, most, !right.isEmpty())));
        });
    long missed = outcomes.positives().stream().filter(s -> !evidence.containsKey(s)).count();
    long rest = Math.max(0, population - evidence.size() - missed);
    return new Sample(List.copyOf(observations), new Unseen(lake, missed, rest));
  }

  private static List<Fired> told(
      long subject, NavigableMap<LocalDate, Fired> nights, Outcomes outcomes, boolean outcome) {
    // Newest first, as the last of equal maxima is kept.
    return nights.descendingMap().entrySet().stream()
        .filter(n -> outcomes.of(subject, n.getKey()).filter(o -> o == outcome).isPresent())
        .map(Map.Entry::getValue)
        .toList();
  }
}
