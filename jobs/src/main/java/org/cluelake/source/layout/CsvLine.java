package org.cluelake.source.layout;

/** One RFC 4180 line. */
final class CsvLine {

  private CsvLine() {}

  /** Appends the fields, quoted where they must be; null is an empty field. */
  static void append(StringBuilder text, String[] values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      if (values[i] != null) {
        append(text, values[i]);
      }
    }
    text.append('\n');
  }

  private static void append(StringBuilder text, String value) {
    if (value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
      text.append(value);
    } else {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
  }
}
