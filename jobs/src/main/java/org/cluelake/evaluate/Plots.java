package org.cluelake.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.cluelake.evaluate.Figures.Line;
import org.cluelake.evaluate.Figures.Plot;
import org.cluelake.evaluate.Figures.Shape;
import org.cluelake.metric.RankingMetrics.Point;
import org.cluelake.metric.Reliability;

/**
 * Curves of precision, of the ROC, of reliability, and of lead times. A plot of nothing is left
 * out.
 */
final class Plots {

  /** More points than a drawing can tell apart. */
  private static final int POINTS = 250;

  /** Half a day. */
  private static final int HOURS = 12;

  /** Whatever lies further out is drawn here. */
  private static final int FURTHEST = 240;

  private Plots() {}

  static List<Plot> precision(List<Ranking> rankings) {
    List<Line> lines = new ArrayList<>();
    for (Ranking ranking : rankings) {
      if (ranking.averagePrecision() != null) {
        String name =
            String.format(
                Locale.ROOT,
                "%s, average precision %.3f",
                ranking.name().replace('_', ' '),
                ranking.averagePrecision());
        lines.add(line(name, thinned(ranking.curve()), Point::recall, Point::precision));
      }
    }
    return plot("Precision against recall", Shape.CURVE, "recall", "precision", lines);
  }

  static List<Plot> roc(String name, List<Point> curve) {
    List<Point> points = new ArrayList<>(List.of(new Point(Double.POSITIVE_INFINITY, 0, 0, 0)));
    points.addAll(thinned(curve));
    return plot(
        "Receiver operating characteristic",
        Shape.RELIABILITY,
        "false positives among negatives",
        "found among positives",
        List.of(line(name, points, Point::falsePositiveRate, Point::recall)));
  }

  static List<Plot> reliability(List<Ranking> rankings) {
    List<Line> lines = new ArrayList<>();
    for (Ranking ranking : rankings) {
      Reliability reliability = ranking.reliability();
      if (reliability != null) {
        lines.add(
            new Line(
                String.format(
                    Locale.ROOT,
                    "%s, Brier score %.3f",
                    ranking.name().replace('_', ' '),
                    reliability.brier()),
                reliability.bins().stream().map(Reliability.Bin::said).toList(),
                reliability.bins().stream().map(Reliability.Bin::happened).toList()));
      }
    }
    return plot(
        "What was said, and how often it was so",
        Shape.RELIABILITY,
        "likelihood said",
        "share that was right",
        lines);
  }

  /** Victims by half a day of lead; the outermost columns hold all further ones. */
  static List<Plot> leads(LeadTime lead) {
    Map<Integer, Integer> columns = new TreeMap<>();
    for (double hours : lead.hours()) {
      double held = Math.max(-FURTHEST, Math.min(FURTHEST - 1, hours));
      Integer unused = columns.merge((int) Math.floor(held / HOURS), 1, Integer::sum);
    }
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    columns.forEach(
        (column, victims) -> {
          x.add(column * (double) HOURS + HOURS / 2.0);
          y.add((double) victims);
        });
    return plot(
        "Victims with a clue by lead before their first payment",
        Shape.COLUMNS,
        "hours from the night's cut-off to the first payment (below 0: paid before)",
        "victims",
        x.isEmpty() ? List.of() : List.of(new Line("victims", x, y)));
  }

  private static List<Plot> plot(String title, Shape shape, String x, String y, List<Line> lines) {
    return lines.isEmpty() ? List.of() : List.of(new Plot(title, shape, x, y, lines));
  }

  private static Line line(
      String name,
      List<Point> points,
      ToDoubleFunction<Point> horizontal,
      ToDoubleFunction<Point> vertical) {
    return new Line(
        name,
        points.stream().map(p -> horizontal.applyAsDouble(p)).toList(),
        points.stream().map(p -> vertical.applyAsDouble(p)).toList());
  }

  /** Every so manieth point, and the last. */
  private static List<Point> thinned(List<Point> curve) {
    int step = Math.max(1, curve.size() / POINTS);
    List<Point> some = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      if (i % step == 0 || i == curve.size() - 1) {
        some.add(curve.get(i));
      }
    }
    return some;
  }
}
