package org.cluelake.source;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;

/** Valid delivered rows of any feed, made from its contract; every row has a key of its own. */
final class SampleRows {

  static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final TableContract feed;
  private final SplittableRandom random;

  SampleRows(TableContract feed, long seed) {
    this.feed = feed;
    this.random = new SplittableRandom(seed);
  }

  /** The header line's fields. */
  List<String> header() {
    return feed.columns();
  }

  /** The row of that number. */
  String[] row(int n) {
    String[] row = new String[feed.properties().size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = value(feed.properties().get(i), n);
    }
    return keepingRules(row);
  }

  private String value(Property p, int n) {
    if (!p.required() && random.nextInt(3) == 0) {
      return "";
    }
    return switch (p.logicalType()) {
      case "integer" -> String.valueOf(integer(p, n));
      case "decimal" -> (1 + random.nextInt(9_999_999)) + "." + pad(random.nextInt(100), 2);
      case "date" -> LocalDate.of(1990, 1, 1).plusDays(p.primaryKey() ? n : 3 * n).toString();
      case "timestamp" -> DAY + " " + pad(random.nextInt(24), 2) + ":" + pad(n % 60, 2) + ":07";
      case "boolean" -> "1";
      default -> text(p, n);
    };
  }

  private long integer(Property p, int n) {
    long least = p.options().minimum() == null ? 0 : p.options().minimum().longValueExact();
    long most = p.options().maximum() == null ? 1_000_000 : p.options().maximum().longValueExact();
    return least + (n * 7L) % (most - least + 1);
  }

  private String text(Property p, int n) {
    if (p.options().values() != null) {
      return p.options().values().get(random.nextInt(p.options().values().size()));
    }
    String pattern = String.valueOf(p.options().pattern());
    if ("identity".equals(p.classification())) {
      return identity(p, pattern, n);
    }
    return switch (pattern) {
      case "[0-9a-f]{16,64}" -> "%016x".formatted(random.nextInt(50));
      case "[0-9A-Za-z_-]{8,64}" -> "subject-" + pad(random.nextInt(500), 8);
      case "[0-9]{6}" -> p.primaryKey() ? "96" + pad(n, 4) : "96" + pad(random.nextInt(10_000), 4);
      case "[A-Z]{3}" -> "CNY";
      case "[A-Z]{2}" -> "ZZ";
      case "[a-z_]{3,40}" -> "sub_type";
      case "null" -> p.primaryKey() ? "id-" + n : "text \"" + random.nextInt(50) + "\", \u6587";
      default -> "vpn|overseas";
    };
  }

  private String identity(Property p, String pattern, int n) {
    if (pattern.contains("+") || pattern.contains("{14,16}")) {
      return pattern.contains("{14,16}")
          ? "9900" + pad(random.nextInt(100_000), 10) + "5"
          : "111" + pad(p.primaryKey() ? n : random.nextInt(500), 8);
    }
    if (pattern.contains(".")) {
      return "site" + (p.primaryKey() ? n : random.nextInt(300)) + ".example";
    }
    if (pattern.contains("A-Z")) {
      // Sixteen digits fit a token; nineteen do not and go to the registry.
      int digits = random.nextBoolean() ? 14 : 17;
      return "99" + pad(p.primaryKey() ? n : random.nextInt(300), digits);
    }
    return "Z" + pad(p.primaryKey() ? n : random.nextInt(1000), 8);
  }

  private String[] keepingRules(String[] row) {
    set(row, "other_party", "112" + pad(random.nextInt(500), 8));
    if (at("payee") >= 0 && row[at("payee")].equals(row[at("payer")])) {
      set(row, "payee", "W99" + pad(random.nextInt(500), 14));
    }
    set(row, "receiver", "112" + pad(random.nextInt(500), 8));
    set(row, "state", feed.columns().contains("objection_id") ? "open" : "settled");
    set(row, "occurred_at", "2026-02-01 08:00:00");
    set(row, "decided_at", "2400-12-31 08:00:00");
    set(row, "reviewer", "another unit");
    set(row, "web_kb", "0");
    if (at("feedback_id") >= 0) {
      set(row, "amount", "12.50");
      set(row, "reason", "other");
    }
    if (at("valid_to") >= 0 && !row[at("valid_to")].isEmpty()) {
      set(row, "valid_to", "2400-12-31");
    }
    if (at("entity") >= 0 && "person".equals(row[at("entity_kind")])) {
      set(row, "entity", "passport:" + row[at("entity")]);
    }
    return row;
  }

  private void set(String[] row, String column, String value) {
    if (at(column) >= 0) {
      row[at(column)] = value;
    }
  }

  private int at(String column) {
    return feed.columns().indexOf(column);
  }

  private static String pad(long number, int digits) {
    String text = String.valueOf(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
