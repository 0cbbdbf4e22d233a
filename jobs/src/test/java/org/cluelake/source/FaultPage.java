package org.cluelake.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;

/** The page of what is refused and why: {@code jobs/docs/feeds.md}, from what the tests spoil. */
final class FaultPage {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("REQUIRED", "left empty"),
          Map.entry("BAD_INTEGER", "no whole number, such as `1x`, `1.0`, ` 1`"),
          Map.entry("RANGE", "outside the limits"),
          Map.entry("BAD_DECIMAL", "no plain decimal, such as `1,2`, `1e3`, `NaN`"),
          Map.entry("MONEY_SCALE", "more decimals than allowed, such as `1.005`"),
          Map.entry("MONEY_OVERFLOW", "more digits than money has"),
          Map.entry("MONEY_SIGN", "below zero"),
          Map.entry("BAD_DATE", "no day of the calendar, such as `2026-02-30`"),
          Map.entry("BAD_TIME", "no time, such as `2026-03-01 25:00:00`"),
          Map.entry("DATE_RANGE", "before 1900 or after 9999"),
          Map.entry("DAY_MISMATCH", "outside the business date"),
          Map.entry("BAD_BOOLEAN", "neither yes nor no"),
          Map.entry("UNKNOWN_WORD", "a word the contract does not list"),
          Map.entry("PATTERN", "not of the contract's form"),
          Map.entry("CONTROL_CHAR", "a control character"),
          Map.entry("TOO_LONG", "longer than allowed"));

  private FaultPage() {}

  /** What a reason about one value means. */
  static String words(String code) {
    String words = WORDS.get(code);
    if (words == null) {
      throw new IllegalArgumentException("no words for " + code);
    }
    return words;
  }

  static String text() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Feeds: what is not taken, and why

        Made from the contracts by `FeedFaultsTest`, which delivers every fault below in every feed
        and finds the reason named here and no other; rows accepted, quarantined and refused are the
        rows stated. A stale page is a red build:
        `mvn test -pl schemas,jobs -am -Dtest=FeedFaultsTest -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false`.

        ## Files, of every feed

        A refused file refuses itself only; the reason stands in `ops.file_ledger` and on the page
        of the night. A fault of the manifest refuses every file it states.

        | what is wrong | reason |
        |---|---|
        """);
    FileFault.all().forEach(f -> row(page, f.what(), code(f.reason())));
    FeedFaultsTest.MANIFEST_FAULTS.forEach(
        (reason, change) -> row(page, change.what(), code(reason)));
    page.append(
        """

        ## Rows, of every feed

        A refused row goes to `ops.quarantine` with every reason it gives, never with its values.

        | what is wrong | reason |
        |---|---|
        """);
    Set<String> shapes = Set.of("CSV_WIDTH", "CSV_QUOTE", "ROW_TOO_BIG", "DUP_ROW");
    RowFault.of(Tables.SOURCE_TELECOM_CALL).stream()
        .filter(f -> shapes.contains(f.reason()))
        .forEach(f -> row(page, f.what(), code(f.reason())));
    page.append("\nA value's reason is written `CODE:column`:\n\n| what is wrong | code |\n");
    page.append("|---|---|\n");
    new TreeMap<>(WORDS).forEach((code, words) -> row(page, words, code(code)));
    page.append("\n## Feed by feed\n\nWhich column can give which reason.\n");
    for (TableContract feed : Tables.of(Layer.SOURCE)) {
      page.append("\n### ").append(feed.name()).append("\n\n| reason | columns |\n|---|---|\n");
      byReason(RowFault.of(feed), shapes).forEach((reason, of) -> row(page, code(reason), of));
    }
    return page.toString();
  }

  private static Map<String, String> byReason(List<RowFault> faults, Set<String> shapes) {
    Map<String, Set<String>> columns = new TreeMap<>();
    Map<String, String> rules = new LinkedHashMap<>();
    for (RowFault fault : faults) {
      int colon = fault.reason().indexOf(':');
      if (colon > 0) {
        boolean unused =
            columns
                .computeIfAbsent(fault.reason().substring(0, colon), c -> new TreeSet<>())
                .add(code(fault.reason().substring(colon + 1)));
      } else if (!shapes.contains(fault.reason())) {
        String unused = rules.put(fault.reason(), fault.what());
      }
    }
    Map<String, String> all =
        columns.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> String.join(", ", e.getValue()),
                    (a, b) -> a,
                    LinkedHashMap::new));
    all.putAll(rules);
    return all;
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
