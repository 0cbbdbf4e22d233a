package org.cluelake.bench;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.WholeDatabase;

/**
 * One feed from delivered texts to its clean table.
 *
 * <p>Of rows with the same natural key the first stays, in the order of the files' hashes and their
 * lines. A rule broken is counted by its name; values that break a column's form are {@code VALUE},
 * where the night says how.
 */
final class RivalClean {

  private final RivalInput input;
  private final WholeDatabase database;

  RivalClean(RivalInput input, WholeDatabase database) {
    this.input = input;
    this.database = database;
  }

  /** What became of a feed. */
  record Cleaned(TableContract table, long rows, Map<String, Long> quarantined) {}

  /** Cleans a feed's plain files into one file. */
  Cleaned clean(String name, List<Path> files, Path target) {
    TableContract feed = Tables.feed(name);
    TableContract clean = Tables.cleanOf(feed);
    RivalLegs legs = new RivalLegs(feed, clean, input.switches());
    checkKeys(feed, clean);
    try (Kernel kernel = database.kernel("rival's cleaning of " + name)) {
      kernel.run(rows(feed, files, true));
      boolean any = !feed.primaryKey().isEmpty() && doubles(kernel, feed);
      String kept =
          "(SELECT * FROM %s WHERE %s IS NULL%s)"
              .formatted(
                  RivalRows.ROWS,
                  RivalRows.REASONS,
                  any ? " AND rowid NOT IN (SELECT line FROM doubles)" : "");
      long written = RivalFile.write(kernel, clean, legs.sql(kept), target);
      return new Cleaned(clean, written, reasons(kernel, feed, any));
    }
  }

  /** How the database means to read, check and tokenise a feed. */
  String plan(String name, List<Path> files) {
    try (Kernel kernel = database.kernel("rival's cleaning of " + name)) {
      return RivalFile.plan(kernel, rows(Tables.feed(name), files, false));
    }
  }

  private String rows(TableContract feed, List<Path> files, boolean notes) {
    TableContract clean = Tables.cleanOf(feed);
    RivalLegs legs = new RivalLegs(feed, clean, input.switches());
    return new RivalRows(feed, clean, input.date(), input.tokens(), legs)
        .sql(RivalCsv.sql(feed, files, RivalDelivery::header, notes));
  }

  /** Notes the later rows of a key, if any; hashes find the few candidates. */
  private static boolean doubles(Kernel kernel, TableContract feed) {
    String key =
        feed.primaryKey().stream().map(Kernel::identifier).collect(Collectors.joining(", "));
    kernel.run(
        """
        CREATE TABLE doubles AS
        WITH suspect AS (
          SELECT hash(%1$s) AS h FROM %2$s WHERE %3$s IS NULL GROUP BY h HAVING count(*) > 1
        )
        SELECT line FROM (
          SELECT line, min(line) OVER (PARTITION BY %1$s) AS first_line
          FROM (SELECT rowid AS line, hash(%1$s) AS h, * FROM %2$s WHERE %3$s IS NULL)
          SEMI JOIN suspect USING (h))
        WHERE line > first_line
        """
            .formatted(key, RivalRows.ROWS, RivalRows.REASONS));
    return kernel.row("SELECT count(*) FROM doubles", r -> r.getLong(1)) > 0;
  }

  private static Map<String, Long> reasons(Kernel kernel, TableContract feed, boolean anyDoubles) {
    Map<String, Long> counts = new TreeMap<>();
    kernel
        .rows(
            ("SELECT reason, count(*) FROM (SELECT unnest(%1$s) AS reason FROM %2$s"
                    + " WHERE %1$s IS NOT NULL) GROUP BY reason")
                .formatted(RivalRows.REASONS, RivalRows.ROWS),
            r -> Map.entry(r.getString(1), r.getLong(2)))
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    long skipped =
        kernel.row(
            "SELECT count(DISTINCT (file_id, line)) FROM " + RivalCsv.skipped(feed),
            r -> r.getLong(1));
    if (skipped > 0) {
      Long unused = counts.put("CSV_QUOTE", skipped);
    }
    if (anyDoubles) {
      Long unused =
          counts.put("DUP_ROW", kernel.row("SELECT count(*) FROM doubles", r -> r.getLong(1)));
    }
    return counts;
  }

  /** Legs of two rows have two keys where the key of the table holds that of the feed. */
  private static void checkKeys(TableContract feed, TableContract clean) {
    Set<String> held = new HashSet<>();
    clean.properties().stream()
        .filter(Property::primaryKey)
        .filter(p -> p.from().size() == 1)
        .forEach(p -> held.addAll(p.from()));
    if (!clean.primaryKey().isEmpty() && !held.containsAll(feed.primaryKey())) {
      throw new IllegalArgumentException(
          "the key of " + clean.id() + " does not hold that of its feed");
    }
  }
}
