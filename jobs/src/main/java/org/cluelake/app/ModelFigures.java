package org.cluelake.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cluelake.evaluate.Figures;
import org.cluelake.evaluate.Figures.Line;
import org.cluelake.evaluate.Figures.Part;
import org.cluelake.evaluate.Figures.Plot;
import org.cluelake.evaluate.Figures.Shape;
import org.cluelake.evaluate.Figures.Table;
import org.cluelake.metric.Reliability.Bin;
import org.cluelake.model.ModelEvaluation;

/** The cross validation of learned scores as tables and plots. */
final class ModelFigures {

  private ModelFigures() {}

  static Figures of(ModelEvaluation evaluation) {
    List<Line> lines = new ArrayList<>();
    evaluation
        .reliability()
        .forEach(
            (learner, reliability) ->
                lines.add(
                    new Line(
                        String.format(
                            Locale.ROOT, "%s, Brier score %.3f", learner, reliability.brier()),
                        reliability.bins().stream().map(Bin::said).toList(),
                        reliability.bins().stream().map(Bin::happened).toList())));
    List<List<String>> rows = new ArrayList<>();
    evaluation
        .learners()
        .forEach(
            (learner, figures) ->
                figures.forEach(
                    (figure, value) ->
                        rows.add(
                            List.of(
                                learner,
                                figure.replace('_', ' '),
                                share(value.mean()),
                                share(value.low()),
                                share(value.high())))));
    return new Figures(
        "Learned scores of " + evaluation.name() + " on rows they have not seen",
        String.format(
            Locale.ROOT,
            "%,d rows, %,d positive, %d features, %d repeats of %d folds, seeds %s.",
            evaluation.rows(),
            evaluation.positives(),
            evaluation.features(),
            evaluation.seeds().size(),
            evaluation.folds(),
            evaluation.seeds()),
        List.of(
            new Part(
                "Cross validation",
                "Thresholds and calibration are chosen inside training folds. Figures at another"
                    + " prevalence are derived by re-weighting negatives.",
                List.of(
                    new Plot(
                        "What was said, and how often it was so",
                        Shape.RELIABILITY,
                        "probability said",
                        "share that was positive",
                        lines)),
                List.of(
                    new Table(
                        "Mean over repeats with its 95% interval",
                        2, List.of("learner", "figure", "mean", "low", "high"), rows)))));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
