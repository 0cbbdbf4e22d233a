package org.cluelake.kernel;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.duckdb.DuckDBStruct;
import scala.jdk.javaapi.CollectionConverters;

/** A row of the kernel as a row with names, nested lists and structs included. */
final class KernelRow {

  private KernelRow() {}

  /** The row a result stands at. */
  static Row of(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnName(i));
      values.add(value(result.getObject(i)));
    }
    return row(names, values);
  }

  private static Object value(Object value) throws SQLException {
    if (value instanceof DuckDBStruct struct) {
      List<Object> values = new ArrayList<>();
      Map<String, Object> fields = struct.getMap();
      for (Object field : fields.values()) {
        values.add(value(field));
      }
      return row(List.copyOf(fields.keySet()), values);
    }
    if (value instanceof Array list) {
      List<Object> values = new ArrayList<>();
      for (Object element : (Object[]) list.getArray()) {
        values.add(value(element));
      }
      return CollectionConverters.asScala(values);
    }
    return value instanceof OffsetDateTime time ? time.toInstant() : value;
  }

  /** Only the names count; nobody asks a fact for its type. */
  private static Row row(List<String> names, List<Object> values) {
    StructType schema = new StructType();
    for (String name : names) {
      schema = schema.add(name, DataTypes.NullType);
    }
    return new GenericRowWithSchema(values.toArray(), schema);
  }
}
