package org.cluelake.report;

import java.util.ArrayList;
import java.util.List;

/** A fixed-width table; the first column is left, all others right. */
final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... head) {
    rows.add(List.of(head));
  }

  TextTable row(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException("a row has as many cells as the head");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      line(out, rows.get(r), widths);
      if (r == 0) {
        for (int c = 0; c < columns; c++) {
          out.append("  ").append("-".repeat(widths[c]));
        }
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> row, int[] widths) {
    for (int c = 0; c < row.size(); c++) {
      String gap = " ".repeat(widths[c] - row.get(c).length());
      out.append("  ");
      if (c > 0) {
        out.append(gap).append(row.get(c));
      } else {
        out.append(row.get(c)).append(gap);
      }
    }
    out.append('\n');
  }
}
