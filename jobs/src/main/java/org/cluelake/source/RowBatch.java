package org.cluelake.source;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import org.cluelake.contract.Property;

/** Up to {@link #CAPACITY} delivered rows, column by column: texts, read values, findings. */
final class RowBatch {

  static final int CAPACITY = 1024;

  private final String[][] texts;
  private final long[][] values;
  private final long[] lines = new long[CAPACITY];
  private final Findings findings = new Findings(CAPACITY);
  private int rows;

  RowBatch(int width) {
    texts = new String[width][CAPACITY];
    values = new long[width][CAPACITY];
  }

  /**
   * Takes one row; empty fields become null, as do the columns of a later contract version than the
   * one the row was delivered by.
   */
  void add(CsvRecord row, long line) {
    int delivered = row.getFieldCount();
    for (int column = 0; column < texts.length; column++) {
      String text = column < delivered ? row.getField(column) : "";
      texts[column][rows] = text.isEmpty() ? null : text;
    }
    lines[rows++] = line;
  }

  /** Reads every value of a column by its contract. */
  void check(int column, Property property, ValueCheck check) {
    String[] text = texts[column];
    long[] value = values[column];
    for (int row = 0; row < rows; row++) {
      if (text[row] != null) {
        value[row] = check.read(text[row], row, findings);
      } else if (property.required()) {
        findings.add(row, "REQUIRED", property.name(), "empty");
      }
    }
  }

  /** Forgets the texts of these columns in rows with findings, so that nothing is made of them. */
  void blank(List<Integer> columns) {
    for (int row = 0; row < rows; row++) {
      if (findings.has(row)) {
        for (int column : columns) {
          texts[column][row] = null;
        }
      }
    }
  }

  void clear() {
    rows = 0;
    findings.clear();
  }

  int rows() {
    return rows;
  }

  boolean isFull() {
    return rows == CAPACITY;
  }

  long line(int row) {
    return lines[row];
  }

  /** The texts of a column; only the first {@link #rows} count. */
  String[] column(int column) {
    return texts[column];
  }

  String text(int column, int row) {
    return texts[column][row];
  }

  long value(int column, int row) {
    return values[column][row];
  }

  Findings findings() {
    return findings;
  }
}
