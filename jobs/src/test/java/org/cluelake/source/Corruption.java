package org.cluelake.source;

import java.util.ArrayList;
import java.util.List;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;

/**
 * One way to spoil one value of a row, and the one reason it must give.
 *
 * @param index the column
 * @param value what is delivered instead
 * @param reason the reason and no other
 */
record Corruption(int index, String value, String reason) {

  /** Every way the contract of a feed knows. */
  static List<Corruption> of(TableContract feed) {
    List<Corruption> all = new ArrayList<>();
    for (int i = 0; i < feed.properties().size(); i++) {
      Property p = feed.properties().get(i);
      int index = i;
      if (p.required()) {
        all.add(new Corruption(i, "", "REQUIRED:" + p.name()));
      }
      switch (p.logicalType()) {
        case "integer" -> {
          add(all, index, p, "BAD_INTEGER", "1x", "1.0", " 1");
          add(all, index, p, "RANGE", "99999999999999999999", "-99999999999999999999");
        }
        case "decimal" -> {
          add(all, index, p, "BAD_DECIMAL", "NaN", "1,2", "1e3", "--1");
          add(all, index, p, "MONEY_SCALE", "1.005", "1.000");
          add(all, index, p, "MONEY_OVERFLOW", "12345678901234567");
          if (p.options().minimum() != null) {
            add(all, index, p, "MONEY_SIGN", "-1.00");
          }
        }
        case "date" -> {
          add(all, index, p, "BAD_DATE", "2026-02-30", "2026-13-01", "2026/01/01", "today");
          add(all, index, p, "DATE_RANGE", "1899-12-31", "10000-01-01");
        }
        case "timestamp" -> {
          add(
              all,
              index,
              p,
              "BAD_TIME",
              "2026-03-01",
              "2026-03-01 25:00:00",
              "2026-02-30 01:00:00");
          add(all, index, p, "DATE_RANGE", "1899-01-01 00:00:00");
          if (p.name().equals(feed.feed().eventTime())) {
            add(all, index, p, "DAY_MISMATCH", "2026-03-02 00:00:00", "2026-02-28 23:59:59");
          }
        }
        case "boolean" -> add(all, index, p, "BAD_BOOLEAN", "2", "yes");
        default -> addText(all, index, p);
      }
    }
    return all;
  }

  private static void addText(List<Corruption> all, int index, Property p) {
    if (p.options().values() != null) {
      add(all, index, p, "UNKNOWN_WORD", "nonsense", p.options().values().get(0) + " ");
    } else if (p.options().pattern() != null) {
      add(all, index, p, "PATTERN", "*", "\u6587\u6587\u6587\u6587\u6587\u6587");
    } else {
      add(all, index, p, "CONTROL_CHAR", "a\tb", "a\nb", "a\u0085");
      add(all, index, p, "TOO_LONG", "x".repeat(p.options().maxLengthOrDefault() + 1));
    }
  }

  private static void add(
      List<Corruption> all, int index, Property p, String code, String... values) {
    for (String value : values) {
      all.add(new Corruption(index, value, code + ":" + p.name()));
    }
  }
}
