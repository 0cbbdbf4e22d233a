package org.cluelake.evaluate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private final Grades grades;

  ScenarioEvaluation(TruthIndex truth, SortedSet<LocalDate> nights, Grades grades) {
    this.truth = truth;
    this.nights = nights;
    this.grades = grades;
  }

  List<ScenarioScore> scores(String scenario, List<Finding> findings) {
    return levels(scenario, findings).stream()
        .map(level -> score(scenario, level, findings))
        .toList();
  }

  private SortedSet<String> levels(String scenario, List<Finding> findings) {
    SortedSet<String> levels = new TreeSet<>(truth.kinds(scenario));
    findings.forEach(f -> levels.add(f.subjectKind()));
    if (findings.stream().anyMatch(f -> f.person() != null)) {
      levels.add(Entity.PERSON);
    }
    return levels;
  }

  private ScenarioScore score(String scenario, String level, List<Finding> findings) {
    boolean told = truth.kinds(scenario).contains(level);
    Flagged flagged = new Flagged();
    Map<Entity, LocalDate> first = new HashMap<>();
    for (Finding finding : findings) {
      Entity unit = unit(level, finding);
      if (finding.hasFired() && unit != null) {
        LocalDate night = finding.bizDate();
        boolean right =
            (told ? Stream.of(unit) : entities(finding))
                .anyMatch(e -> truth.holds(scenario, e, s -> s.touches(night)));
        boolean elsewhere =
            right || entities(finding).anyMatch(e -> truth.holdsAny(e, night, s -> fits(s, night)));
        flagged.add(grades.of(finding), unit, right, elsewhere);
        if (right) {
          LocalDate unused = first.merge(unit, night, (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
    Set<Entity> known = truth.entities(scenario, level, nights, Scheme::touches);
    Set<Entity> undecided =
        findings.stream()
            .filter(f -> !f.hasFired())
            .map(f -> unit(level, f))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Set<Entity> missed = new HashSet<>(known);
    missed.removeAll(first.keySet());
    missed.retainAll(undecided);
    return new ScenarioScore(
        scenario,
        level,
        flagged.score(known),
        flagged.gradedScore(known),
        flagged.highScore(known),
        undecided.size(),
        missed.size(),
        flagged.byGrade(),
        lead(scenario, first));
  }

  /** A card stays a gang's tool after its last use; somebody is a victim for a time. */
  private static boolean fits(Scheme scheme, LocalDate night) {
    return Evaluation.isOfTools(scheme.scenario())
        ? scheme.hasBegunBy(night)
        : scheme.touches(night);
  }

  private LeadTime lead(String scenario, Map<Entity, LocalDate> first) {
    List<Double> hours = new ArrayList<>();
    first.forEach(
        (unit, night) -> {
          LocalDateTime payment = truth.firstPayment(scenario, unit, night);
          if (payment != null) {
            hours.add(LeadTime.hours(night, payment));
          }
        });
    return new LeadTime(hours);
  }

  /**
   * Look-alikes of the kinds of entity the scenario speaks of. Who is in its truth, or has a phone
   * or account that is, is none.
   */
  List<LookalikeCount> lookalikes(String scenario, List<Finding> findings) {
    Set<Entity> flagged = new HashSet<>();
    Set<Entity> high = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.hasFired()
          && entities(finding).noneMatch(e -> truth.holds(scenario, e, s -> true))) {
        entities(finding).forEach(flagged::add);
        if (Grades.isHigh(grades.of(finding))) {
          entities(finding).forEach(high::add);
        }
      }
    }
    return counts(scenario, levels(scenario, findings), flagged, high, truth.lookalikes());
  }

  static List<LookalikeCount> counts(
      String where,
      Set<String> levels,
      Set<Entity> flagged,
      Set<Entity> high,
      Map<String, Set<Entity>> lookalikes) {
    List<LookalikeCount> counts = new ArrayList<>();
    lookalikes.forEach(
        (kind, entities) -> {
          List<Entity> own = entities.stream().filter(e -> levels.contains(e.kind())).toList();
          if (!own.isEmpty()) {
            counts.add(
                new LookalikeCount(
                    where,
                    kind,
                    (int) own.stream().filter(flagged::contains).count(),
                    (int) own.stream().filter(high::contains).count(),
                    own.size()));
          }
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
