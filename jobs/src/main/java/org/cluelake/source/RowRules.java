package org.cluelake.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.contract.Property;
import org.cluelake.kernel.Kernel;

/**
 * The rules a row keeps as a whole, and duplicates of the natural key within the file, judged in
 * SQL over the staging table. What was refused goes to {@link #JUDGED}.
 */
final class RowRules {

  /** Rows refused by a rule across columns: line, reasons, details. */
  static final String JUDGED = "judged";

  /** Staged rows that broke nothing. */
  static final String KEPT = "kept";

  private final FeedLayout layout;
  private final LegQuery legs;

  RowRules(FeedLayout layout, LegQuery legs) {
    this.layout = layout;
    this.legs = legs;
  }

  void judge(Kernel kernel) {
    kernel.run("CREATE TABLE " + JUDGED + " (_line BIGINT, reasons VARCHAR[], detail VARCHAR[])");
    Map<String, String> rules = rules();
    if (!rules.isEmpty()) {
      kernel.run("INSERT INTO " + JUDGED + " " + broken(rules));
    }
    keep(kernel);
    if (!layout.key().isEmpty()) {
      kernel.run("INSERT INTO " + JUDGED + " " + duplicates());
      keep(kernel);
    }
  }

  /** A view of the rows that broke nothing so far. */
  private static void keep(Kernel kernel) {
    boolean any = kernel.row("SELECT count(*) > 0 FROM " + JUDGED, row -> row.getBoolean(1));
    kernel.run(
        "CREATE OR REPLACE VIEW %s AS FROM delivered%s"
            .formatted(KEPT, any ? " ANTI JOIN " + JUDGED + " USING (_line)" : ""));
  }

  private Map<String, String> rules() {
    Map<String, String> rules = new LinkedHashMap<>();
    for (Property p : layout.feed.properties()) {
      if (p.rule() != null) {
        rules.put("RULE:" + p.name(), p.rule());
      }
    }
    layout.feed.rules().forEach(rule -> rules.put(rule.name(), rule.expression()));
    if (layout.clean.isBucketed()) {
      rules.put("NO_SUBJECT", legs.anySubject());
    }
    rules.putAll(legs.requiredOfLegs());
    return rules;
  }

  /** Rows for which a predicate is false; null passes. */
  private static String broken(Map<String, String> rules) {
    List<String> names = new ArrayList<>();
    List<String> details = new ArrayList<>();
    rules.forEach(
        (name, predicate) -> {
          String test = "CASE WHEN NOT (" + predicate + ") THEN ";
          names.add(test + Kernel.quoted(name) + " END");
          details.add(test + Kernel.quoted("does not hold: " + predicate) + " END");
        });
    return "SELECT _line, "
        + present(names)
        + ", "
        + present(details)
        + " FROM delivered WHERE "
        + rules.values().stream()
            .map(predicate -> "NOT (" + predicate + ")")
            .collect(Collectors.joining(" OR "));
  }

  private static String present(List<String> items) {
    return "list_filter([" + String.join(", ", items) + "], lambda x: x IS NOT NULL)";
  }

  /** Later lines of a key. Hashes find the few candidates; the keys themselves decide. */
  private String duplicates() {
    String key = layout.key().stream().map(Kernel::identifier).collect(Collectors.joining(", "));
    return """
        WITH suspect AS (
          SELECT hash(%1$s) AS h FROM kept GROUP BY h HAVING count(*) > 1
        ), placed AS (
          SELECT _line, min(_line) OVER (PARTITION BY %1$s) AS first_line
          FROM (SELECT *, hash(%1$s) AS h FROM kept) SEMI JOIN suspect USING (h)
        )
        SELECT _line, ['DUP_ROW'], ['same key as line ' || first_line]
        FROM placed WHERE _line > first_line
        """
        .formatted(key);
  }
}
