package org.cluelake.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** An evaluation as a table or as JSON. */
public final class EvaluationText {

  private final TextEvaluation evaluation;
  private final TextSpec spec;

  public EvaluationText(TextEvaluation evaluation, TextSpec spec) {
    this.evaluation = evaluation;
    this.spec = spec;
  }

  /** Figures, then by class its F1, then which classes were taken for which. */
  public String table() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%s: %d texts in %d campaigns of near-duplicates, %d folds, %d repeats",
        evaluation.name(),
        evaluation.texts(),
        evaluation.nearDuplicateGroups(),
        evaluation.folds(),
        evaluation.apart().size());
    line(out, "%-44s %14s %22s", "", "dealt singly", "campaigns kept whole");
    String many = "macro-F1, classes of at least " + spec.minClassRows() + " rows";
    figures(out, many, Confusion::macroF1);
    figures(out, "fraud against the rest, F1", Confusion::fraudF1);
    figures(out, "  taken for fraud, rows a repeat", Confusion::falseAlarms);
    figures(out, "  fraud missed, rows a repeat", Confusion::missed);
    line(out, "F1 by class");
    Confusion first = evaluation.apart().get(0);
    for (String label : first.counts().keySet()) {
      figures(out, "  " + label + " (" + first.rows(label) + " rows)", c -> c.f1(label));
    }
    line(out, "Taken for another class in the first repeat, dealt singly");
    first
        .counts()
        .forEach(
            (label, row) ->
                row.forEach(
                    (said, rows) -> {
                      if (!said.equals(label)) {
                        line(out, "  %-24s as %-24s %5d", label, said, rows);
                      }
                    }));
    return out.toString();
  }

  private void figures(StringBuilder out, String name, ToDoubleFunction<Confusion> figure) {
    line(
        out,
        "%-44s %14s %22s",
        name,
        figure(evaluation.apart(), figure),
        figure(evaluation.together(), figure));
  }

  /** The mean, and with repeats their standard deviation. */
  private static String figure(List<Confusion> repeats, ToDoubleFunction<Confusion> figure) {
    double mean = mean(repeats, figure);
    String text = String.format(Locale.ROOT, mean > 1 ? "%.1f" : "%.4f", mean);
    return repeats.size() == 1
        ? text
        : text + String.format(Locale.ROOT, " (%.4f)", deviation(repeats, figure));
  }

  private static double mean(List<Confusion> repeats, ToDoubleFunction<Confusion> figure) {
    return repeats.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static double deviation(List<Confusion> repeats, ToDoubleFunction<Confusion> figure) {
    double mean = mean(repeats, figure);
    double squares =
        repeats.stream().mapToDouble(c -> Math.pow(figure.applyAsDouble(c) - mean, 2)).sum();
    return repeats.size() < 2 ? 0 : Math.sqrt(squares / (repeats.size() - 1));
  }

  /** The same as JSON: by way of dealing, the figures of every repeat and its confusion. */
  public String json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("spec", evaluation.name());
    root.put("texts", evaluation.texts());
    root.put("nearDuplicateGroups", evaluation.nearDuplicateGroups());
    root.put("folds", evaluation.folds());
    root.put("minClassRows", spec.minClassRows());
    repeats(root.putArray("dealtSingly"), evaluation.apart());
    repeats(root.putArray("campaignsKeptWhole"), evaluation.together());
    return root.toPrettyString();
  }

  private static void repeats(ArrayNode into, List<Confusion> repeats) {
    for (Confusion confusion : repeats) {
      ObjectNode repeat = into.addObject();
      repeat.put("macroF1", confusion.macroF1());
      repeat.put("fraudF1", confusion.fraudF1());
      repeat.put("takenForFraud", confusion.falseAlarms());
      repeat.put("fraudMissed", confusion.missed());
      ObjectNode classes = repeat.putObject("classes");
      confusion
          .counts()
          .forEach(
              (label, row) -> {
                ObjectNode node = classes.putObject(label);
                node.put("rows", confusion.rows(label));
                node.put("f1", confusion.f1(label));
                ObjectNode said = node.putObject("said");
                row.forEach(said::put);
              });
    }
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
