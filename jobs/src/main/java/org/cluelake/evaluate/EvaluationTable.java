package org.cluelake.evaluate;

import java.util.Locale;

/** An evaluation in fixed-width lines. */
final class EvaluationTable {

  private static final String HEAD = "%-18s %-8s %8s %6s %6s %6s %6s %6s %6s";
  private static final String LINE = "%-18s %-8s %8d %6d %6s %6d %6d %6s %6s";

  private EvaluationTable() {}

  static String of(Evaluation evaluation) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "Against the truth of the sample nation, %d nights%s\n",
            evaluation.nights().size(),
            evaluation.nights().isEmpty()
                ? ""
                : ", " + evaluation.nights().first() + " to " + evaluation.nights().last()));
    head(out, "scenario", "level");
    evaluation
        .scenarios()
        .forEach(
            s -> {
              line(out, s.scenario(), s.level(), s.score());
              if (s.undecided() > 0) {
                out.append("    could not tell about ").append(s.undecided()).append('\n');
              }
            });
    out.append('\n');
    head(out, "list", "tier");
    evaluation.lists().forEach(l -> line(out, l.list(), l.tier(), l.score()));
    SeriesScore series = evaluation.series();
    out.append(
        String.format(
            Locale.ROOT,
            "\nCase series of the last night: %d pairs of cases joined, %d of one gang (%s); %d pairs"
                + " of one gang in all (%s found)\n",
            series.joined(),
            series.right(),
            Score.share(series.precision()),
            series.truth(),
            Score.share(series.recall())));
    out.append("\nInnocent look-alikes flagged\n");
    evaluation.lookalikes().stream()
        .filter(l -> l.flagged() > 0)
        .forEach(
            l ->
                out.append(
                    String.format(
                        Locale.ROOT,
                        "%-18s %-28s %6d of %d\n",
                        l.where(),
                        l.kind(),
                        l.flagged(),
                        l.all())));
    if (evaluation.lookalikes().stream().allMatch(l -> l.flagged() == 0)) {
      out.append("none\n");
    }
    if (evaluation.unreadable() > 0) {
      out.append("Truth rows without a token, left out: ");
      out.append(evaluation.unreadable()).append('\n');
    }
    return out.toString();
  }

  private static void head(StringBuilder out, String what, String level) {
    String head =
        String.format(
            Locale.ROOT,
            HEAD,
            what,
            level,
            "flagged",
            "right",
            "prec",
            "truth",
            "found",
            "recall",
            "f1");
    out.append(head).append('\n').append("-".repeat(head.length())).append('\n');
  }

  private static void line(StringBuilder out, String what, String level, Score s) {
    out.append(
            String.format(
                Locale.ROOT,
                LINE,
                what,
                level,
                s.flagged(),
                s.right(),
                Score.share(s.precision()),
                s.truth(),
                s.found(),
                Score.share(s.recall()),
                Score.share(s.f1())))
        .append('\n');
  }
}
