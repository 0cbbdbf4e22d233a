package org.cluelake.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cluelake.metric.Reliability;

/**
 * How good learned scores are on rows they have not seen, the rules alone beside them.
 *
 * @param name of the model
 * @param dataSha256 hash of the table's file
 * @param rows labelled rows
 * @param positives of these, positive ones
 * @param features how many
 * @param folds of each repeat
 * @param seeds one repeat each
 * @param learners figures of each learner by name, over repeats
 * @param reliability of each learner's probabilities, all repeats together
 * @param outOfTime figures of each learner on later rows than it learned from; empty without time
 */
public record ModelEvaluation(
    String name,
    String dataSha256,
    int rows,
    int positives,
    int features,
    int folds,
    List<Long> seeds,
    Map<String, Map<String, Estimate>> learners,
    Map<String, Reliability> reliability,
    Map<String, Map<String, Double>> outOfTime) {

  /** Share of rows, oldest first, that the out-of-time judgement learns from. */
  private static final double PAST = 0.7;

  /**
   * Judges.
   *
   * @param withPoints whether the point sum is judged too
   */
  public static ModelEvaluation of(
      ModelSpec spec,
      Frame frame,
      String dataSha256,
      CrossValidation validation,
      Links links,
      boolean withPoints) {
    Map<String, List<? extends Learner>> candidates = new LinkedHashMap<>();
    candidates.put("trees", Learners.trees(spec, links));
    if (withPoints) {
      candidates.put("rules alone", List.of(new Points(spec.points())));
    }
    Map<String, Map<String, Estimate>> learners = new LinkedHashMap<>();
    Map<String, Reliability> reliability = new LinkedHashMap<>();
    Map<String, Map<String, Double>> outOfTime = new LinkedHashMap<>();
    candidates.forEach(
        (learner, choice) -> {
          List<Outcome> outcomes = validation.outcomes(frame, choice);
          learners.put(learner, estimates(outcomes));
          reliability.put(learner, reliability(outcomes));
          if (frame.times().length > 0) {
            Split split = Folds.outOfTime(frame, PAST);
            outOfTime.put(learner, validation.outcome(frame, split, choice).figures());
          }
        });
    int positives = 0;
    for (boolean label : frame.labels()) {
      positives += label ? 1 : 0;
    }
    return new ModelEvaluation(
        spec.name(),
        dataSha256,
        frame.size(),
        positives,
        frame.width(),
        validation.folds(),
        validation.seeds(),
        learners,
        reliability,
        outOfTime);
  }

  private static Map<String, Estimate> estimates(List<Outcome> outcomes) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (int r = 0; r < outcomes.size(); r++) {
      int repeat = r;
      outcomes
          .get(r)
          .figures()
          .forEach(
              (figure, value) ->
                  values.computeIfAbsent(figure, f -> new double[outcomes.size()])[repeat] = value);
    }
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    values.forEach((figure, of) -> estimates.put(figure, Estimate.of(of)));
    return estimates;
  }

  private static Reliability reliability(List<Outcome> outcomes) {
    int rows = outcomes.get(0).labels().length;
    double[] probabilities = new double[rows * outcomes.size()];
    boolean[] labels = new boolean[probabilities.length];
    for (int r = 0; r < outcomes.size(); r++) {
      System.arraycopy(outcomes.get(r).probabilities(), 0, probabilities, r * rows, rows);
      System.arraycopy(outcomes.get(r).labels(), 0, labels, r * rows, rows);
    }
    return Reliability.of(probabilities, labels);
  }

  /** As JSON. */
  public String json() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are plain numbers", e);
    }
  }

  /** As fixed-width lines. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d rows, %,d positive (%.2f%%), %d features, %d repeats of %d folds, seeds %s",
            name,
            rows,
            positives,
            100.0 * positives / rows,
            features,
            seeds.size(),
            folds,
            seeds));
    lines.add("Thresholds and calibration are chosen inside training folds; mean [95% interval].");
    learners.forEach(
        (learner, figures) -> {
          lines.add("");
          lines.add(learner);
          figures.forEach(
              (figure, value) ->
                  lines.add(
                      String.format(
                          Locale.ROOT,
                          "  %-46s %6.4f [%6.4f, %6.4f]",
                          figure.replace('_', ' '),
                          value.mean(),
                          value.low(),
                          value.high())));
          lines.add("  said and happened, by tenths of the probability:");
          for (Reliability.Bin bin : reliability.get(learner).bins()) {
            lines.add(
                String.format(
                    Locale.ROOT,
                    "    %5.3f %5.3f  %,d items",
                    bin.said(),
                    bin.happened(),
                    bin.items()));
          }
          if (outOfTime.containsKey(learner)) {
            lines.add("  out of time, learned from the first 70% of rows:");
            for (String figure :
                Arrays.asList("auc", "average_precision", "fraud_f1", "macro_f1", "brier")) {
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "    %-44s %6.4f",
                      figure.replace('_', ' '),
                      outOfTime.get(learner).get(figure)));
            }
          }
        });
    lines.add("");
    lines.add("Figures at another prevalence are derived by re-weighting negatives.");
    return String.join("\n", lines);
  }
}
