package org.cluelake.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.evaluate.Evaluation.LookalikeCount;
import org.cluelake.evaluate.Evaluation.ScenarioScore;

/**
 * What is asked of each scenario: nine of ten right among those graded high, 85 of 100 found, of no
 * class of look-alikes more than one in a thousand flagged.
 *
 * <p>A class of a thousand look-alikes is judged by itself, and so is a smaller one that fails
 * beyond chance; the other smaller ones are judged together, as one class of innocent entities.
 */
final class Bars {

  private static final String TOGETHER = "smaller classes together";

  private Bars() {}

  /** The bars of a scenario at the levels its truth speaks of, or at every level without any. */
  static List<Bar> of(
      String scenario, List<ScenarioScore> scores, List<LookalikeCount> lookalikes) {
    List<ScenarioScore> told = scores.stream().filter(s -> s.score().truth() > 0).toList();
    List<Bar> bars = new ArrayList<>();
    for (ScenarioScore s : told.isEmpty() ? scores : told) {
      bars.add(Bar.precision(scenario, s.level(), s.high()));
      bars.add(Bar.recall(scenario, s.level(), s.graded()));
    }
    bars.addAll(lookalikes(scenario, lookalikes));
    return bars;
  }

  /** The class that fails by most, and how many more do; or the one nearest to failing. */
  static List<Bar> lookalikes(String where, List<LookalikeCount> counts) {
    List<Bar> classes = new ArrayList<>();
    Map<String, Integer> together = new TreeMap<>(Map.of("flagged", 0, "all", 0));
    for (LookalikeCount count : counts) {
      Bar bar = Bar.lookalikes(where, "", count.kind(), count.flagged(), count.all());
      if (count.all() >= Verdict.LEAST_INNOCENT || bar.verdict() == Verdict.NOT_MET) {
        classes.add(bar);
      } else {
        together.merge("flagged", count.flagged(), Integer::sum);
        together.merge("all", count.all(), Integer::sum);
      }
    }
    if (together.get("all") > 0) {
      classes.add(
          Bar.lookalikes(where, "", TOGETHER, together.get("flagged"), together.get("all")));
    }
    long failing = classes.stream().filter(b -> b.verdict() == Verdict.NOT_MET).count();
    return classes.stream()
        .max(NEAREST_TO_FAILING)
        .map(b -> failing > 1 ? b.withMore(failing - 1) : b)
        .map(List::of)
        .orElse(List.of());
  }

  private static final Comparator<Bar> NEAREST_TO_FAILING =
      Comparator.comparing(
              (Bar b) ->
                  List.of(Verdict.MET, Verdict.TOO_FEW, Verdict.NOT_MET).indexOf(b.verdict()))
          .thenComparing(Bar::share)
          .thenComparing(Bar::detail, Comparator.reverseOrder());
}
