package org.cluelake.export;

/**
 * Text that a spreadsheet would take for a formula, made plain by a leading apostrophe (OWASP, CSV
 * injection; CWE-1236). A text that begins with an apostrophe gets one more, so that taking one off
 * gives every text back.
 */
public final class FormulaGuard {

  private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
  private static final char APOSTROPHE = '\'';

  private FormulaGuard() {}

  /** The text as it may stand in a cell. */
  public static String cell(String text) {
    return isRisky(text) ? APOSTROPHE + text : text;
  }

  /** The text of a cell. */
  public static String text(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == APOSTROPHE ? cell.substring(1) : cell;
  }

  /** Blanks, control and invisible characters in front do not hide a formula. */
  private static boolean isRisky(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    if (first == APOSTROPHE || first == '\t' || first == '\r' || first == '\n') {
      return true;
    }
    int i = 0;
    while (i < text.length() && isInvisible(text.charAt(i))) {
      i++;
    }
    return i < text.length() && FORMULA.indexOf(text.charAt(i)) >= 0;
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
