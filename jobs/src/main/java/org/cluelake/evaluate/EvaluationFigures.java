package org.cluelake.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cluelake.evaluate.Evaluation.GradeScore;
import org.cluelake.evaluate.Evaluation.ScenarioScore;
import org.cluelake.evaluate.Figures.Part;
import org.cluelake.evaluate.Figures.Plot;
import org.cluelake.evaluate.Figures.Table;

/** The evaluation of nights against a truth as tables and plots. */
final class EvaluationFigures {

  private EvaluationFigures() {}

  static Figures of(Evaluation e) {
    List<Part> parts = new ArrayList<>();
    parts.add(scenarios(e));
    parts.add(clues(e));
    parts.add(lists(e));
    parts.add(lookalikes(e));
    parts.add(bars(e));
    return new Figures(title(e), prevalence(e), parts);
  }

  static String title(Evaluation e) {
    return String.format(
        Locale.ROOT,
        "Against the truth of the sample nation, %d nights%s",
        e.nights().size(),
        e.nights().isEmpty() ? "" : ", " + e.nights().first() + " to " + e.nights().last());
  }

  static String prevalence(Evaluation e) {
    Prevalence p = e.prevalence();
    return String.format(
            Locale.ROOT,
            "%,d victims among %,d people (%s), %,d mules among %,d accounts (%s).",
            p.victims(),
            p.people(),
            percent(p.victimShare()),
            p.mules(),
            p.accounts(),
            percent(p.muleShare()))
        + (e.unreadable() > 0
            ? " Identities of the truth without a token, left out: " + e.unreadable() + "."
            : "");
  }

  private static Part scenarios(Evaluation e) {
    return new Part(
        "Scenarios",
        "A flagged entity is right where the truth holds it for the scenario in a window that"
            + " touches a night it was flagged on; a window runs from its start to three days past"
            + " its end. \"Missed, unsure\" are entities of the truth that were not found because"
            + " the detectors could not tell. Lead is in hours from the cut-off of the first night"
            + " that was right to the first payment: the victim's own or, for a gang's card, its"
            + " campaign's; below zero the money had gone.",
        List.of(),
        List.of(
            new Table(
                "Every scenario by the kind of entity",
                2,
                List.of(
                    "scenario",
                    "level",
                    "flagged",
                    "right",
                    "precision",
                    "truth",
                    "found",
                    "recall",
                    "unsure",
                    "missed, unsure",
                    "lead median",
                    "lead p10",
                    "leads",
                    "ahead"),
                e.scenarios().stream().map(EvaluationFigures::line).toList()),
            new Table(
                "By grade: of the clue, or tier or band of the list (an entity counts in every"
                    + " grade it had; \"other fraud\" are wrong here and part of another fraud)",
                3,
                List.of(
                    "scenario",
                    "level",
                    "grade",
                    "flagged",
                    "right",
                    "precision",
                    "95%",
                    "other fraud"),
                e.scenarios().stream()
                    .filter(s -> s.score().truth() > 0 || isUntold(e, s.scenario()))
                    .flatMap(
                        s ->
                            s.grades().stream().map(g -> line(List.of(s.scenario(), s.level()), g)))
                    .toList())));
  }

  /** Whether there is nothing of the scenario to be found, so that no level is more telling. */
  private static boolean isUntold(Evaluation e, String scenario) {
    return e.scenarios().stream()
        .noneMatch(s -> s.scenario().equals(scenario) && s.score().truth() > 0);
  }

  private static List<String> line(ScenarioScore s) {
    Score score = s.score();
    return List.of(
        s.scenario(),
        s.level(),
        number(score.flagged()),
        number(score.right()),
        Score.share(score.precision()),
        number(score.truth()),
        number(score.found()),
        Score.share(score.recall()),
        number(s.undecided()),
        number(s.undecidedTruth()),
        hours(s.lead().median()),
        hours(s.lead().p10()),
        number(s.lead().hours().size()),
        number(s.lead().ahead()));
  }

  private static List<String> line(List<String> where, GradeScore g) {
    List<String> line = new ArrayList<>(where);
    line.add(g.grade());
    line.add(number(g.flagged()));
    line.add(number(g.right()));
    line.add(Score.share(g.flagged() == 0 ? null : (double) g.right() / g.flagged()));
    line.add(Words.interval(g.right(), g.flagged()));
    line.add(number(g.other()));
    return line;
  }

