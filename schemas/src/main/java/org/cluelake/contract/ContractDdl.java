package org.cluelake.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A stored table in the words of Spark SQL on Delta, for people who read or create one by hand. The
 * lake itself creates tables through Delta Kernel, from the same contract.
 */
public final class ContractDdl {

  /**
   * Properties of every stored table. Statistics stay off columns: the min and max of a token would
   * outlive its erasure in the log.
   */
  public static final Map<String, String> PROPERTIES =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "delta.appendOnly", "true",
                  "delta.dataSkippingNumIndexedCols", "0",
                  "delta.checkpointInterval", "10",
                  "delta.deletedFileRetentionDuration", "interval 30 days",
                  "delta.logRetentionDuration", "interval 30 days")));

  /** What tells a change of the key from a change of columns, which the schema alone cannot. */
  public static final String KEY_PROPERTY = "cluelake.key";

  private static final Map<String, String> SLICE_SENTENCES =
      Map.of(
          TableContract.BIZ_DATE, "The night the row was made for.",
          TableContract.GEN, "The generation of that night, from 1; readers follow the published.",
          TableContract.BUCKET, "The low bits of the subject's token.",
          TableContract.PROVINCE,
              "Province the row is for; 000000 where none is known and the nation decides.");

  private ContractDdl() {}

  /**
   * The statement that creates an empty table like the lake's.
   *
   * @throws IllegalArgumentException for a delivered feed, which is never stored as a table
   */
  public static String of(TableContract table) {
    if (table.layer() == Layer.SOURCE) {
      throw new IllegalArgumentException(table.id() + " is delivered, not stored");
    }
    List<String> columns = new ArrayList<>();
    table.properties().forEach(p -> columns.add(column(p)));
    table.partitionColumns().forEach(c -> columns.add(sliceColumn(c)));
    return "CREATE TABLE "
        + table.id()
        + " (\n  "
        + String.join(",\n  ", columns)
        + "\n)\nUSING DELTA\nPARTITIONED BY ("
        + String.join(", ", table.partitionColumns())
        + ")\nCOMMENT "
        + quoted(table.description())
        + "\nTBLPROPERTIES (\n  "
        + properties(table).entrySet().stream()
            .map(e -> quoted(e.getKey()) + " = " + quoted(e.getValue()))
            .collect(Collectors.joining(",\n  "))
        + "\n);\n";
  }

  /** The properties of a table: its key, and for outsiders the change data feed. */
  public static Map<String, String> properties(TableContract table) {
    Map<String, String> properties = new TreeMap<>(PROPERTIES);
    properties.put(KEY_PROPERTY, key(table));
    if (table.layer() == Layer.EXPORT) {
      properties.put("delta.enableChangeDataFeed", "true");
    }
    return properties;
  }

  /** What makes a row one and where it lies: the bucketing subject and the natural key. */
  public static String key(TableContract table) {
    return (table.isBucketed() ? table.subject() : "none")
        + " / "
        + (table.primaryKey().isEmpty() ? "none" : String.join(", ", table.primaryKey()));
  }

  private static String column(Property p) {
    return identifier(p.name())
        + " "
        + PhysicalTypes.spark(p.physicalType()).sql()
        + (p.required() ? " NOT NULL" : "")
        + " COMMENT "
        + quoted(p.description());
  }

  private static String sliceColumn(String name) {
    String type =
        switch (name) {
          case TableContract.BIZ_DATE -> "DATE";
          case TableContract.PROVINCE -> "STRING";
          default -> "INT";
        };
    return identifier(name) + " " + type + " NOT NULL COMMENT " + quoted(SLICE_SENTENCES.get(name));
  }

  private static String identifier(String name) {
    return "`" + name + "`";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
