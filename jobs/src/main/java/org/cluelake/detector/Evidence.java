package org.cluelake.detector;

import java.util.List;

/**
 * Writes the facts of a finding as SQL: each has a name, one value (a number, a text or an
 * instant), a unit, and for numbers the limit it was held against.
 */
public final class Evidence {

  private Evidence() {}

  /** A list of facts. */
  public static String of(String... facts) {
    return "[" + String.join(", ", List.of(facts)) + "]";
  }

  /** A list of facts without those whose value is not known. */
  public static String known(String... facts) {
    return "list_filter("
        + of(facts)
        + ", lambda f: f.number IS NOT NULL OR f.text IS NOT NULL OR f.at IS NOT NULL)";
  }

  /** A number with its unit and the limit it was held against. */
  public static String number(String name, String expression, String unit, Object limit) {
    return fact(name, expression, "NULL", "NULL", unit, String.valueOf(limit));
  }

  /** A number with its unit. */
  public static String number(String name, String expression, String unit) {
    return fact(name, expression, "NULL", "NULL", unit, "NULL");
  }

  /** A word. */
  public static String text(String name, String expression) {
    return fact(name, "NULL", expression, "NULL", "", "NULL");
  }

  /** An instant. */
  public static String at(String name, String expression) {
    return fact(name, "NULL", "NULL", expression, "", "NULL");
  }

  private static String fact(
      String name, String number, String text, String at, String unit, String limit) {
    return "{'name': '%s', 'number': (%s)::DECIMAL(20,4), 'text': (%s)::VARCHAR,"
            .formatted(name, number, text)
        + " 'at': (%s)::TIMESTAMPTZ, 'unit': '%s', 'limit': (%s)::DECIMAL(20,4)}"
            .formatted(at, unit, limit);
  }
}
