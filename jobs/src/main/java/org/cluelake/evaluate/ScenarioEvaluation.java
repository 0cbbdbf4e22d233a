package org.cluelake.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cluelake.evaluate.Evaluation.LookalikeCount;
import org.cluelake.evaluate.Evaluation.ScenarioScore;
import org.cluelake.evaluate.SchemeTruth.Scheme;

/**
 * Findings of one scenario against the truth, at each level that either of them speaks of.
 *
 * <p>Where the truth speaks of the level itself, only that kind of entity makes a subject right: a
 * victim's second number is not the one that was called. Where it does not, the subject or the
 * person of the finding does.
 */
final class ScenarioEvaluation {

  private final TruthIndex truth;
  private final SortedSet<LocalDate> nights;

  ScenarioEvaluation(TruthIndex truth, SortedSet<LocalDate> nights) {
    this.truth = truth;
    this.nights = nights;
  }

  List<ScenarioScore> scores(String scenario, List<Finding> findings) {
    SortedSet<String> levels = new TreeSet<>(truth.kinds(scenario));
    findings.forEach(f -> levels.add(f.subjectKind()));
    if (findings.stream().anyMatch(f -> f.person() != null)) {
      levels.add(Entity.PERSON);
    }
    return levels.stream()
        .map(
            level ->
                new ScenarioScore(
                    scenario, level, score(scenario, level, findings), undecided(level, findings)))
        .toList();
  }

  private Score score(String scenario, String level, List<Finding> findings) {
    boolean told = truth.kinds(scenario).contains(level);
    Set<Entity> flagged = new HashSet<>();
    Set<Entity> right = new HashSet<>();
    for (Finding finding : findings) {
      Entity unit = unit(level, finding);
      if (finding.hasFired() && unit != null) {
        flagged.add(unit);
        Stream<Entity> keys = told ? Stream.of(unit) : entities(finding);
        if (keys.anyMatch(e -> truth.holds(scenario, e, s -> s.touches(finding.bizDate())))) {
          right.add(unit);
        }
      }
    }
    Set<Entity> known = truth.entities(scenario, level, nights, Scheme::touches);
    int found = (int) known.stream().filter(right::contains).count();
    return new Score(flagged.size(), right.size(), known.size(), found);
  }

  private static int undecided(String level, List<Finding> findings) {
    return (int)
        findings.stream()
            .filter(f -> !f.hasFired())
            .map(f -> unit(level, f))
            .filter(Objects::nonNull)
            .distinct()
            .count();
  }

  List<LookalikeCount> lookalikes(String scenario, List<Finding> findings) {
    Set<Entity> flagged = new HashSet<>();
    findings.stream().filter(Finding::hasFired).flatMap(f -> entities(f)).forEach(flagged::add);
    return counts(scenario, flagged, truth.lookalikes());
  }

  static List<LookalikeCount> counts(
      String where, Set<Entity> flagged, Map<String, Set<Entity>> lookalikes) {
    List<LookalikeCount> counts = new ArrayList<>();
    lookalikes.forEach(
        (kind, entities) -> {
          int hit = (int) entities.stream().filter(flagged::contains).count();
          counts.add(new LookalikeCount(where, kind, hit, entities.size()));
        });
    return counts;
  }

  /** What of a finding is counted at a level; null where it has nothing there. */
  private static Entity unit(String level, Finding finding) {
    if (finding.subjectKind().equals(level)) {
      return new Entity(level, finding.subject());
    }
    return level.equals(Entity.PERSON) && finding.person() != null
        ? new Entity(Entity.PERSON, finding.person())
        : null;
  }

  private static Stream<Entity> entities(Finding finding) {
    Entity subject = new Entity(finding.subjectKind(), finding.subject());
    return finding.person() == null
        ? Stream.of(subject)
        : Stream.of(subject, new Entity(Entity.PERSON, finding.person()));
  }
}
