package org.cluelake.share;

import java.util.List;
import java.util.Locale;

/**
 * What a client can read and this server writes, as {@code delta-sharing-capabilities} says it:
 * parquet answers, with an end line where it is asked for.
 *
 * @param endLine whether an {@code endStreamAction} closes the answer
 */
record Capabilities(boolean endLine) {

  static final String HEADER = "delta-sharing-capabilities";

  private static final String FORMAT = "responseformat=";
  private static final String PARQUET = "parquet";
  private static final String END = "includeendstreamaction=true";

  /**
   * What a request's header says.
   *
   * @throws Refusal 400 where the client reads everything but parquet answers
   */
  static Capabilities of(String header) {
    boolean end = false;
    for (String part : header == null ? new String[0] : header.split(";")) {
      String word = part.strip().toLowerCase(Locale.ROOT);
      end |= word.equals(END);
      if (word.startsWith(FORMAT)
          && !List.of(word.substring(FORMAT.length()).split("\\s*,\\s*")).contains(PARQUET)) {
        throw Refusal.badRequest("this server answers in parquet format alone");
      }
    }
    return new Capabilities(end);
  }

  /** The answer's header. */
  String header() {
    return FORMAT + PARQUET + (endLine ? ";" + END : "");
  }
}
