package org.cluelake.testkit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;
import org.cluelake.run.Step;

/** The inputs of one step by view name, as Spark's rows; those a test does not give are empty. */
public final class MapInputs {

  private final Step step;
  private final AsOf night;
  private final Map<String, TableContract> tables = new LinkedHashMap<>();
  private final Map<String, Dataset<Row>> views = new LinkedHashMap<>();

  private MapInputs(Step step, AsOf night) {
    this.step = step;
    this.night = night;
    for (Read read : step.reads()) {
      tables.put(read.view(), read.table());
    }
  }

  /** Empty inputs of a step on a night. */
  public static MapInputs of(Step step, String night) {
    return new MapInputs(step, new AsOf(LocalDate.parse(night)));
  }

  /** Adds rows to an input, written as {@link Rows#of} reads them. */
  public MapInputs given(String view, String columns, String... rows) {
    return given(view, Rows.of(table(view), night, columns, rows));
  }

  /** Adds rows to an input; columns it lacks are null. */
  public MapInputs given(String view, Dataset<Row> rows) {
    TableContract unused = table(view);
    Dataset<Row> known = views.get(view);
    views.put(view, known == null ? rows : known.unionByName(rows, true));
    return this;
  }

  /** The same inputs, every given one changed, for metamorphic tests. */
  public MapInputs changed(UnaryOperator<Dataset<Row>> change) {
    MapInputs other = new MapInputs(step, night);
    views.forEach((view, rows) -> other.views.put(view, change.apply(rows)));
    return other;
  }

  /** The step's rows. */
  public Dataset<Row> result() {
    Path made = Scratch.path(".parquet");
    try (StepBench bench = StepBench.of(step, night.date().toString())) {
      views.forEach((view, rows) -> bench.givenFile(view, file(rows)));
      bench.write(made);
    }
    return SparkExtension.spark().read().parquet(made.toString());
  }

  /** The rows in one file; Spark's own folder of files would have to be tidied up. */
  private static Path file(Dataset<Row> rows) {
    Path folder = Scratch.path("");
    rows.coalesce(1).write().mode("overwrite").parquet(folder.toString());
    return folder.resolve("*.parquet");
  }

  private TableContract table(String view) {
    if (!tables.containsKey(view)) {
      throw new IllegalArgumentException(step.id() + " does not read " + view);
    }
    return tables.get(view);
  }
}
