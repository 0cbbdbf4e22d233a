package org.cluelake.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  private final MergeTask task;
  private final TableContract clean;

  MergeQuery(MergeTask task) {
    this.task = task;
    this.clean = task.clean();
  }

  /** A view of the bucket's legs with the tokens that stay. */
  String legs() {
    String files = task.staged().stream().map(Kernel::quoted).collect(Collectors.joining(", "));
    String staged = "read_parquet([" + files + "], hive_partitioning = false)";
    if (task.moved().isEmpty()) {
      return "CREATE VIEW legs AS FROM " + staged;
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
        + ") FROM "
        + staged
        + " AS staged"
        + joins
        + ")"
        + own;
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

  /** The contract's columns of the legs that stay, in the order of the file. */
  String kept() {
    Set<String> order = new LinkedHashSet<>();
    if (clean.isBucketed()) {
      order.add(clean.subject());
    }
    order.addAll(clean.sortedBy());
    order.addAll(clean.primaryKey());
    return "SELECT %s FROM legs ANTI JOIN losers USING (_file, _line, _leg) ORDER BY %s"
        .formatted(names(clean.columns()), names(order) + ", _file, _line, _leg");
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
