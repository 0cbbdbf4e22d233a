package org.cluelake.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cluelake.report.ListingFacts.Actual;
import org.cluelake.report.ListingFacts.Funnel;
import org.cluelake.report.ListingFacts.Limits;
import org.cluelake.report.ListingFacts.Pair;
import org.cluelake.report.ListingFacts.Path;
import org.cluelake.report.ListingFacts.Point;
import org.cluelake.report.ListingFacts.Quarterly;
import org.cluelake.report.ListingFacts.Trend;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The charts of the policymakers' page. What is meant by colour is also meant by shape or dash. */
final class ListingCharts {

  static final ChartSvg.Size SIZE = new ChartSvg.Size(560, 380);

  private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color INK = new Color(0x1b2430);
  private static final Color GRID = new Color(0xd5dce4);
  private static final Color SOFT = new Color(0x6a7889);
  private static final Color BLUE = new Color(0x1f5f99);
  private static final Color AMBER = new Color(0xb35c00);
  private static final Color ZONE = new Color(0xd9d9d9);
  private static final Color BAND = new Color(0xe3ecf4);
  private static final Stroke LINE = new BasicStroke(2.2f);
  private static final Stroke THIN = new BasicStroke(1.2f);
  private static final Shape DOT = new Ellipse2D.Double(-3, -3, 6, 6);
  private static final Shape SQUARE = new Rectangle2D.Double(-4, -4, 8, 8);
  private static final double VERY_LIKELY = 0.9;

  /** Further names would lie on each other; the list below the chart has them all. */
  private static final int NAMES = 12;

  private ListingCharts() {}

