package org.cluelake.lake;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.Inputs;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Read;
import org.cluelake.run.SliceFile;

/** The declared inputs of a Transform, read from the files of pinned slices. */
public final class LakeInputs implements Inputs {

  private final SparkSession spark;
  private final Map<String, Read> reads = new HashMap<>();
  private final Map<String, List<SliceFile>> files;

  /**
   * Inputs of one step.
   *
   * @param files the files of each view, already chosen by night and generation
   */
  public LakeInputs(SparkSession spark, List<Read> reads, Map<String, List<SliceFile>> files) {
    this.spark = spark;
    reads.forEach(r -> this.reads.put(r.view(), r));
    this.files = Map.copyOf(files);
  }

  @Override
  public Dataset<Row> view(String name) {
    Read read = reads.get(name);
    if (read == null) {
      throw PipelineException.of(
          ErrorKind.INTERNAL, "input %s is not declared; add it to reads()", name);
    }
    return rows(spark, read.table(), files.getOrDefault(name, List.of()));
  }

  /** The rows of some files of a table, with {@code biz_date}. */
  static Dataset<Row> rows(SparkSession spark, TableContract table, List<SliceFile> files) {
    StructType schema = table.structType();
    Map<LocalDate, List<String>> byDate =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    SliceFile::bizDate,
                    TreeMap::new,
                    Collectors.mapping(SliceFile::uri, Collectors.toList())));
    return byDate.entrySet().stream()
        .map(
            e ->
                spark
                    .read()
                    .schema(schema)
                    .parquet(e.getValue().toArray(String[]::new))
                    .withColumn(TableContract.BIZ_DATE, lit(e.getKey())))
        .reduce(Dataset::union)
        .orElseGet(
            () ->
                spark.createDataFrame(
                    List.of(), schema.add(TableContract.BIZ_DATE, DataTypes.DateType)));
  }
}
