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

  /** The content hash of a file that keeps its contract. */
  static ContentHash check(Kernel kernel, TableContract table, Path file) {
    String from = "read_parquet(" + Kernel.quoted(file.toString()) + ", hive_partitioning = false)";
    types(kernel, table, from);
    rules(kernel, table, from);
    return kernel.contentHash(table, from);
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

  private static void rules(Kernel kernel, TableContract table, String from) {
    Map<String, String> rules = table.rowRules();
    List<String> names = List.copyOf(rules.keySet());
    String broken =
        names.stream()
            .map(n -> "count(*) FILTER (WHERE NOT coalesce((" + rules.get(n) + "), true))")
            .collect(Collectors.joining(", "));
    String key =
        table.primaryKey().isEmpty()
            ? "0"
            : "count(*) - (SELECT count(*) FROM (SELECT DISTINCT "
                + table.primaryKey().stream()
                    .map(Kernel::identifier)
                    .collect(Collectors.joining(", "))
                + " FROM "
                + from
                + "))";
    if (table.primaryKey().isEmpty() && names.isEmpty()) {
      return;
    }
    List<Object> counts =
        kernel
            .rows("SELECT " + key + (names.isEmpty() ? "" : ", " + broken) + " FROM " + from)
            .get(0);
    if (((Number) counts.get(0)).longValue() != 0) {
      throw broken(table, "UNIQUE " + table.primaryKey(), counts.get(0));
    }
    for (int i = 0; i < names.size(); i++) {
      if (((Number) counts.get(i + 1)).longValue() != 0) {
        throw broken(table, names.get(i), counts.get(i + 1));
      }
    }
  }

  private static PipelineException broken(TableContract table, String rule, Object rows) {
    return PipelineException.of(
        ErrorKind.DATA, "%s: %s rows break %s; nothing was committed", table.id(), rows, rule);
  }
}