  static JFreeChart funnel(Funnel funnel, ListingTexts t) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    Stroke dots = dashed(1.4f, 2, 3);
    Stroke dashes = dashed(1.4f, 7, 4);
    limits(data, lines, funnel, t.of("funnel.warn"), Limits::warn, SOFT, dots);
    limits(data, lines, funnel, t.of("funnel.alarm"), Limits::alarm, SOFT, THIN);
    limits(data, lines, funnel, t.of("funnel.wide_warn"), Limits::wideWarn, BLUE, dashes);
    limits(data, lines, funnel, t.of("funnel.wide_alarm"), Limits::wideAlarm, BLUE, LINE);
    points(data, lines, funnel, t.of("funnel.inside"), false, SOFT, DOT);
    points(data, lines, funnel, t.of("funnel.outside"), true, AMBER, SQUARE);
    // Upright words would be drawn as shapes; the caption says what is upright.
    XYPlot plot = plot(data, logAxis(t.of("funnel.x")), ratioAxis(null), lines);
    plot.addRangeMarker(new ValueMarker(1, INK, THIN), Layer.BACKGROUND);
    funnel.points().stream()
        .filter(p -> !p.place().equals("inside"))
        .sorted(
            Comparator.comparing((Point p) -> p.place().endsWith("0.001") ? 0 : 1)
                .thenComparing(Point::ratio, Comparator.reverseOrder())
                .thenComparing(Point::code))
        .limit(NAMES)
        .forEach(p -> plot.addAnnotation(name(plot, p.name(), p.expected(), p.ratio())));
    return chart(plot);
  }

  private static void limits(
      XYSeriesCollection data,
      XYLineAndShapeRenderer lines,
      Funnel funnel,
      String name,
      Function<Limits, ListingFacts.Ends> ends,
      Color colour,
      Stroke stroke) {
    // The lower one needs another key and no place in the legend.
    line(data, lines, funnel, name, l -> ends.apply(l).high(), colour, stroke, true);
    line(data, lines, funnel, name + " ", l -> ends.apply(l).low(), colour, stroke, false);
  }

  private static void line(
      XYSeriesCollection data,
      XYLineAndShapeRenderer lines,
      Funnel funnel,
      String name,
      ToDoubleFunction<Limits> value,
      Color colour,
      Stroke stroke,
      boolean inLegend) {
    XYSeries series = new XYSeries(name, false, true);
    for (Limits l : funnel.limits()) {
      double y = value.applyAsDouble(l);
      if (y > 0) {
        series.add(l.expected(), y);
      }
    }
    int at = add(data, lines, series, colour, stroke);
    lines.setSeriesVisibleInLegend(at, inLegend);
  }

  private static void points(
      XYSeriesCollection data,
      XYLineAndShapeRenderer lines,
      Funnel funnel,
      String name,
      boolean outside,
      Color colour,
      Shape shape) {
    XYSeries series = new XYSeries(name, false, true);
    funnel.points().stream()
        .filter(p -> p.place().equals("inside") != outside)
        .forEach(p -> series.add(p.expected(), p.ratio()));
    dots(data, lines, series, colour, shape);
  }

  static JFreeChart trend(Trend trend, ListingTexts t) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    XYSeries values = new XYSeries(t.of("trend.value"), false, true);
    XYSeries before = new XYSeries(t.of("trend.last_year"), false, true);
    for (int i = 0; i < trend.quarters().size(); i++) {
      Quarterly q = trend.quarters().get(i);
      values.add(i, q.value());
      if (q.lastYear() != null) {
        before.add(i, q.lastYear());
      }
    }
    int own = add(data, lines, values, BLUE, LINE);
    lines.setSeriesShape(own, DOT);
    lines.setSeriesShapesVisible(own, true);
    int last = add(data, lines, before, AMBER, dashed(1.8f, 3, 3));
    lines.setSeriesShape(last, SQUARE);
    lines.setSeriesShapesVisible(last, true);
    int size = trend.quarters().size();
    level(data, lines, t.of("trend.mean"), trend.mean(), size, THIN, true);
    Stroke limit = dashed(1.2f, 8, 4);
    level(data, lines, t.of("trend.limits"), trend.limits().high(), size, limit, true);
    level(data, lines, t.of("trend.limits") + " ", trend.limits().low(), size, limit, false);
    NumberAxis range = new NumberAxis();
    range.setAutoRangeIncludesZero(false);
    DecimalFormat format = format(trend.code() == null ? "#,##0" : "0.0#");
    range.setNumberFormatOverride(format);
    XYPlot plot = plot(data, quarters(trend.quarters(), Quarterly::quarter), style(range), lines);
    for (int i = 0; i < size; i++) {
      if (!trend.quarters().get(i).isComplete()) {
        plot.addDomainMarker(new IntervalMarker(i - 0.5, i + 0.5, ZONE), Layer.BACKGROUND);
      }
    }
    return chart(plot);
  }

  private static void level(
      XYSeriesCollection data,
      XYLineAndShapeRenderer lines,
      String name,
      double value,
      int size,
      Stroke stroke,
      boolean inLegend) {
    XYSeries series = new XYSeries(name, false, true);
    series.add(-0.4, value);
    series.add(size - 0.6, value);
    lines.setSeriesVisibleInLegend(add(data, lines, series, SOFT, stroke), inLegend);
  }

  static JFreeChart quadrant(List<Pair> pairs, ListingTexts t) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(false, true);
    XYSeries rest = new XYSeries(t.of("quadrant.rest"), false, true);
    XYSeries named = new XYSeries(t.of("quadrant.named"), false, true);
    pairs.forEach(p -> (isNamed(p) ? named : rest).add(p.source(), p.victim()));
    dots(data, lines, rest, SOFT, DOT);
    dots(data, lines, named, AMBER, SQUARE);
    XYPlot plot = plot(data, ratioAxis(t.of("quadrant.x")), ratioAxis(null), lines);
    plot.addDomainMarker(new ValueMarker(1, INK, THIN), Layer.BACKGROUND);
    plot.addRangeMarker(new ValueMarker(1, INK, THIN), Layer.BACKGROUND);
    pairs.stream()
        .filter(ListingCharts::isNamed)
        .limit(NAMES)
        .forEach(p -> plot.addAnnotation(name(plot, p.name(), p.source(), p.victim())));
    return chart(plot);
  }

  static boolean isNamed(Pair pair) {
    return pair.above2Source() >= VERY_LIKELY || pair.above2Victim() >= VERY_LIKELY;
  }

  static JFreeChart path(Path path, ListingTexts t) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYIntervalSeries actual = new XYIntervalSeries(t.of("path.actual"));
    for (int i = 0; i < path.quarters().size(); i++) {
      ListingFacts.Range r = path.quarters().get(i).index();
      actual.add(i, i, i, r.value(), r.low(), r.high());
    }
    data.addSeries(actual);
    XYErrorRenderer bars = new XYErrorRenderer();
    bars.setDrawXError(false);
    bars.setErrorStroke(THIN);
    bars.setErrorPaint(BLUE);
    bars.setSeriesPaint(0, BLUE);
    bars.setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));
    NumberAxis range = new NumberAxis();
    range.setNumberFormatOverride(format("0.0"));
    double top = path.quarters().stream().mapToDouble(a -> a.index().high()).max().orElse(1);
    range.setRange(0, Math.ceil(Math.max(top, path.baseline().high()) * 2.2) / 2);
    XYPlot plot = plot(data, quarters(path.quarters(), Actual::quarter), style(range), bars);
    plot.addRangeMarker(
        new IntervalMarker(path.baseline().low(), path.baseline().high(), BAND), Layer.BACKGROUND);
    plot.addRangeMarker(
        new ValueMarker(path.baseline().value(), AMBER, dashed(2, 7, 4)), Layer.BACKGROUND);
    plot.addRangeMarker(new ValueMarker(1, INK, THIN), Layer.BACKGROUND);
    XYTextAnnotation expected =
        new XYTextAnnotation(t.of("path.expected"), -0.4, path.baseline().high());
    expected.setFont(SMALL);
    expected.setPaint(INK);
    expected.setTextAnchor(TextAnchor.BOTTOM_LEFT);
    plot.addAnnotation(expected);
    return chart(plot);
  }

  private static int add(
      XYSeriesCollection data,
      XYLineAndShapeRenderer lines,
      XYSeries series,
      Color colour,
      Stroke stroke) {
    data.addSeries(series);
    int at = data.getSeriesCount() - 1;
    lines.setSeriesPaint(at, colour);
    lines.setSeriesStroke(at, stroke);
    lines.setSeriesShapesVisible(at, false);
    return at;
  }

  private static void dots(
      XYSeriesCollection data,
      XYLineAndShapeRenderer lines,
      XYSeries series,
      Color colour,
      Shape shape) {
    int at = add(data, lines, series, colour, LINE);
    lines.setSeriesLinesVisible(at, false);
    lines.setSeriesShapesVisible(at, true);
    lines.setSeriesShape(at, shape);
  }

  /** Towards the middle of the drawing, so that no name is cut off. */
  private static XYTextAnnotation name(XYPlot plot, String text, double x, double y) {
    boolean isLeft =
        x * x < plot.getDomainAxis().getLowerBound() * plot.getDomainAxis().getUpperBound();
    String shown = Words.shown(text);
    XYTextAnnotation name = new XYTextAnnotation(isLeft ? "  " + shown : shown + "  ", x, y);
    name.setFont(SMALL);
    name.setPaint(INK);
    name.setTextAnchor(isLeft ? TextAnchor.CENTER_LEFT : TextAnchor.CENTER_RIGHT);
    return name;
  }

  private static <T> SymbolAxis quarters(List<T> all, Function<T, String> quarter) {
    SymbolAxis axis = new SymbolAxis(null, all.stream().map(quarter).toArray(String[]::new));
    axis.setGridBandsVisible(false);
    axis.setRange(-0.5, all.size() - 0.5);
    return style(axis);
  }

  private static LogAxis logAxis(String label) {
    LogAxis axis = new LogAxis(label);
    axis.setBase(2);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(format("#,##0"));
    return style(axis);
  }

  /** Of multiples of the nation, in doublings. */
  private static LogAxis ratioAxis(String label) {
    LogAxis axis = new LogAxis(label);
    axis.setBase(2);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(format("0.###"));
    return style(axis);
  }

  private static <A extends ValueAxis> A style(A axis) {
    axis.setLabelFont(WORDS);
    axis.setTickLabelFont(SMALL);
    axis.setLabelPaint(INK);
    axis.setTickLabelPaint(INK);
    return axis;
  }

  private static XYPlot plot(
      XYDataset data, ValueAxis x, ValueAxis y, XYLineAndShapeRenderer lines) {
    XYPlot plot = new XYPlot(data, x, y, lines);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
    return plot;
  }

  private static JFreeChart chart(XYPlot plot) {
    JFreeChart chart = new JFreeChart(null, WORDS, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(SMALL);
    chart.getLegend().setItemPaint(INK);
    chart.getLegend().setFrame(BlockBorder.NONE);
    return chart;
  }

  private static DecimalFormat format(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  private static Stroke dashed(float width, float... dash) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }
}
