package org.cluelake.kernel;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Rows of Java as a query of the kernel: typed lines of JSON, as many as there are. */
public final class JsonRows {

  private static final JsonMapper JSON = new JsonMapper();

  /** Bytes of a line the kernel reads unless told that there are longer ones. */
  private static final long LONGEST_READ_ANYWAY = 1 << 24;

  private JsonRows() {}

  /**
   * The query of some rows, in the contract's columns and types.
   *
   * @param rows each a {@link Row} in the order of the contract's columns, or a map by their names;
   *     so are structs within them
   * @param file where they pass through; has to stay while the query is used
   */
  public static String query(TableContract table, Iterator<?> rows, Path file) {
    long longest = write(rows, table.structType(), file);
    return "SELECT * FROM read_json("
        + Kernel.quoted(file.toString())
        + ", format = 'newline_delimited', maximum_object_size = "
        + Math.max(LONGEST_READ_ANYWAY, longest)
        + ", columns = {"
        + Stream.of(table.structType().fields())
            .map(
                f ->
                    Kernel.quoted(f.name())
                        + ": "
                        + Kernel.quoted(PhysicalTypes.kernel(f.dataType())))
            .collect(Collectors.joining(", "))
        + "})";
  }

  /** Writes a line a row; answers how many bytes the longest has. */
  private static long write(Iterator<?> rows, StructType type, Path file) {
    long longest = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      while (rows.hasNext()) {
        line.reset();
        try (JsonGenerator json = JSON.getFactory().createGenerator(line, JsonEncoding.UTF8)) {
          struct(json, rows.next(), type);
        }
        line.write('\n');
        line.writeTo(out);
        longest = Math.max(longest, line.size());
      }
      return longest;
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the scratch folder of a task cannot be written to");
    }
  }

  private static void struct(JsonGenerator out, Object row, StructType type) throws IOException {
    out.writeStartObject();
    StructField[] fields = type.fields();
    for (int i = 0; i < fields.length; i++) {
      String name = fields[i].name();
      out.writeFieldName(name);
      Object value = row instanceof Map<?, ?> named ? named.get(name) : ((Row) row).get(i);
      value(out, value, fields[i].dataType());
    }
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, Object value, DataType type) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (type instanceof StructType struct) {
      struct(out, value, struct);
    } else if (type instanceof ArrayType array) {
      out.writeStartArray();
      for (Object element : elements(value)) {
        value(out, element, array.elementType());
      }
      out.writeEndArray();
    } else if (value instanceof Number && !(value instanceof BigDecimal)) {
      out.writeRawValue(value.toString());
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      // Decimals too: a number of JSON would pass through a double on its way back.
      out.writeString(value instanceof BigDecimal exact ? exact.toPlainString() : value.toString());
    }
  }

  private static Collection<?> elements(Object list) {
    return list instanceof Collection<?> collection ? collection : Arrays.asList((Object[]) list);
  }
}
