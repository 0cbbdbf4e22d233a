package org.cluelake.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cluelake.metric.RankingMetrics;
import org.cluelake.metric.Reliability;

/**
 * What learners said of rows they had not seen.
 *
 * @param scores log-odds or points
 * @param probabilities calibrated inside the training part
 * @param decisions whether the probability reaches the threshold chosen inside the training part
 * @param labels what is true
 */
record Outcome(double[] scores, double[] probabilities, boolean[] decisions, boolean[] labels) {

  private static final double[] PREVALENCES = {0.01, 0.001};

  /** Every figure by its name, in the order they are shown. */
  Map<String, Double> figures() {
    RankingMetrics ranking = RankingMetrics.of(scores, labels);
    double[] flags = new double[decisions.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = decisions[i] ? 1 : 0;
    }
    RankingMetrics decided = RankingMetrics.of(flags, labels);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("auc", ranking.rocAuc());
    figures.put("average_precision", ranking.averagePrecision());
    cut(figures, "", decided.at(1));
    figures.put("precision_at_100", ranking.precisionAtTop(100));
    figures.put("precision_at_500", ranking.precisionAtTop(500));
    figures.put("recall_at_1_percent_false_positives", ranking.recallAtFalsePositiveRate(0.01));
    figures.put("brier", Reliability.of(probabilities, labels).brier());
    for (double share : PREVALENCES) {
      String at = share == PREVALENCES[0] ? "_prevalence_1_percent" : "_prevalence_0.1_percent";
      figures.put("average_precision" + at, ranking.averagePrecisionAt(share));
      cut(figures, at, decided.at(1, share));
      figures.put("precision_at_100" + at, ranking.precisionAtTop(100, share));
      figures.put("precision_at_500" + at, ranking.precisionAtTop(500, share));
    }
    return figures;
  }

  private static void cut(Map<String, Double> figures, String at, RankingMetrics.Cut cut) {
    figures.put("fraud_f1" + at, cut.f1());
    figures.put("macro_f1" + at, cut.macroF1());
    figures.put("precision" + at, cut.precision());
    if (at.isEmpty()) {
      figures.put("recall", cut.recall());
    }
  }
}
