package org.cluelake.bucket;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Reads back a file just written and holds it to its contract: exact column names and types, row
 * rules, unique keys. Delta never sees a file that fails.
 */
final class FileCheck {

  private FileCheck() {}

  /** What one reading of a file says. */
  private record Reading(ContentHash hash, long broken, long keys) {}

  /** The content hash of a file that keeps its contract. */
  static ContentHash check(Kernel kernel, TableContract table, Path file) {
    String from = "read_parquet(" + Kernel.quoted(file.toString()) + ", hive_partitioning = false)";
    types(kernel, table, from);
    Reading read = reading(kernel.rows(reading(table, from)).get(0));
    if (read.broken() > 0) {
      throw firstBroken(kernel, table, from);
    }
    if (!table.primaryKey().isEmpty() && read.keys() < read.hash().rows()) {
      unique(kernel, table, from, read.hash().rows());
    }
    return read.hash();
  }

  /**
   * All in one pass: the content hash, how many rows break a rule, how many keys there are. Keys
   * are counted by their hashes, which never makes them more than they are.
   */
  private static String reading(TableContract table, String from) {
    List<String> key = table.primaryKey();
    return "SELECT %s, count(*) FILTER (WHERE NOT good), %s FROM (SELECT %s, %s AS good%s FROM %s)"
        .formatted(
            Kernel.HASHES,
            key.isEmpty() ? "0" : "count(DISTINCT k)",
            Kernel.rowHash(table.columns()),
            table.rowRules().values().stream()
                .map(FileCheck::passes)
                .collect(
                    Collectors.collectingAndThen(
                        Collectors.joining(" AND "), all -> all.isEmpty() ? "true" : all)),
            key.isEmpty() ? "" : ", hash(" + names(key) + ") AS k",
            from);
  }

  private static Reading reading(List<Object> row) {
    return new Reading(
        Kernel.hash(row), ((Number) row.get(3)).longValue(), ((Number) row.get(4)).longValue());
  }

  private static void types(Kernel kernel, TableContract table, String from) {
    String written =
        kernel.rows("DESCRIBE SELECT * FROM " + from).stream()
            .map(r -> r.get(0) + " " + r.get(1))
            .collect(Collectors.joining(", "));
    String wanted =
        List.of(table.structType().fields()).stream()
            .map(FileCheck::column)
            .collect(Collectors.joining(", "));
    if (!written.replace("\"", "").equals(wanted.replace("\"", ""))) {
      throw PipelineException.of(
          ErrorKind.INTERNAL,
          "%s: the file written has columns (%s), its contract says (%s)",
          table.id(),
          written,
          wanted);
    }
  }

  private static String column(StructField field) {
    return field.name() + " " + PhysicalTypes.kernel(field.dataType());
  }

  /** Names the first rule that rows break. */
  private static PipelineException firstBroken(Kernel kernel, TableContract table, String from) {
    for (Map.Entry<String, String> rule : table.rowRules().entrySet()) {
      Object rows =
          kernel
              .rows("SELECT count(*) FROM " + from + " WHERE NOT " + passes(rule.getValue()))
              .get(0)
              .get(0);
      if (!rows.equals(0L)) {
        return broken(table, rule.getKey(), rows);
      }
    }
    return broken(table, "some rule", "some");
  }

  /** Two keys of one hash are still two keys. */
  private static void unique(Kernel kernel, TableContract table, String from, long rows) {
    long keys =
        (Long)
            kernel
                .rows(
                    "SELECT count(*) FROM (SELECT DISTINCT %s FROM %s)"
                        .formatted(names(table.primaryKey()), from))
                .get(0)
                .get(0);
    if (keys < rows) {
      throw broken(table, "UNIQUE " + table.primaryKey(), rows - keys);
    }
  }

  /** Null passes. */
  private static String passes(String rule) {
    return "coalesce((" + rule + "), true)";
  }

  private static String names(List<String> columns) {
    return columns.stream().map(Kernel::identifier).collect(Collectors.joining(", "));
  }

  private static PipelineException broken(TableContract table, String rule, Object rows) {
    return PipelineException.of(
        ErrorKind.DATA, "%s: %s rows break %s; nothing was committed", table.id(), rows, rule);
  }
}
