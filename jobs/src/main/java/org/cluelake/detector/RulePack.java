package org.cluelake.detector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cluelake.run.AsOf;
import org.cluelake.run.Require;

/**
 * What a detector has to say of planted subjects, so that a rule whose limits were changed, or
 * whose text is wrong, is noticed before anybody is warned by it. Every subject is invented.
 *
 * <p>Each map names a kind of case and the tokens of its subjects.
 *
 * @param positives that fire
 * @param nearMisses by the limit that alone keeps them silent, named as in the detector's file
 * @param lookalikes innocent kinds that stay silent
 * @param undecided of whom the detector cannot tell
 */
public record RulePack(
    Map<String, List<Long>> positives,
    Map<String, List<Long>> nearMisses,
    Map<String, List<Long>> lookalikes,
    Map<String, List<Long>> undecided) {

  /** The night that all planted rows are looked at on. */
  public static final AsOf NIGHT = new AsOf(LocalDate.of(2026, 3, 10));

  /** What a finding says of a subject. */
  public record Verdict(long subject, String verdict) {}

  public RulePack {
    Require.that(!positives.isEmpty(), "positives is empty; want a case that fires");
    Require.that(!lookalikes.isEmpty(), "lookalikes is empty; want an innocent kind");
    // Planned both ways, a subject would be as planned whatever is said of it.
    Require.that(
        Collections.disjoint(subjects(positives), subjects(undecided)),
        "a subject stands under positives and undecided; want one of them");
    Set<Long> silent = subjects(nearMisses);
    silent.addAll(subjects(lookalikes));
    Require.that(
        Collections.disjoint(silent, subjects(positives))
            && Collections.disjoint(silent, subjects(undecided)),
        "a subject that is found stands under nearMisses or lookalikes too; want one of them");
  }

  private static Set<Long> subjects(Map<String, List<Long>> kinds) {
    return kinds.values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /** What findings say otherwise than planned, one sentence each; empty where all is as planned. */
  public List<String> breaches(List<Verdict> findings) {
    Map<Long, Set<String>> said = new TreeMap<>();
    findings.forEach(f -> said.computeIfAbsent(f.subject(), s -> new TreeSet<>()).add(f.verdict()));
    List<String> breaches = new ArrayList<>();
    check(positives, Set.of("fired"), said, "%s does not fire", breaches);
    check(undecided, Set.of("insufficient_data"), said, "%s is not undecided", breaches);
    check(nearMisses, Set.of(), said, "what %s should just keep silent is found", breaches);
    check(lookalikes, Set.of(), said, "innocent %s is found", breaches);
    if (!said.isEmpty()) {
      breaches.add(said.size() + " subjects that are not in the pack are found");
    }
    return breaches;
  }

  /** Takes the kinds' subjects out of what was said, and tells the kinds that differ. */
  private static void check(
      Map<String, List<Long>> kinds,
      Set<String> wanted,
      Map<Long, Set<String>> said,
      String breach,
      List<String> breaches) {
    kinds.forEach(
        (kind, subjects) -> {
          long wrong =
              subjects.stream()
                  .map(s -> said.containsKey(s) ? said.remove(s) : Set.<String>of())
                  .filter(v -> !v.equals(wanted))
                  .count();
          if (wrong > 0) {
            breaches.add(breach.formatted(kind));
          }
        });
  }
}
