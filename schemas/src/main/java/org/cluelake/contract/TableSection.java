package org.cluelake.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One table's section of the generated documentation. */
final class TableSection {

  private TableSection() {}

  /** The section; a feed's names the tables made from it among {@code all}. */
  static String of(TableContract table, List<TableContract> all) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(table.id()).append("\n\n");
    text.append(table.description()).append("\n\n");
    facts(table, all)
        .forEach((k, v) -> text.append("- ").append(k).append(": ").append(v).append("\n"));
    text.append("\n").append(columns(table));
    if (!table.rules().isEmpty()) {
      text.append("\nRules across columns:\n\n");
      for (Rule rule : table.rules()) {
        text.append("- `").append(rule.name()).append("`: ").append(rule.description());
        text.append(" `").append(rule.expression()).append("`\n");
      }
    }
    return text.toString();
  }

  private static Map<String, String> facts(TableContract table, List<TableContract> all) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", String.valueOf(table.version()));
    if (!table.laterColumns().isEmpty()) {
      facts.put(
          "added later",
          table.properties().stream()
              .filter(p -> p.since() > 1)
              .map(p -> code(p.name()) + " in version " + p.since())
              .collect(Collectors.joining(", ")));
    }
    if (table.feed() != null) {
      delivery(facts, table.feed());
      facts.put(
          "cleaned into",
          all.stream()
              .filter(t -> table.name().equals(t.source()))
              .map(TableContract::id)
              .collect(Collectors.joining(", ")));
      return facts;
    }
    if (table.source() != null) {
      facts.put("made from", "source." + table.source() + legs(table));
    }
    if (table.isBucketed()) {
      facts.put("subject", code(table.subject()) + ", whose token gives the bucket");
    }
    if (!table.sortedBy().isEmpty()) {
      facts.put(
          "sorted by", (table.isBucketed() ? "subject, then " : "") + codes(table.sortedBy()));
    }
    facts.put("partitioned by", codes(table.partitionColumns()));
    if (table.state()) {
      facts.put("state", "each night's slice is the whole picture as of that night");
    }
    if (table.purpose() != null) {
      facts.put("purpose", "for " + table.purpose() + " alone; nothing else may read it");
    }
    return facts;
  }

  private static String legs(TableContract table) {
    return table.legs() == 1 ? "" : ", " + table.legs() + " rows for each delivered one";
  }

  private static void delivery(Map<String, String> facts, FeedSpec feed) {
    facts.put("delivered by", feed.owner());
    if (feed.acceptsFrom() != null) {
      facts.put("accepted versions", "from " + feed.acceptsFrom() + " on");
    }
    facts.put(
        "delivery",
        feed.reference() ? "the full picture, on the first day and on change" : "a day's rows");
    facts.put("charsets", String.join(", tried before ", feed.charsets()));
    facts.put("times without an offset", feed.zone());
    if (feed.eventTime() != null) {
      facts.put("event time", code(feed.eventTime()) + " lies within the business date");
    }
    facts.put("earliest date", feed.earliest());
    facts.put(
        "limits",
        String.format(
            Locale.ROOT,
            "files up to %,d MiB unpacked, rows up to %,d characters",
            feed.maxFileBytes() >> 20,
            feed.maxRowChars()));
  }

  private static String columns(TableContract table) {
    boolean delivered = table.feed() != null;
    Map<String, Function<Property, String>> shown = new LinkedHashMap<>();
    shown.put("Column", p -> code(p.name()));
    shown.put("Type", p -> cell(delivered ? p.logicalType() : p.physicalType()));
    shown.put("Key", p -> p.primaryKey() ? "key" : "");
    shown.put("Required", p -> p.required() ? "yes" : "");
    shown.put("Class", p -> p.classification());
    shown.put("Meaning", p -> cell(p.description()));
    Map<String, Function<Property, String>> optional = new LinkedHashMap<>();
    optional.put("Accepted", p -> delivered ? limits(p) : "");
    optional.put("Comes from", TableSection::origin);
    optional.put("Rule", p -> p.rule() == null ? "" : code(cell(p.rule())));
    optional.forEach(
        (title, value) -> {
          if (table.properties().stream().anyMatch(p -> !value.apply(p).isEmpty())) {
            shown.put(title, value);
          }
        });
    String rows =
        table.properties().stream()
            .map(p -> row(shown.values().stream().map(f -> f.apply(p)).toList()))
            .collect(Collectors.joining());
    return row(List.copyOf(shown.keySet())) + "|" + "---|".repeat(shown.size()) + "\n" + rows;
  }

  private static String row(List<String> cells) {
    return cells.stream().map(c -> c + " |").collect(Collectors.joining(" ", "| ", "\n"));
  }

  /** What a delivered value must be, in words. */
  private static String limits(Property p) {
    Property.Options o = p.options();
    List<String> limits = new ArrayList<>();
    if (o.values() != null) {
      limits.add(o.values().stream().map(TableSection::code).collect(Collectors.joining(", ")));
    }
    if (o.pattern() != null) {
      limits.add("matches " + code(cell(o.pattern())));
    }
    if (o.minimum() != null) {
      limits.add("from " + o.minimum().toPlainString());
    }
    if (o.maximum() != null) {
      limits.add("to " + o.maximum().toPlainString());
    }
    if (o.scale() != null) {
      limits.add(o.scale() + " decimals");
    }
    if (o.maxLength() != null) {
      limits.add("up to " + o.maxLength() + " characters");
    }
    return String.join(", ", limits);
  }

  /** Where a clean column's value comes from, or nothing. */
  private static String origin(Property p) {
    if (!p.constant().isEmpty()) {
      return "the leg: " + String.join(", ", p.constant());
    }
    if (p.from().isEmpty()) {
      return "";
    }
    String from =
        p.from().stream()
            .map(f -> f.isEmpty() ? "none" : code(f))
            .collect(Collectors.joining(", "));
    if (p.derivedBeforeToken() != null) {
      return p.derivedBeforeToken() + " of " + from + ", before it becomes a token";
    }
    return p.token() == null ? from : "token of " + from + ", " + kind(p);
  }

  /** The identity kind of a token, in words, or nothing where the table does not say. */
  static String kind(Property p) {
    if (p.token() == null) {
      return "";
    }
    return p.token().startsWith("by:")
        ? "of the kind in " + code(p.token().substring("by:".length()))
        : p.token();
  }

  /** Text that may stand in a cell of a table. */
  static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String codes(List<String> names) {
    return names.stream().map(TableSection::code).collect(Collectors.joining(", "));
  }
}
