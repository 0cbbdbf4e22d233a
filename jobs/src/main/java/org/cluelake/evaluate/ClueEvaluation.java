package org.cluelake.evaluate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cluelake.evaluate.SchemeTruth.Scheme;

/**
 * Clues against the truth, person by person. A clue is right on a night where its person, or a
 * phone or account of theirs that a finding names, is held by the truth then: as a victim of a
 * campaign, or for any scenario whose detectors make clues. Recall is of the people the truth knows
 * by name: victims, people of those scenarios, and those of the right clues.
 */
final class ClueEvaluation {

  private final TruthIndex truth;
  private final SortedSet<LocalDate> nights;
  private final List<ClueRow> clues;
  private final Set<String> scenarios = new HashSet<>();
  private final Map<Long, Set<Entity>> belongings = new HashMap<>();
  private final Map<Entity, Double> likelihoods = new TreeMap<>();
  private final Map<Entity, LocalDate> first = new HashMap<>();
  private final Flagged flagged = new Flagged();
  private final Set<Entity> known;

  ClueEvaluation(
      TruthIndex truth,
      SortedSet<LocalDate> nights,
      Said said,
      Map<String, String> scenarioOfDetector) {
    this.truth = truth;
    this.nights = nights;
    this.clues = said.clues();
    clues.stream()
        .flatMap(c -> c.detectors().stream())
        .map(scenarioOfDetector::get)
        .filter(s -> s != null)
        .forEach(scenarios::add);
    for (Finding finding : said.findings()) {
      if (finding.person() != null
          && scenarios.contains(scenarioOfDetector.get(finding.detector()))) {
        boolean unused =
            belongings
                .computeIfAbsent(finding.person(), p -> new HashSet<>())
                .add(new Entity(finding.subjectKind(), finding.subject()));
      }
    }
    clues.forEach(this::judge);
    this.known = known();
  }

  private void judge(ClueRow clue) {
    Entity person = new Entity(Entity.PERSON, clue.person());
    LocalDate night = clue.bizDate();
    boolean right =
        truth.isVictim(person, night)
            || Stream.concat(
                    Stream.of(person), belongings.getOrDefault(clue.person(), Set.of()).stream())
                .anyMatch(
                    e ->
                        scenarios.stream().anyMatch(s -> truth.holds(s, e, w -> w.touches(night))));
    flagged.add(clue.grade(), person, right, right);
    Double unused = likelihoods.merge(person, clue.likelihood(), Math::max);
    if (right) {
      LocalDate unusedToo = first.merge(person, night, (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  private Set<Entity> known() {
    Set<Entity> people = new HashSet<>(truth.victims(nights));
    for (String scenario : scenarios) {
      people.addAll(truth.entities(scenario, Entity.PERSON, nights, Scheme::touches));
    }
    people.addAll(flagged.right());
    return people;
  }

  ClueScores scores() {
    List<Double> hours = new ArrayList<>();
    first.forEach(
        (person, night) -> {
          LocalDateTime payment = truth.ownFirstPayment(person, night);
          if (payment != null) {
            hours.add(LeadTime.hours(night, payment));
          }
        });
    return new ClueScores(
        flagged.score(known),
        flagged.highScore(known),
        flagged.byGrade(),
        new LeadTime(hours),
        ages());
  }

  /** Clues ranked by the largest likelihood each had; people without one come last. */
  Ranking ranking() {
    return Ranking.of("clues", likelihoods, flagged.right(), known, true);
  }

  private List<ClueScores.AgeBand> ages() {
    Map<String, Map<Entity, Double>> bands = new TreeMap<>();
    likelihoods.forEach(
        (person, likelihood) ->
            bands
                .computeIfAbsent(truth.ageBand(person.token()), b -> new TreeMap<>())
                .put(person, likelihood));
    List<ClueScores.AgeBand> ages = new ArrayList<>();
    bands.forEach(
        (band, people) ->
            ages.add(
                new ClueScores.AgeBand(
                    band,
                    people.size(),
                    (int) people.keySet().stream().filter(flagged.right()::contains).count(),
                    Ranking.reliability(people, flagged.right()))));
    return ages;
  }
}
