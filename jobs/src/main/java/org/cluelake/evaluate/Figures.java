package org.cluelake.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * An evaluation as people read it: tables and plots by part, for a console and for a page.
 *
 * @param title what was judged
 * @param summary one or two sentences
 * @param parts in reading order
 */
public record Figures(String title, String summary, List<Part> parts) {

  /**
   * A part with its heading.
   *
   * @param title heading
   * @param note how to read it
   * @param plots shown above the tables
   * @param tables tables
   */
  public record Part(String title, String note, List<Plot> plots, List<Table> tables) {

    public Part {
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
      int width = head.size();
      if (rows.stream().anyMatch(r -> r.size() != width)) {
        throw new IllegalArgumentException("a row has as many cells as the head");
      }
    }
  }

  /** How the points of a plot are joined. */
  public enum Shape {
    /** Lines through points on shares of 0 to 1, the diagonal beside them. */
    RELIABILITY,
    /** Lines on shares of 0 to 1. */
    CURVE,
    /** Columns over an axis of numbers. */
    COLUMNS
  }

  /**
   * A plot.
   *
   * @param title what it shows, a sentence
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

  public Figures {
    parts = List.copyOf(parts);
  }

  /** The tables in fixed width. */
  public String text() {
    StringBuilder out = new StringBuilder(title).append('\n');
    out.append(summary).append('\n');
    for (Part part : parts) {
      for (Table table : part.tables()) {
        out.append('\n').append(table.caption()).append('\n').append(text(table));
      }
    }
    return out.toString();
  }

  private static String text(Table table) {
    if (table.rows().isEmpty()) {
      return "none\n";
    }
    List<List<String>> lines = new ArrayList<>(List.of(table.head()));
    lines.addAll(table.rows());
    int[] widths = new int[table.head().size()];
    for (List<String> line : lines) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], line.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder row = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String cell = lines.get(i).get(c);
        String gap = " ".repeat(widths[c] - cell.length());
        row.append(c == 0 ? "" : "  ").append(c < table.labels() ? cell + gap : gap + cell);
      }
      out.append(row.toString().stripTrailing()).append('\n');
      if (i == 0) {
        out.append("-".repeat(row.length())).append('\n');
      }
    }
    return out.toString();
  }
}
