package org.cluelake.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/** Reads a contract's type words and says them in the words of each engine. */
public final class PhysicalTypes {

  /** Types by their words: a contract is asked for them many times a night. */
  private static final Map<String, DataType> KNOWN = new ConcurrentHashMap<>();

  private PhysicalTypes() {}

  /** The Spark type of a contract's word, such as {@code decimal(18,2)}. */
  public static DataType spark(String word) {
    return KNOWN.computeIfAbsent(word, TypeWords::read);
  }

  /**
   * The kernel's SQL type of a Spark type. Timestamps are instants, so they become {@code TIMESTAMP
   * WITH TIME ZONE}: the zone-less type would be read back shifted.
   */
  public static String kernel(DataType type) {
    if (type instanceof ArrayType array) {
      return kernel(array.elementType()) + "[]";
    }
    if (type instanceof StructType struct) {
      return Arrays.stream(struct.fields())
          .map(f -> '"' + f.name() + "\" " + kernel(f.dataType()))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    if (type instanceof DecimalType decimal) {
      return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
    }
    if (type.equals(DataTypes.StringType)) {
      return "VARCHAR";
    }
    if (type.equals(DataTypes.IntegerType)) {
      return "INTEGER";
    }
    if (type.equals(DataTypes.LongType)) {
      return "BIGINT";
    }
    if (type.equals(DataTypes.BooleanType)) {
      return "BOOLEAN";
    }
    if (type.equals(DataTypes.DateType)) {
      return "DATE";
    }
    if (type.equals(DataTypes.TimestampType)) {
      return "TIMESTAMP WITH TIME ZONE";
    }
    throw new IllegalArgumentException(
        "type "
            + type.simpleString()
            + " is not one a contract may use; use string, int, bigint, boolean, date, timestamp,"
            + " decimal(p,s), or arrays and structs of them");
  }
}
