package org.cluelake.evaluate;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.cluelake.metric.RankingMetrics;

/**
 * A list against third-party labels: who was listed on any night counts as listed, with the largest
 * score it had.
 *
 * @param labelled items with a label
 * @param positives of these, the positive ones
 * @param listed of the labelled, those with a score above 0
 * @param unlabelled scored items without a label, which are left out
 * @param metrics how the scores rank the labels; an item without a score has 0 and ranks last
 */
public record ListEvaluation(
    int labelled, int positives, int listed, int unlabelled, RankingMetrics metrics) {

  /** Any item with a score is on the list. */
  private static final double LISTED = Double.MIN_VALUE;

  /**
   * Compares.
   *
   * @param labels whether an item is positive, for every item that is judged
   * @param scores largest score of a listed item over all nights, 0 or more
   */
  public static ListEvaluation of(Map<String, Boolean> labels, Map<String, Double> scores) {
    double[] score = new double[labels.size()];
    boolean[] label = new boolean[labels.size()];
    int listed = 0;
    int positives = 0;
    int i = 0;
    for (String item : new TreeSet<>(labels.keySet())) {
      score[i] = scores.getOrDefault(item, 0.0);
      if (score[i] < 0) {
        throw new IllegalArgumentException("a score is 0 or more");
      }
      label[i] = labels.get(item);
      listed += score[i] > 0 ? 1 : 0;
      positives += label[i] ? 1 : 0;
      i++;
    }
    int unlabelled = (int) scores.keySet().stream().filter(s -> !labels.containsKey(s)).count();
    return new ListEvaluation(
        labels.size(), positives, listed, unlabelled, RankingMetrics.of(score, label));
  }

  /** The scores beside the published levels for AMLSim samples, as fixed-width lines. */
  public String text(String title) {
    StringBuilder out = new StringBuilder();
    out.append(title).append('\n');
    out.append("Listed on any night counts as listed; an account never listed has score 0.\n");
    out.append(
        String.format(
            Locale.ROOT,
            "%,d accounts, %,d in planted patterns (%.2f%%), %,d listed\n",
            labelled,
            positives,
            100 * metrics.prevalence(),
            listed));
    if (unlabelled > 0) {
      out.append(String.format(Locale.ROOT, "%,d scored without a label, left out\n", unlabelled));
    }
    RankingMetrics.Cut list = metrics.at(LISTED);
    RankingMetrics.Cut best = metrics.best();
    out.append(String.format(Locale.ROOT, "\n%-34s %8s\n", "", "here"));
    known(out, "average precision", metrics.averagePrecision(), "0.73-0.76", "0.91-0.92");
    line(out, "area under ROC", metrics.rocAuc());
    line(out, "precision at 100", metrics.precisionAtTop(100));
    line(out, "precision at 500", metrics.precisionAtTop(500));
    line(out, "recall at 1% false positives", metrics.recallAtFalsePositiveRate(0.01));
    line(out, "list: precision", list.precision());
    line(out, "list: recall", list.recall());
    known(out, "list: fraud-F1", list.f1(), "0.79-0.81", "0.87-0.89");
    line(out, "list: macro-F1", list.macroF1());
    known(out, "best threshold: fraud-F1", best.f1(), "0.79-0.81", "0.87-0.89");
    line(out, "best threshold: macro-F1", best.macroF1());
    for (double share : new double[] {0.01, 0.001}) {
      String at = String.format(Locale.ROOT, " at %s%% prevalence", 100 * share);
      line(out, "average precision" + at, metrics.averagePrecisionAt(share));
      line(out, "list: precision" + at, metrics.at(LISTED, share).precision());
    }
    out.append("Prevalences other than the sample's are derived by re-weighting negatives.\n");
    out.append(
        "Known levels see the whole file at once, with amounts; the list sees each night.\n");
    return out.toString();
  }

  private static void line(StringBuilder out, String metric, double value) {
    out.append(String.format(Locale.ROOT, "%-34s %8.3f\n", metric, value));
  }

  private static void known(
      StringBuilder out, String metric, double value, String aggregates, String structure) {
    out.append(
        String.format(
            Locale.ROOT,
            "%-34s %8.3f   boosted trees: %s on aggregates, %s with structure\n",
            metric,
            value,
            aggregates,
            structure));
  }
}
