package org.cluelake.export;

/**
 * A token as text: {@code T} and sixteen hexadecimal digits. Spreadsheets round longs beyond
 * fifteen digits; this they keep. It is the token in another writing, no protection of its own.
 */
public final class Pseudonym {

  private Pseudonym() {}

  /** The text of a token. */
  public static String of(long token) {
    return String.format("T%016x", token);
  }

  /** The token of a text, or an exception where it is none. */
  public static long token(String text) {
    if (!text.matches("T[0-9a-f]{16}")) {
      throw new IllegalArgumentException("no pseudonym: " + text.length() + " characters");
    }
    return Long.parseUnsignedLong(text.substring(1), 16);
  }

  /** SQL for the text of a token column; null stays null. */
  public static String sql(String column) {
    return "'T' || lpad(lower(to_hex(" + column + ")), 16, '0')";
  }
}
