package org.cluelake.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.cluelake.evaluate.Evaluation.CardList;
import org.cluelake.evaluate.Evaluation.ListScore;
import org.cluelake.evaluate.Evaluation.LookalikeCount;
import org.cluelake.evaluate.SchemeTruth.Scheme;

/**
 * Card lists against the truth. A card stays a fraud's tool after its last use, so a listed card is
 * right from the night its scheme begins, without an end. A card counts in every tier and in every
 * band of likelihood it was listed in, once in {@code high} and once in {@code all}.
 */
final class CardListEvaluation {

  private static final String ALL = "all";

  private final TruthIndex truth;
  private final SortedSet<LocalDate> nights;
  private final Map<String, List<ListRow>> rows = new TreeMap<>();

  CardListEvaluation(TruthIndex truth, SortedSet<LocalDate> nights, List<ListRow> listed) {
    this.truth = truth;
    this.nights = nights;
    Evaluation.CARD_LISTS.keySet().forEach(list -> rows.put(list, new ArrayList<>()));
    listed.forEach(r -> rows.get(r.list()).add(r));
  }

  List<ListScore> scores() {
    List<ListScore> scores = new ArrayList<>();
    rows.forEach((list, own) -> scores.addAll(scores(list, own)));
    return List.copyOf(scores);
  }

  private List<ListScore> scores(String list, List<ListRow> own) {
    Map<String, Flagged> flagged = new TreeMap<>();
    flagged.put(ALL, new Flagged());
    for (ListRow row : own) {
      boolean right = isRight(row);
      Set<String> places = new HashSet<>(List.of(row.tier(), ALL));
      if (row.band() != null) {
        boolean unused = places.add(row.band());
      }
      places.forEach(
          place ->
              flagged
                  .computeIfAbsent(place, p -> new Flagged())
                  .add(row.grade(), card(row), right, right));
    }
    Set<Entity> known = known(list);
    List<ListScore> scores = new ArrayList<>();
    flagged.forEach((place, on) -> scores.add(new ListScore(list, place, on.score(known))));
    return scores;
  }

  /** The list's rows of its highest grade alone. */
  Score high(String list) {
    Flagged flagged = new Flagged();
    rows.get(list).forEach(r -> flagged.add(r.grade(), card(r), isRight(r), false));
    return flagged.highScore(known(list));
  }

  List<LookalikeCount> lookalikes() {
    List<LookalikeCount> counts = new ArrayList<>();
    rows.forEach(
        (list, own) -> {
          Set<Entity> listed = new HashSet<>();
          Set<Entity> high = new HashSet<>();
          for (ListRow row : own) {
            boolean innocent =
                Evaluation.CARD_LISTS.get(list).scenarios().stream()
                    .noneMatch(s -> truth.holds(s, card(row), w -> true));
            if (innocent) {
              boolean unused = listed.add(card(row));
            }
            if (innocent && Grades.isHigh(row.grade())) {
              boolean unused = high.add(card(row));
            }
          }
          Set<String> level = Set.of(Evaluation.CARD_LISTS.get(list).subjectKind());
          counts.addAll(ScenarioEvaluation.counts(list, level, listed, high, truth.lookalikes()));
        });
    return counts;
  }

  /** Each list ranked by the most it said of a card; cards never listed come last. */
  List<Ranking> rankings() {
    List<Ranking> rankings = new ArrayList<>();
    rows.forEach(
        (list, own) -> {
          Map<Entity, Double> said = new TreeMap<>();
          Set<Entity> right = new HashSet<>();
          boolean probable = !own.isEmpty() && own.stream().allMatch(r -> r.likelihood() != null);
          for (ListRow row : own) {
            Double unused = said.merge(card(row), row.rank(), Math::max);
            if (isRight(row)) {
              boolean unusedToo = right.add(card(row));
            }
          }
          rankings.add(Ranking.of(list, said, right, known(list), probable));
        });
    return rankings;
  }

  private boolean isRight(ListRow row) {
    return Evaluation.CARD_LISTS.get(row.list()).scenarios().stream()
        .anyMatch(s -> truth.holds(s, card(row), w -> w.hasBegunBy(row.bizDate())));
  }

  private Set<Entity> known(String list) {
    CardList cards = Evaluation.CARD_LISTS.get(list);
    Set<Entity> known = new HashSet<>();
    for (String scenario : cards.scenarios()) {
      known.addAll(truth.entities(scenario, cards.subjectKind(), nights, Scheme::hasBegunBy));
    }
    return known;
  }

  private static Entity card(ListRow row) {
    return new Entity(row.subjectKind(), row.subject());
  }
}
