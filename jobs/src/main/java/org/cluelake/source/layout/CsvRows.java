package org.cluelake.source.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a CSV text. Where quotes do not close, only the line the row began on is refused:
 * reading goes on with the next, so one stray quote cannot swallow the rest of a file. A line of
 * nothing is no row.
 */
final class CsvRows {

  /** Characters of a row that are still read, as the contracts of the house have it. */
  static final int LONGEST = 1 << 16;

  private final SourceFile source;
  private final TextLines lines;
  private final CsvFields fields;
  private long line;
  private String reason;

  CsvRows(SourceFile source, TextLines lines) {
    this.source = source;
    this.lines = lines;
    this.fields = new CsvFields(source.delimiter(), source.quote());
  }

  void read(RowSink sink) throws IOException {
    List<String> names = source.columns() == null ? header() : source.columns();
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Integer unused = columns.put(names.get(i), i);
    }
    while (next()) {
      if (reason == null && fields.fields().size() != names.size()) {
        reason = "CSV_WIDTH";
      }
      if (reason == null) {
        sink.row(line, columns, fields.fields().toArray(String[]::new));
      } else {
        sink.refused(line, reason);
      }
    }
  }

  private List<String> header() throws IOException {
    if (!next()) {
      throw new FileDamaged(
          Fault.EMPTY_FILE, "there is no header. Fetch the file again, or name its columns.");
    }
    if (reason != null) {
      throw new FileDamaged(
          Fault.HEADER_BAD,
          "the first row is no header (" + reason + "). Correct quote and delimiter.");
    }
    List<String> names = List.copyOf(fields.fields());
    ColumnCheck.header(source, names);
    return names;
  }

  /** Reads a row; {@link #reason} says why it is none, or is null. */
  private boolean next() throws IOException {
    TextLines.Line first = lines.next();
    while (first != null && first.text() != null && first.text().isEmpty()) {
      first = lines.next();
    }
    if (first == null) {
      return false;
    }
    line = first.number();
    reason = null;
    if (first.text() == null) {
      reason = "ROW_TOO_BIG";
      return true;
    }
    fields.clear();
    fields.feed(first.text());
    List<TextLines.Line> taken = new ArrayList<>();
    while (fields.isOpen() && fields.length() <= LONGEST) {
      TextLines.Line more = lines.next();
      if (more == null) {
        break;
      }
      taken.add(more);
      if (more.text() == null) {
        break;
      }
      fields.feed(more.text());
    }
    if (fields.isOpen() || fields.isStray()) {
      reason = "CSV_QUOTE";
      lines.putBack(taken);
    } else if (fields.length() > LONGEST + 1) {
      reason = "ROW_TOO_BIG";
    } else if (fields.hasReturn()) {
      reason = "CONTROL_CHAR";
    }
    return true;
  }
}
