package org.cluelake.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.cluelake.evaluate.Evaluation.ListScore;
import org.cluelake.evaluate.Evaluation.LookalikeCount;
import org.cluelake.evaluate.SchemeTruth.Scheme;

/**
 * Card lists against the truth. A card stays a fraud's tool after its last use, so a listed card is
 * right from the night its scheme begins, without an end. A card counts in every tier it was listed
 * in and once in {@code all}.
 */
final class CardListEvaluation {

  private static final String ALL = "all";

  private final TruthIndex truth;
  private final SortedSet<LocalDate> nights;

  CardListEvaluation(TruthIndex truth, SortedSet<LocalDate> nights) {
    this.truth = truth;
    this.nights = nights;
  }

  List<ListScore> scores(List<ListRow> rows) {
    List<ListScore> scores = new ArrayList<>();
    byList(rows).forEach((list, own) -> scores.addAll(scores(list, own)));
    return List.copyOf(scores);
  }

  List<LookalikeCount> lookalikes(List<ListRow> rows) {
    List<LookalikeCount> counts = new ArrayList<>();
    byList(rows)
        .forEach(
            (list, own) -> {
              Set<Entity> listed = new HashSet<>();
              own.forEach(r -> listed.add(new Entity(r.subjectKind(), r.subject())));
              counts.addAll(ScenarioEvaluation.counts(list, listed, truth.lookalikes()));
            });
    return counts;
  }

  private static Map<String, List<ListRow>> byList(List<ListRow> rows) {
    Map<String, List<ListRow>> lists = new TreeMap<>();
    Evaluation.CARD_LISTS.keySet().forEach(list -> lists.put(list, new ArrayList<>()));
    rows.forEach(r -> lists.computeIfAbsent(r.list(), l -> new ArrayList<>()).add(r));
    return lists;
  }

  private List<ListScore> scores(String list, List<ListRow> rows) {
    Evaluation.CardList cards = Evaluation.CARD_LISTS.get(list);
    Map<String, Set<Entity>> listed = new TreeMap<>();
    Map<String, Set<Entity>> right = new TreeMap<>();
    Set<Entity> known = new HashSet<>();
    listed.put(ALL, new HashSet<>());
    right.put(ALL, new HashSet<>());
    for (ListRow row : rows) {
      Entity card = new Entity(row.subjectKind(), row.subject());
      boolean isRight =
          cards.scenarios().stream()
              .anyMatch(s -> truth.holds(s, card, w -> w.hasBegunBy(row.bizDate())));
      for (String tier : List.of(row.tier(), ALL)) {
        listed.computeIfAbsent(tier, t -> new HashSet<>()).add(card);
        Set<Entity> hits = right.computeIfAbsent(tier, t -> new HashSet<>());
        if (isRight) {
          hits.add(card);
        }
      }
    }
    for (String scenario : cards.scenarios()) {
      known.addAll(truth.entities(scenario, cards.subjectKind(), nights, Scheme::hasBegunBy));
    }
    List<ListScore> scores = new ArrayList<>();
    listed.forEach(
        (tier, on) ->
            scores.add(
                new ListScore(
                    list,
                    tier,
                    new Score(
                        on.size(),
                        right.get(tier).size(),
                        known.size(),
                        (int) known.stream().filter(right.get(tier)::contains).count()))));
    return scores;
  }
}
