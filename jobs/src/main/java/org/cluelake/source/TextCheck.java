package org.cluelake.source;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.cluelake.contract.Property;
import org.duckdb.DuckDBAppender;

/** Text: known words, pattern, length, no control characters. Spaces are kept as delivered. */
final class TextCheck extends ValueCheck {

  private final Set<String> words;
  private final TextPattern pattern;
  private final int maxLength;

  TextCheck(Property property) {
    super(property.name());
    List<String> values = property.options().values();
    words = values == null ? null : Set.copyOf(values);
    String expression = property.options().pattern();
    pattern = expression == null ? null : TextPattern.compile(expression);
    maxLength = property.options().maxLengthOrDefault();
  }

  @Override
  long read(String text, int row, Findings findings) {
    if (words != null) {
      if (!words.contains(text)) {
        findings.add(row, "UNKNOWN_WORD", column, ValueClass.of(text));
      }
      return 0;
    }
    if (text.length() > maxLength) {
      findings.add(row, "TOO_LONG", column, ValueClass.length(text) + ", at most " + maxLength);
    }
    if (pattern != null) {
      if (!pattern.matches(text)) {
        findings.add(row, "PATTERN", column, ValueClass.of(text));
      }
    } else if (hasControl(text)) {
      findings.add(row, "CONTROL_CHAR", column, ValueClass.of(text));
    }
    return 0;
  }

  @Override
  void append(DuckDBAppender out, String text, long value) throws SQLException {
    out.append(text);
  }

  @Override
  String stagedType() {
    return "VARCHAR";
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
