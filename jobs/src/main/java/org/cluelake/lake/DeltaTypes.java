package org.cluelake.lake;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import org.apache.spark.sql.types.DataTypes;
import org.cluelake.contract.TableContract;

/** A contract's columns in the words of Delta Kernel. */
final class DeltaTypes {

  private DeltaTypes() {}

  /** The stored schema: declared columns, then the partition columns. */
  static StructType schema(TableContract table) {
    StructType schema = new StructType();
    for (var field : table.structType().fields()) {
      schema =
          schema.add(
              field.name(),
              kernel(field.dataType()),
              true,
              FieldMetadata.builder()
                  .putString("comment", field.getComment().getOrElse(() -> ""))
                  .build());
    }
    for (String column : table.partitionColumns()) {
      schema =
          schema.add(
              column,
              switch (column) {
                case TableContract.BIZ_DATE -> DateType.DATE;
                case TableContract.PROVINCE -> StringType.STRING;
                default -> IntegerType.INTEGER;
              },
              true);
    }
    return schema;
  }

  private static DataType kernel(org.apache.spark.sql.types.DataType type) {
    if (type instanceof org.apache.spark.sql.types.ArrayType array) {
      return new ArrayType(kernel(array.elementType()), true);
    }
    if (type instanceof org.apache.spark.sql.types.StructType struct) {
      StructType kernel = new StructType();
      for (var field : struct.fields()) {
        kernel = kernel.add(field.name(), kernel(field.dataType()), true);
      }
      return kernel;
    }
    if (type instanceof org.apache.spark.sql.types.DecimalType decimal) {
      return new DecimalType(decimal.precision(), decimal.scale());
    }
    if (type.equals(DataTypes.StringType)) {
      return StringType.STRING;
    }
    if (type.equals(DataTypes.IntegerType)) {
      return IntegerType.INTEGER;
    }
    if (type.equals(DataTypes.LongType)) {
      return LongType.LONG;
    }
    if (type.equals(DataTypes.BooleanType)) {
      return BooleanType.BOOLEAN;
    }
    if (type.equals(DataTypes.DateType)) {
      return DateType.DATE;
    }
    if (type.equals(DataTypes.TimestampType)) {
      return TimestampType.TIMESTAMP;
    }
    throw new IllegalArgumentException("no Delta type for " + type.simpleString());
  }
}
