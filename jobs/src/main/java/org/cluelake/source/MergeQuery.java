package org.cluelake.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;

/** The SQL of one bucket's merge. */
final class MergeQuery {

  /** Per delivered file: rows and money kept and lost here, by first legs. */
  static final String SHARES =
      """
      WITH whole AS (
        SELECT _file, count(*) AS n, sum(_money) AS m FROM legs WHERE _first_leg GROUP BY _file
      ), lost AS (
        SELECT _file, count(*) AS n, sum(_money) AS m FROM losers WHERE _first_leg GROUP BY _file
      )
      SELECT _file,
             whole.n - coalesce(lost.n, 0),
             CAST(whole.m - coalesce(lost.m, 0) AS DECIMAL(38,2)),
             coalesce(lost.n, 0),
             CAST(coalesce(lost.m, 0) AS DECIMAL(38,2))
      FROM whole LEFT JOIN lost USING (_file) ORDER BY _file
      """;

  /** The delivered file of a staged one, in its metadata and as a column of the legs. */
  static final String FILE = "_file";

  private final MergeTask task;
  private final TableContract clean;

  MergeQuery(MergeTask task) {
    this.task = task;
    this.clean = task.clean();
  }

  /** Which delivered file each staged one is of. */
  String files() {
    return "SELECT file_name, decode(value) FROM parquet_kv_metadata([%s]) WHERE decode(key) = %s"
        .formatted(
            task.staged().stream().map(Kernel::quoted).collect(Collectors.joining(", ")),
            Kernel.quoted(FILE));
  }

  /**
   * A view of the bucket's legs with the tokens that stay.
   *
   * @param columns the columns of each staged file
   * @param delivered the delivered file of each
   */
  String legs(Map<String, Set<String>> columns, Map<String, String> delivered) {
    String staged =
        task.staged().stream()
            .map(path -> staged(path, columns.get(path), delivered.get(path)))
            .collect(Collectors.joining(" UNION ALL "));
    if (task.moved().isEmpty()) {
      return "CREATE VIEW legs AS " + staged;
    }
    List<String> replaced = new ArrayList<>();
    StringBuilder joins = new StringBuilder();
    for (Property p : clean.properties()) {
      if (p.token() != null) {
        String moved = Kernel.identifier("moved_" + p.name());
        String column = "staged." + Kernel.identifier(p.name());
        String fingerprint = "staged." + Kernel.identifier(StagedColumn.fingerprintName(p.name()));
        replaced.add(
            "coalesce(%s.token, %s) AS %s".formatted(moved, column, Kernel.identifier(p.name())));
        joins.append(
            " LEFT JOIN moved AS %1$s ON %1$s.wanted = %2$s AND %1$s.fingerprint = %3$s"
                .formatted(moved, column, fingerprint));
      }
    }
    String own =
        clean.isBucketed()
            ? " WHERE "
                + Kernel.identifier(clean.subject())
                + " & "
                + (task.buckets() - 1)
                + " = "
                + task.bucket()
            : "";
    return "CREATE VIEW legs AS SELECT * FROM (SELECT staged.* REPLACE ("
        + String.join(", ", replaced)
        + ") FROM ("
        + staged
        + ") AS staged"
        + joins
        + ")"
        + own;
  }

  /** The legs of one staged file; hidden columns it does without have one value in every row. */
  private String staged(String path, Set<String> there, String sha256) {
    List<String> columns = new ArrayList<>();
    clean.columns().forEach(column -> columns.add(Kernel.identifier(column)));
    if (!task.moved().isEmpty()) {
      for (Property p : clean.properties()) {
        if (p.token() != null) {
          columns.add(orAlike(there, StagedColumn.fingerprintName(p.name()), "CAST(0 AS BIGINT)"));
        }
      }
    }
    columns.add(FeedLayout.LINE);
    columns.add(orAlike(there, LegQuery.LEG, "0"));
    columns.add(orAlike(there, LegQuery.FIRST_LEG, "true"));
    columns.add(orAlike(there, LegQuery.MONEY, "CAST(0 AS DECIMAL(38,2))"));
    columns.add(Kernel.quoted(sha256) + " AS " + FILE);
    return "SELECT %s FROM read_parquet(%s, hive_partitioning = false)"
        .formatted(String.join(", ", columns), Kernel.quoted(path));
  }

  private static String orAlike(Set<String> there, String column, String value) {
    String name = Kernel.identifier(column);
    return there.contains(column) ? name : value + " AS " + name;
  }

  /** A table of the legs that come after another of the same key. */
  String losers() {
    if (clean.primaryKey().isEmpty()) {
      return "CREATE TABLE losers AS SELECT _file, _line, _leg, _first_leg, _money,"
          + " _file AS first_file, _line AS first_line FROM legs WHERE false";
    }
    return """
        CREATE TABLE losers AS
        WITH suspect AS (
          SELECT hash(%1$s) AS h FROM legs GROUP BY h HAVING count(*) > 1
        ), placed AS (
          SELECT _file, _line, _leg, _first_leg, _money,
                 row_number() OVER places AS place,
                 first_value(_file) OVER places AS first_file,
                 first_value(_line) OVER places AS first_line
          FROM (SELECT *, hash(%1$s) AS h FROM legs) SEMI JOIN suspect USING (h)
          WINDOW places AS (PARTITION BY %1$s ORDER BY _file, _line, _leg)
        )
        SELECT * EXCLUDE (place) FROM placed WHERE place > 1
        """
        .formatted(names(clean.primaryKey()));
  }

  /**
   * The contract's columns of the legs that stay, in the order of the file.
   *
   * @param anyLost whether some legs do not
   */
  String kept(boolean anyLost) {
    Set<String> order = new LinkedHashSet<>();
    if (clean.isBucketed()) {
      order.add(clean.subject());
    }
    order.addAll(clean.sortedBy());
    order.addAll(clean.primaryKey());
    // Of rows with a key no two compare equal; without one only their place tells them apart.
    String place = clean.primaryKey().isEmpty() ? "_file, _line, _leg" : "";
    return "SELECT %s FROM legs%s ORDER BY %s"
        .formatted(
            names(clean.columns()),
            anyLost ? " ANTI JOIN losers USING (_file, _line, _leg)" : "",
            Stream.of(names(order), place)
                .filter(by -> !by.isEmpty())
                .collect(Collectors.joining(", ")));
  }

  /** The ops.quarantine rows of delivered rows whose first leg lost. */
  String quarantine() {
    return """
        SELECT %s AS feed, _file AS file_sha256, _line AS line, ['DUP_ROW'] AS reasons,
               ['same key as line ' || first_line || ' of file ' || first_file[1:12]] AS detail
        FROM losers WHERE _first_leg ORDER BY file_sha256, line
        """
        .formatted(Kernel.quoted(task.feed()));
  }

  private static String names(Iterable<String> columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(Kernel.identifier(column)));
    return String.join(", ", names);
  }
}
