package org.cluelake.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.cluelake.evaluate.Figures.Part;
import org.cluelake.evaluate.Figures.Plot;
import org.cluelake.evaluate.Figures.Table;
import org.cluelake.metric.RankingMetrics;
import org.cluelake.metric.RankingMetrics.Cut;
import org.cluelake.metric.RankingMetrics.Point;
import org.cluelake.metric.Reliability;

/**
 * A score against labels, row by row, in the figures papers report side by side.
 *
 * @param name of the table
 * @param rows labelled rows
 * @param unlabelled rows left out
 * @param prevalence share of positives
 * @param chosen whether the threshold was given; otherwise it is the one of the best F1 on the very
 *     rows it is judged on, which flatters it
 * @param cut the quality of the threshold
 * @param figures by name, in the order people read them
 * @param curve every threshold from the highest down
 * @param reliability null where the scores are no probabilities
 */
public record LabelledEvaluation(
    String name,
    int rows,
    long unlabelled,
    double prevalence,
    boolean chosen,
    Cut cut,
    Map<String, Double> figures,
    List<Point> curve,
    Reliability reliability) {

  private static final double[] RARER = {0.01, 0.001};

  /**
   * Judges.
   *
   * @param name of the table
   * @param scores higher means more likely positive; probabilities where all lie in 0 to 1
   * @param labels whether the row at the same place is positive; both classes occur
   * @param unlabelled rows that were left out
   * @param threshold rows at or above it are flagged; null for that of the best F1
   */
  public static LabelledEvaluation of(
      String name, double[] scores, boolean[] labels, long unlabelled, Double threshold) {
    RankingMetrics metrics = RankingMetrics.of(scores, labels);
    Cut cut = threshold == null ? metrics.best() : metrics.at(threshold);
    boolean probable = DoubleStream.of(scores).allMatch(s -> s >= 0 && s <= 1);
    Reliability reliability = probable ? Reliability.of(scores, labels) : null;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("auc", metrics.rocAuc());
    figures.put("average_precision", metrics.averagePrecision());
    figures.put("threshold", cut.threshold());
    figures.put("precision", cut.precision());
    figures.put("recall", cut.recall());
    figures.put("fraud_f1", cut.f1());
    figures.put("macro_f1", cut.macroF1());
    figures.put("precision_at_100", metrics.precisionAtTop(100));
    figures.put("precision_at_500", metrics.precisionAtTop(500));
    figures.put("recall_at_1%_false_positives", metrics.recallAtFalsePositiveRate(0.01));
    figures.put("brier", reliability == null ? null : reliability.brier());
    for (double share : RARER) {
      String at = String.format(Locale.ROOT, "_at_%s%%_prevalence", 100 * share);
      figures.put("average_precision" + at, metrics.averagePrecisionAt(share));
      figures.put("precision_at_100" + at, metrics.precisionAtTop(100, share));
      figures.put("precision" + at, metrics.at(cut.threshold(), share).precision());
    }
    return new LabelledEvaluation(
        name,
        labels.length,
        unlabelled,
        metrics.prevalence(),
        threshold != null,
        cut,
        figures,
        metrics.curve(),
        reliability);
  }

  /** As fixed-width tables. */
  public String table() {
    return figures(name).text();
  }

  /** As tables and plots. */
  public Figures figures(String title) {
    Ranking ranking = new Ranking("scores", figures.get("average_precision"), curve, reliability);
    List<Plot> plots = new ArrayList<>(Plots.precision(List.of(ranking)));
    plots.addAll(Plots.roc("area " + Score.share(figures.get("auc")), curve));
    plots.addAll(Plots.reliability(List.of(ranking)));
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "Figures",
            1,
            List.of("figure", "value"),
            figures.entrySet().stream()
                .map(
                    f ->
                        List.of(
                            f.getKey().replace('_', ' '),
                            f.getValue() == null
                                ? "-"
                                : String.format(Locale.ROOT, "%.4f", f.getValue())))
                .toList()));
    if (reliability != null) {
      tables.add(
          new Table(
              "What was said and what happened, by tenths of the probability",
              0,
              List.of("rows", "said", "happened", "95%"),
              reliability.bins().stream()
                  .map(
                      b ->
                          List.of(
                              String.format(Locale.ROOT, "%,d", b.items()),
                              Score.share(b.said()),
                              Score.share(b.happened()),
                              Words.interval(Math.round(b.happened() * b.items()), b.items())))
                  .toList()));
    }
    return new Figures(
        title,
        String.format(
            Locale.ROOT,
            "%,d labelled rows, %.2f%% of them positive%s.",
            rows,
            100 * prevalence,
            unlabelled > 0
                ? String.format(Locale.ROOT, "; %,d without a label left out", unlabelled)
                : ""),
        List.of(new Part("Scores against labels", note(), plots, tables)));
  }

  private String note() {
    return (chosen
            ? "The threshold was given."
            : "The threshold is the one of the best F1 on these very rows, which flatters it.")
        + " Figures at another prevalence are derived by re-weighting negatives."
        + (reliability == null
            ? " Scores outside 0 to 1 are no probabilities: no Brier score, no reliability."
            : "");
  }

  /** As JSON. */
  public String json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    tree.put("rows", rows);
    tree.put("unlabelled", unlabelled);
    tree.put("prevalence", prevalence);
    tree.put("threshold_given", chosen);
    tree.put("figures", figures);
    tree.put("curve", curve);
    tree.put("bins", reliability == null ? List.of() : reliability.bins());
    return EvaluationJson.written(tree);
  }
}
