package org.cluelake.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The only writer of CSV that leaves the house: UTF-8 with byte order mark, CRLF, every field
 * quoted, formulas in text cells made plain, so that a spreadsheet opens it right.
 */
public final class SpreadsheetCsv {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SpreadsheetCsv() {}

  /**
   * A column of a file.
   *
   * @param name its header
   * @param isText whether its cells are free text; numbers, dates and times are not, and a minus
   *     sign of theirs is no formula
   */
  public record Column(String name, boolean isText) {}

  /** Writes a whole file to UTF-8 text, and closes it; a null value is an empty cell. */
  public static void write(Writer utf8, List<Column> columns, Iterable<List<String>> rows)
      throws IOException {
    utf8.write(BYTE_ORDER_MARK);
    try (CsvWriter csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(utf8)) {
      csv.writeRecord(columns.stream().map(Column::name).toList());
      for (List<String> row : rows) {
        csv.writeRecord(cells(columns, row));
      }
    }
  }

  private static List<String> cells(List<Column> columns, List<String> row) {
    List<String> cells = new ArrayList<>(row.size());
    for (int i = 0; i < columns.size(); i++) {
      String value = row.get(i) == null ? "" : row.get(i);
      cells.add(columns.get(i).isText() ? FormulaGuard.cell(value) : value);
    }
    return cells;
  }
}
