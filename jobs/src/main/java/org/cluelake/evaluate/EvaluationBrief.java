package org.cluelake.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cluelake.evaluate.Figures.Part;

/**
 * The evaluation of nights in one screen: the bars of clues and card lists, then the bars of single
 * scenarios that are missed by most. Everything is still counted; only what is printed is less.
 */
final class EvaluationBrief {

  private static final int WORST = 10;

  private EvaluationBrief() {}

  static Figures of(Evaluation e) {
    List<String> scenarios = e.scenarios().stream().map(s -> s.scenario()).toList();
    List<Bar> whole = e.bars().stream().filter(b -> !scenarios.contains(b.where())).toList();
    List<Bar> missed =
        e.bars().stream()
            .filter(b -> scenarios.contains(b.where()) && b.verdict() == Verdict.NOT_MET)
            .sorted(BY_MISS)
            .toList();
    List<Bar> worst = missed.subList(0, Math.min(WORST, missed.size()));
    return new Figures(
        EvaluationFigures.title(e),
        EvaluationFigures.prevalence(e) + "\n" + tally(e.bars()),
        List.of(
            new Part(
                "In short",
                "",
                List.of(),
                List.of(
                    EvaluationFigures.bars("Clues and lists", whole),
                    EvaluationFigures.bars(
                        String.format(
                            Locale.ROOT,
                            "Scenarios, the worst %d of %d bars not met",
                            worst.size(),
                            missed.size()),
                        worst)))));
  }

  private static String tally(List<Bar> bars) {
    return String.format(
        Locale.ROOT,
        "Of %d bars %d are met, %d are not, %d have too few cases to tell.",
        bars.size(),
        count(bars, Verdict.MET),
        count(bars, Verdict.NOT_MET),
        count(bars, Verdict.TOO_FEW));
  }

  private static long count(List<Bar> bars, Verdict verdict) {
    return bars.stream().filter(b -> b.verdict() == verdict).count();
  }

  /** Precision and recall by how far they fall short; look-alikes, of another scale, after them. */
  private static final Comparator<Bar> BY_MISS =
      Comparator.comparing((Bar b) -> b.measure() == Bar.Measure.LOOKALIKES)
          .thenComparing(b -> -Math.abs(b.limit() - b.share()))
          .thenComparing(Bar::where)
          .thenComparing(Bar::level)
          .thenComparing(Bar::measure);
}
