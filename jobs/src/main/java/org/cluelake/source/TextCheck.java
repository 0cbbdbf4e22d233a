package org.cluelake.source;

import org.cluelake.contract.Property;

/** Text: pattern, length, no control characters. Spaces are kept as delivered. */
final class TextCheck extends ValueCheck {

  private final TextPattern pattern;
  private final int maxLength;

  TextCheck(Property property) {
    super(property.name());
    String expression = property.options().pattern();
    pattern = expression == null ? null : TextPattern.compile(expression);
    maxLength = property.options().maxLengthOrDefault();
  }

  @Override
  long read(Field text, int row, Findings findings) {
    // As many characters as bytes at most: longer texts alone are worth counting.
    if (text.length() > maxLength && text.toString().length() > maxLength) {
      String length = ValueClass.length(text.toString());
      findings.add(row, "TOO_LONG", column, length + ", at most " + maxLength);
    }
    if (pattern != null) {
      if (!pattern.matches(text)) {
        findings.add(row, "PATTERN", column, ValueClass.of(text.toString()));
      }
    } else if (hasControl(text)) {
      findings.add(row, "CONTROL_CHAR", column, ValueClass.of(text.toString()));
    }
    return 0;
  }

  @Override
  StagedColumn column(int index) {
    return StagedColumn.text(column, index);
  }

  private static boolean hasControl(Field text) {
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      if (b < 0) {
        return text.toString().chars().anyMatch(Character::isISOControl);
      }
      if (b < ' ' || b == 0x7f) {
        return true;
      }
    }
    return false;
  }
}
