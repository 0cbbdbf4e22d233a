package org.cluelake.landing;

/** A file name from outside: whether it may be opened, and how it is shown. */
final class DeliveredName {

  private static final int SHOWN = 80;
  private static final int LONGEST = 200;
  private static final String REFUSED = "/\\*?[]{}:\"<>|";

  private DeliveredName() {}

  /** Whether the name is a plain file name that no file system or reader takes for more. */
  static boolean isSafe(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST
        && !name.startsWith("_")
        && !name.startsWith(".")
        && !name.contains("..")
        && name.codePoints().noneMatch(DeliveredName::isUnsafe);
  }

  /** The name with unsafe characters replaced, cut to 80. */
  static String shown(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints().limit(SHOWN).forEach(c -> text.appendCodePoint(isUnsafe(c) ? '?' : c));
    return text.toString();
  }

  private static boolean isUnsafe(int c) {
    if (REFUSED.indexOf(c) >= 0) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
