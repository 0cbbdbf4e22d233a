package org.cluelake.source.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one CSV row, fed line by line. A quote opens a field at its start only and is text
 * in any other; within a quoted field a doubled quote is one.
 */
final class CsvFields {

  private final char delimiter;
  private final int quote;
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private boolean open;
  private boolean stray;
  private boolean foreignReturn;
  private int length;

  /**
   * @param quote null where a quote is text like any other
   */
  CsvFields(char delimiter, Character quote) {
    this.delimiter = delimiter;
    this.quote = quote == null ? -1 : quote;
  }

  /** Begins a row. */
  void clear() {
    fields.clear();
    field.setLength(0);
    open = false;
    stray = false;
    foreignReturn = false;
    length = 0;
  }

  /** Takes the next line of the row. */
  void feed(String line) {
    if (open) {
      field.append('\n');
    }
    length += line.length() + 1;
    boolean start = !open;
    boolean closed = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      foreignReturn |= c == '\r';
      if (open) {
        if (c == quote) {
          open = false;
          closed = true;
        } else {
          field.append(c);
        }
      } else if (c == delimiter) {
        end();
        start = true;
        closed = false;
      } else if (c == quote && (start || closed)) {
        if (closed) {
          field.append(c);
        }
        open = true;
        start = false;
        closed = false;
      } else {
        stray |= closed;
        start = false;
        field.append(c);
      }
    }
    if (!open) {
      end();
    }
  }

  /** Whether a quoted field goes on in the next line. */
  boolean isOpen() {
    return open;
  }

  /** Whether a field goes on behind its closing quote. */
  boolean isStray() {
    return stray;
  }

  /** Whether a carriage return stands within the row. */
  boolean hasReturn() {
    return foreignReturn;
  }

  /** Characters taken. */
  int length() {
    return length;
  }

  /** The fields, once the row is whole. */
  List<String> fields() {
    return fields;
  }

  private void end() {
    fields.add(field.toString());
    field.setLength(0);
  }
}
