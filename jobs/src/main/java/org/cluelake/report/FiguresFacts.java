package org.cluelake.report;

import java.util.List;

/**
 * Figures to be shown on one page: tables and plots by section. Texts are shown as they are,
 * escaped; none holds an identity.
 *
 * @param title of the page
 * @param summary one or two sentences under it
 * @param synthetic whether all of it is about invented people
 * @param tiles the figures to see first
 * @param sections in reading order
 */
public record FiguresFacts(
    String title, String summary, boolean synthetic, List<Tile> tiles, List<Section> sections) {

  public FiguresFacts {
    tiles = List.copyOf(tiles);
    sections = List.copyOf(sections);
  }

  /** A key figure: its value, what it is, and one line of context. */
  public record Tile(String value, String what, String context) {}

  /**
   * A part with its heading.
   *
   * @param title heading
   * @param note how to read it
   * @param plots shown above the tables
   * @param tables tables
   */
  public record Section(String title, String note, List<Plot> plots, List<Table> tables) {

    public Section {
      plots = List.copyOf(plots);
      tables = List.copyOf(tables);
    }
  }

  /**
   * A table of texts.
   *
   * @param caption what its rows are
   * @param labels how many of the first columns are words; the others are figures
   * @param head names of the columns
   * @param rows as many cells each as the head
   */
  public record Table(String caption, int labels, List<String> head, List<List<String>> rows) {

    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** How the points of a plot are joined. */
  public enum Shape {
    /** Lines through points on shares of 0 to 1, the diagonal beside them. */
    DIAGONAL,
    /** Lines on shares of 0 to 1. */
    CURVE,
    /** Columns over an axis of numbers. */
    COLUMNS
  }

  /**
   * A plot.
   *
   * @param title what it shows
   * @param shape how it is drawn
   * @param x name of the horizontal axis
   * @param y name of the vertical axis
   * @param lines what is drawn
   */
  public record Plot(String title, Shape shape, String x, String y, List<Line> lines) {

    public Plot {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Points in order.
   *
   * @param name as the legend says it
   * @param x horizontal places
   * @param y vertical places, as many
   */
  public record Line(String name, List<Double> x, List<Double> y) {

    public Line {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }
  }
}
