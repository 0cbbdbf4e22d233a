package org.cluelake.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.cluelake.report.FiguresFacts.Line;
import org.cluelake.report.FiguresFacts.Plot;
import org.cluelake.report.FiguresFacts.Shape;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A plot as the SVG element of a page, drawn by JFreeChart; its text stays text. */
final class PlotSvg {

  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;
  private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
  private static final Color INK = new Color(0x1b2430);
  private static final Color GRID = new Color(0xd5dce4);

  /** Apart from each other for eyes that see no red or green, and in grey by their dashes. */
  private static final List<Color> COLOURS =
      List.of(new Color(0x1f5f99), new Color(0xb35c00), new Color(0x1d6b3a), new Color(0x6b3fa0));

  private static final List<float[]> DASHES =
      List.of(new float[] {1}, new float[] {8, 3}, new float[] {2, 3}, new float[] {10, 3, 2, 3});

  private static final double COLUMN = 11;
  private static final int FEW_POINTS = 30;

  private PlotSvg() {}

  /**
   * The element.
   *
   * @param prefix of its ids, unlike that of any other plot of the page
   */
  static String of(Plot plot, String prefix) {
    return ChartSvg.of(
        () -> chart(plot),
        new ChartSvg.Size(WIDTH, HEIGHT),
        prefix,
        Words.shown(plot.title()),
        null);
  }

  private static JFreeChart chart(Plot plot) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (Line line : plot.lines()) {
      XYSeries series = new XYSeries(Words.shown(line.name()), false, true);
      for (int i = 0; i < line.x().size(); i++) {
        series.add(line.x().get(i), line.y().get(i));
      }
      data.addSeries(series);
    }
    boolean columns = plot.shape() == Shape.COLUMNS;
    if (plot.shape() == Shape.DIAGONAL) {
      XYSeries diagonal = new XYSeries("the diagonal", false, true);
      diagonal.add(0, 0);
      diagonal.add(1, 1);
      data.addSeries(diagonal);
    }
    XYPlot drawn =
        new XYPlot(
            columns ? new XYBarDataset(data, COLUMN) : data,
            axis(plot.x(), !columns),
            // Upright words would be drawn as shapes; the page says what is upright.
            axis(null, !columns),
            columns ? bars() : lines(plot, data));
    drawn.setBackgroundPaint(Color.WHITE);
    drawn.setOutlineVisible(false);
    drawn.setDomainGridlinePaint(GRID);
    drawn.setRangeGridlinePaint(GRID);
    drawn.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
    JFreeChart chart = new JFreeChart(null, WORDS, drawn, !columns);
    chart.setBackgroundPaint(Color.WHITE);
    if (chart.getLegend() != null) {
      chart.getLegend().setItemFont(WORDS);
      chart.getLegend().setItemPaint(INK);
      chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
    }
    return chart;
  }

  private static NumberAxis axis(String name, boolean share) {
    NumberAxis axis = new NumberAxis(name == null ? null : Words.shown(name));
    axis.setLabelFont(WORDS);
    axis.setTickLabelFont(WORDS);
    axis.setLabelPaint(INK);
    axis.setTickLabelPaint(INK);
    if (share) {
      axis.setRange(0, 1);
      axis.setTickUnit(new NumberTickUnit(0.2));
    } else {
      axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    }
    return axis;
  }

  private static XYItemRenderer bars() {
    XYBarRenderer bars = new XYBarRenderer();
    bars.setBarPainter(new StandardXYBarPainter());
    bars.setShadowVisible(false);
    bars.setSeriesPaint(0, COLOURS.get(0));
    return bars;
  }

  private static XYItemRenderer lines(Plot plot, XYSeriesCollection data) {
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    for (int s = 0; s < data.getSeriesCount(); s++) {
      boolean diagonal = s >= plot.lines().size();
      Color colour = diagonal ? Color.GRAY : COLOURS.get(s % COLOURS.size());
      float[] dash = diagonal ? new float[] {3, 4} : DASHES.get(s % DASHES.size());
      lines.setSeriesPaint(s, colour);
      lines.setSeriesStroke(
          s,
          dash.length == 1
              ? new BasicStroke(2.2f)
              : new BasicStroke(
                  diagonal ? 1 : 2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
      lines.setSeriesShape(s, new Ellipse2D.Double(-3.5, -3.5, 7, 7));
      lines.setSeriesShapesVisible(s, !diagonal && data.getItemCount(s) <= FEW_POINTS);
    }
    return lines;
  }
}
