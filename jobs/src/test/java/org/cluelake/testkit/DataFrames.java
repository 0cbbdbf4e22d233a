package org.cluelake.testkit;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The comparison of spark-testing-base. A test that extends its suite would be inspected by JUnit,
 * and some of its inherited methods name classes of Hive, which the house does not carry.
 */
public final class DataFrames {

  private static final JavaDataFrameSuiteBase SUITE = new JavaDataFrameSuiteBase();

  private DataFrames() {}

  /**
   * The same columns and the same rows, in whatever order.
   *
   * @throws AssertionError showing the rows that differ
   */
  public static void assertSameRows(Dataset<Row> expected, Dataset<Row> actual) {
    SUITE.assertDataFrameNoOrderEquals(expected, actual);
  }

  /**
   * The rows, each as one line of the chosen columns joined by {@code |}, in whatever order; an
   * array's texts are joined likewise, null is empty.
   *
   * @param columns comma-separated columns or expressions of text, number, date or text array
   * @throws AssertionError showing the lines that differ
   */
  public static void assertLines(Dataset<Row> actual, String columns, String... lines) {
    StructType line = new StructType().add("line", DataTypes.StringType);
    List<Row> expected = Stream.of(lines).map(RowFactory::create).toList();
    String texts =
        Stream.of(columns.split(",\\s*"))
            .map(c -> "coalesce(concat_ws('|', " + c + "), '')")
            .collect(Collectors.joining(", "));
    Dataset<Row> shown = actual.selectExpr("concat_ws('|', " + texts + ") AS line");
    assertSameRows(
        SparkExtension.spark().createDataFrame(expected, line),
        SparkExtension.spark().createDataFrame(shown.collectAsList(), line));
  }
}
