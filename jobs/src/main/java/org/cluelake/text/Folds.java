package org.cluelake.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.run.TextHash;

/**
 * Labelled texts in folds: each is judged once by a model that has not seen it. Which fold a text
 * falls in depends on the seed and the text, never on the order of rows.
 */
final class Folds {

  private final List<List<LabelledText>> folds;

  private Folds(int count) {
    folds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      folds.add(new ArrayList<>());
    }
  }

  /** Folds with the same share of every class. */
  static Folds stratified(Collection<LabelledText> texts, int count, long seed) {
    List<LabelledText> order = new ArrayList<>(texts);
    order.sort(Comparator.comparing(LabelledText::label).thenComparing(t -> drawn(t, seed)));
    Folds folds = new Folds(count);
    for (int i = 0; i < order.size(); i++) {
      folds.folds.get(i % count).add(order.get(i));
    }
    return folds;
  }

  /**
   * Folds that keep every group whole, the shares of classes as even as that allows: large groups
   * first, each to the fold with the fewest texts of the group's most frequent class.
   */
  static Folds grouped(Collection<List<LabelledText>> groups, int count, long seed) {
    record Drawn(List<LabelledText> texts, String label, String draw) {}
    List<Drawn> order = new ArrayList<>();
    for (List<LabelledText> group : groups) {
      String draw = group.stream().map(t -> drawn(t, seed)).min(String::compareTo).orElseThrow();
      order.add(new Drawn(group, mostFrequent(group), draw));
    }
    order.sort(
        Comparator.comparingInt((Drawn g) -> -g.texts().size())
            .thenComparing(Drawn::label)
            .thenComparing(Drawn::draw));
    Folds folds = new Folds(count);
    for (Drawn group : order) {
      folds.folds.stream()
          .min(
              Comparator.comparingLong(
                      (List<LabelledText> f) ->
                          f.stream().filter(t -> t.label().equals(group.label())).count())
                  .thenComparingInt(List::size))
          .orElseThrow()
          .addAll(group.texts());
    }
    return folds;
  }

  private static String drawn(LabelledText text, long seed) {
    return TextHash.of(seed + "\n" + text.label() + "\n" + text.text());
  }

  private static String mostFrequent(List<LabelledText> group) {
    Map<String, Long> counts = new TreeMap<>();
    group.forEach(t -> counts.merge(t.label(), 1L, Long::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue())
        .orElseThrow()
        .getKey();
  }

  /** The texts of a fold. */
  List<LabelledText> inside(int fold) {
    return List.copyOf(folds.get(fold));
  }

  /** The texts of all other folds. */
  List<LabelledText> outside(int fold) {
    List<LabelledText> others = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      if (f != fold) {
        others.addAll(folds.get(f));
      }
    }
    return others;
  }
}
