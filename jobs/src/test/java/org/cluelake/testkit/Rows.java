package org.cluelake.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.cluelake.contract.TableContract;
import org.cluelake.run.AsOf;

/**
 * A handful of a contract's rows as Spark sees them: its columns, then {@code biz_date}.
 *
 * <p>Rows name only the columns that matter; a required column left out gets a harmless value of
 * its type, an optional one null. A column the contract does not declare is refused.
 */
public final class Rows {

  private Rows() {}

  /**
   * Rows of a contract.
   *
   * @param columns comma-separated columns; {@code biz_date} is the night where left out
   * @param rows each a comma-separated list of Spark SQL values for those columns
   */
  public static Dataset<Row> of(TableContract table, AsOf night, String columns, String... rows) {
    List<String> named = List.of(columns.split("\\s*,\\s*"));
    StructType type = schema(table);
    for (String column : named) {
      if (!Arrays.asList(type.fieldNames()).contains(column)) {
        throw new IllegalArgumentException(table.id() + " declares no column " + column);
      }
    }
    Map<String, String> values = new HashMap<>();
    named.forEach(c -> values.put(c, "`" + c + "`"));
    String selected =
        Arrays.stream(type.fields())
            .map(
                f -> {
                  String other =
                      f.name().equals(TableContract.BIZ_DATE)
                          ? night.sqlDate()
                          : f.nullable() ? "NULL" : harmless(f.dataType());
                  return "CAST(%s AS %s) AS `%s`"
                      .formatted(
                          values.getOrDefault(f.name(), other), f.dataType().sql(), f.name());
                })
            .collect(Collectors.joining(", "));
    String given = Arrays.stream(rows).collect(Collectors.joining("), (", "(", ")"));
    String names = named.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
    return SparkExtension.spark()
        .sql("SELECT " + selected + " FROM VALUES " + given + " AS t(" + names + ")");
  }

  /** No rows of a contract. */
  public static Dataset<Row> none(TableContract table) {
    return SparkExtension.spark().createDataFrame(new ArrayList<>(), schema(table));
  }

  /** A contract's columns and {@code biz_date}. */
  private static StructType schema(TableContract table) {
    return table.structType().add(TableContract.BIZ_DATE, DataTypes.DateType);
  }

  private static String harmless(DataType type) {
    if (type instanceof ArrayType) {
      return "array()";
    }
    return switch (type.typeName()) {
      case "string" -> "'none'";
      case "boolean" -> "false";
      case "date" -> "DATE '2026-01-01'";
      case "timestamp" -> "TIMESTAMP '2026-01-01 12:00:00+08:00'";
      default -> "0";
    };
  }
}