  private static Part clues(Evaluation e) {
    ClueScores c = e.clues();
    List<Plot> plots = new ArrayList<>(Plots.precision(e.rankings()));
    plots.addAll(Plots.reliability(e.rankings()));
    plots.addAll(Plots.leads(c.lead()));
    return new Part(
        "Clues",
        "People with a clue, whatever the scenario; right where they were being defrauded or drawn"
            + " in on a night of the clue. The likelihood is judged as a probability: Brier score"
            + " is the mean squared distance from what happened (0 is perfect; saying the share of"
            + " right ones to everybody gives the score in the last column). Ages come from the"
            + " truth of the sample alone: no table of the lake joins an age to a person.",
        plots,
        List.of(
            new Table(
                "Clues by grade",
                1,
                List.of("grade", "people", "right", "precision", "95%"),
                c.grades().stream().map(g -> line(List.of(), g).subList(0, 5)).toList()),
            new Table(
                "All clues",
                0,
                List.of(
                    "people",
                    "right",
                    "precision",
                    "to be found",
                    "found",
                    "recall",
                    "lead median",
                    "lead p10",
                    "leads",
                    "ahead"),
                List.of(
                    List.of(
                        number(c.score().flagged()),
                        number(c.score().right()),
                        Score.share(c.score().precision()),
                        number(c.score().truth()),
                        number(c.score().found()),
                        Score.share(c.score().recall()),
                        hours(c.lead().median()),
                        hours(c.lead().p10()),
                        number(c.lead().hours().size()),
                        number(c.lead().ahead())))),
            new Table(
                "Honesty of the likelihood by age band",
                1,
                List.of("age", "people", "right", "Brier score", "of the mere share"),
                c.ages().stream()
                    .map(
                        a ->
                            List.of(
                                a.band(),
                                number(a.people()),
                                number(a.right()),
                                Score.share(a.reliability().brier()),
                                Score.share(
                                    (double) a.right()
                                        / a.people()
                                        * (1 - (double) a.right() / a.people()))))
                    .toList())));
  }

  private static Part lists(Evaluation e) {
    SeriesScore series = e.series();
    return new Part(
        "Lists and case series",
        "A listed card is right from the night its scheme begins, without an end. Pairs of cases in"
            + " one series are right where both are of one gang.",
        List.of(),
        List.of(
            new Table(
                "Card lists by tier, and by band where the list gives a likelihood",
                2,
                List.of(
                    "list",
                    "tier",
                    "flagged",
                    "right",
                    "precision",
                    "95%",
                    "truth",
                    "found",
                    "recall"),
                e.lists().stream()
                    .map(
                        l ->
                            List.of(
                                l.list(),
                                l.tier(),
                                number(l.score().flagged()),
                                number(l.score().right()),
                                Score.share(l.score().precision()),
                                Words.interval(l.score().right(), l.score().flagged()),
                                number(l.score().truth()),
                                number(l.score().found()),
                                Score.share(l.score().recall())))
                    .toList()),
            new Table(
                "Case series of the last night, in pairs of cases",
                0,
                List.of("joined", "of one gang", "precision", "of one gang in all", "recall"),
                List.of(
                    List.of(
                        number(series.joined()),
                        number(series.right()),
                        Score.share(series.precision()),
                        number(series.truth()),
                        Score.share(series.recall()))))));
  }

  private static Part lookalikes(Evaluation e) {
    return new Part(
        "Innocent look-alikes",
        "Who is in the truth of the scenario is no look-alike of it. Kinds of which nobody was"
            + " flagged are left out here; the JSON has them.",
        List.of(),
        List.of(
            new Table(
                "Innocent look-alikes flagged",
                2,
                List.of(
                    "where", "kind", "flagged", "of", "per 1,000", "95%", "high", "high per 1,000"),
                e.lookalikes().stream()
                    .filter(l -> l.flagged() > 0)
                    .map(
                        l ->
                            List.of(
                                l.where(),
                                l.kind(),
                                number(l.flagged()),
                                number(l.all()),
                                Words.perThousand(l.flagged(), l.all()),
                                Words.intervalPerThousand(l.flagged(), l.all()),
                                number(l.high()),
                                Words.perThousand(l.high(), l.all())))
                    .toList())));
  }

  private static Part bars(Evaluation e) {
    return new Part(
        "What is asked",
        "Precision of what is graded high or urgent (tier A where a list gives no band) at least"
            + " 0.9, recall over all grades at least 0.85, no class of look-alikes flagged more than"
            + " 1 in 1,000. Fewer than 20, or 1,000 look-alikes, decide only where their whole 95%"
            + " interval misses the bar. Of look-alikes the class that fails by most is named, or else the"
            + " nearest to failing.",
        List.of(),
        List.of(bars("What is asked, and whether it is met", e.bars())));
  }

  /** Bars as a table, in the order given. */
  static Table bars(String caption, List<Bar> bars) {
    return new Table(
        caption,
        5,
        List.of(
            "where", "level", "measure", "of", "verdict", "count", "base", "share", "95%", "asked"),
        bars.stream().map(EvaluationFigures::line).toList());
  }

  private static List<String> line(Bar b) {
    boolean rare = b.measure() == Bar.Measure.LOOKALIKES;
    return List.of(
        b.where(),
        b.level(),
        b.measure().words(),
        b.detail(),
        b.verdict().words(),
        number(b.count()),
        number(b.base()),
        b.share() == null ? "-" : String.format(Locale.ROOT, rare ? "%.4f" : "%.3f", b.share()),
        Words.interval(b.count(), b.base()),
        rare ? "<= 0.001" : ">= " + b.limit());
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String hours(Double hours) {
    return hours == null ? "-" : String.format(Locale.ROOT, "%.1f", hours);
  }

  private static String percent(Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.3f%%", 100 * share);
  }
}
