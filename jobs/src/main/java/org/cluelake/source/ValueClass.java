package org.cluelake.source;

import java.util.StringJoiner;

/** What may be said of a refused value: its length and the sorts of characters in it. */
final class ValueClass {

  private ValueClass() {}

  /** Such as {@code 13 characters, digits and letters}. */
  static String of(String value) {
    boolean digits = false;
    boolean letters = false;
    boolean ideographs = false;
    boolean spaces = false;
    boolean controls = false;
    boolean signs = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = true;
      } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        letters = true;
      } else if (Character.isISOControl(c)) {
        controls = true;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        spaces = true;
      } else if (c > 0x7f && Character.isLetterOrDigit(c)) {
        ideographs = true;
      } else {
        signs = true;
      }
    }
    StringJoiner sorts = new StringJoiner(" and ");
    add(sorts, digits, "digits");
    add(sorts, letters, "letters");
    add(sorts, ideographs, "other letters");
    add(sorts, spaces, "spaces");
    add(sorts, signs, "signs");
    add(sorts, controls, "control characters");
    return length(value) + ", " + sorts;
  }

  /** Such as {@code 13 characters}. */
  static String length(String value) {
    return value.length() == 1 ? "1 character" : value.length() + " characters";
  }

  private static void add(StringJoiner sorts, boolean present, String sort) {
    if (present) {
      sorts.add(sort);
    }
  }
}
