package org.cluelake.testkit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.CsvRows;
import org.cluelake.kernel.FoldedRows;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketFoldStep;
import org.cluelake.run.BucketStep;
import org.cluelake.run.FoldStep;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Step;

/**
 * Runs one step on a handful of rows, in milliseconds and without Spark: a bucket step as one
 * bucket, a gathering step over two buckets unless said otherwise.
 *
 * <p>Rows name only the columns that matter; a required column left out gets a harmless value of
 * its type, so that tests say nothing they do not mean. An undeclared column is refused.
 */
public final class StepBench implements AutoCloseable {

  private static final int GATHERED_FROM = 2;

  private final Step step;
  private final AsOf asOf;
  private final Kernel kernel;
  private final int buckets;

  private StepBench(Step step, LocalDate date, int bucket, int buckets) {
    this.step = step;
    this.asOf = new AsOf(date);
    this.buckets = buckets;
    this.kernel = Kernel.open(new KernelBounds(512, null), bucket, buckets);
    for (Read read : step.reads()) {
      kernel.emptyTable(read.view(), read.table());
    }
  }

  /** A bench with empty inputs. */
  public static StepBench of(Step step, String date) {
    return new StepBench(
        step, LocalDate.parse(date), 0, step instanceof GatherStep ? GATHERED_FROM : 1);
  }

  /**
   * A bench with empty inputs.
   *
   * @param bucket the bucket a bucket step is run for
   */
  public static StepBench ofBucket(Step step, String date, int bucket, int buckets) {
    return new StepBench(step, LocalDate.parse(date), bucket, buckets);
  }

  /**
   * Adds rows to an input.
   *
   * @param view the input's name in the step
   * @param columns comma-separated columns; {@code biz_date} is the bench's date where left out
   * @param rows each a comma-separated list of SQL values for those columns
   */
  public StepBench given(String view, String columns, String... rows) {
    TableContract table = input(view).table();
    Map<String, String> defaults = new LinkedHashMap<>();
    for (var field : table.structType().fields()) {
      if (!field.nullable()) {
        defaults.put(field.name(), harmless(PhysicalTypes.kernel(field.dataType())));
      }
    }
    defaults.put(TableContract.BIZ_DATE, asOf.sqlDate());
    List<String> named = List.of(columns.split("\\s*,\\s*"));
    List<String> filled = new ArrayList<>(named);
    List<String> extra = new ArrayList<>();
    defaults.forEach(
        (column, value) -> {
          if (!named.contains(column)) {
            filled.add(column);
            extra.add(value);
          }
        });
    for (String row : rows) {
      kernel.run(
          "INSERT INTO "
              + Kernel.identifier(view)
              + filled.stream().map(Kernel::identifier).collect(Collectors.joining(", ", " (", ")"))
              + " VALUES ("
              + row
              + extra.stream().map(v -> ", " + v).collect(Collectors.joining())
              + ")");
    }
    return this;
  }

  /** Adds the rows of a CSV file, whose header names columns of the contract. */
  public StepBench givenCsv(String view, Path csv) {
    CsvRows.insert(kernel, view, input(view).table(), csv);
    return this;
  }

  /**
   * Adds whole rows to an input, each a list of SQL values: the contract's columns and the night.
   */
  public StepBench givenRows(String view, List<String> rows) {
    kernel.run(
        "INSERT INTO "
            + Kernel.identifier(input(view).view())
            + rows.stream().collect(Collectors.joining("), (", " VALUES (", ")")));
    return this;
  }

  /**
   * Writes an input as a table of a lake lies: a folder a night and, below it, a folder a bucket.
   *
   * @param buckets how many, or 0 for a table without buckets
   */
  public void layOut(String view, int buckets, Path folder) {
    String token = buckets == 0 ? "" : input(view).table().subject();
    kernel.run(
        "COPY (SELECT * REPLACE (coalesce(biz_date, "
            + asOf.sqlDate()
            + ") AS biz_date)"
            + (buckets == 0
                ? ""
                : ", " + Kernel.identifier(token) + " & " + (buckets - 1) + " AS bucket")
            + " FROM "
            + Kernel.identifier(view)
            + ") TO "
            + Kernel.quoted(folder.toString())
            + " (FORMAT parquet, PARTITION_BY (biz_date"
            + (buckets == 0 ? "" : ", bucket")
            + "))");
  }

  /** Adds rows to an input from a Parquet file; columns it lacks are null. */
  public StepBench givenFile(String view, Path parquet) {
    kernel.run(
        "INSERT INTO "
            + Kernel.identifier(input(view).view())
            + " BY NAME SELECT * FROM read_parquet("
            + Kernel.quoted(parquet.toString())
            + ")");
    return this;
  }

  /** Adds every row of an input once more, on the night before its own. */
  public StepBench repeated(String view) {
    kernel.run(
        "INSERT INTO %1$s SELECT * REPLACE ((biz_date - 1)::DATE AS biz_date) FROM %1$s"
            .formatted(Kernel.identifier(input(view).view())));
    return this;
  }

  /** Keys that more than one of the step's rows has, as text. */
  public List<String> brokenKeys() {
    String key =
        step.writes().primaryKey().stream()
            .map(Kernel::identifier)
            .collect(Collectors.joining(", "));
    return kernel
        .rows(
            "SELECT concat_ws('|', %1$s) FROM (%2$s) GROUP BY %1$s HAVING count(*) > 1 ORDER BY 1"
                .formatted(key, Kernel.cast(step.writes(), query())))
        .stream()
        .map(r -> (String) r.get(0))
        .toList();
  }

  /** Writes an input as Parquet. */
  public void copy(String view, Path parquet) {
    kernel.run(
        "COPY %s TO %s (FORMAT parquet)"
            .formatted(Kernel.identifier(input(view).view()), Kernel.quoted(parquet.toString())));
  }

  /** Writes the step's rows as Parquet, in the contract's order and types. */
  public void write(Path parquet) {
    long unused = kernel.write(step.writes(), query(), parquet);
  }

  /** The rows of a gathering step's last query as text, in order; what a fold is given. */
  public List<String> facts() {
    return kernel
        .rows("SELECT r::VARCHAR FROM (" + gathered((GatherStep) step) + ") r ORDER BY 1")
        .stream()
        .map(r -> (String) r.get(0))
        .toList();
  }

  /** The query of the step's rows, after whatever has to be gathered for it. */
  private String query() {
    if (step instanceof BucketFoldStep folding) {
      return FoldedRows.query(
          kernel, folding.sql(asOf), folding.fold(asOf), step.writes(), Scratch.path(".json"));
    }
    if (step instanceof BucketStep bucketStep) {
      return bucketStep.sql(asOf);
    }
    String sql = gathered((GatherStep) step);
    return step instanceof FoldStep folding
        ? FoldedRows.query(kernel, sql, folding.fold(asOf), step.writes(), Scratch.path(".json"))
        : sql;
  }

  private String gathered(GatherStep gathering) {
    for (GatherStep.Gathering next : gathering.gatherings(asOf)) {
      for (int bucket = 0; bucket < buckets; bucket++) {
        show(bucket);
        kernel.run(
            (bucket == 0 ? "CREATE OR REPLACE TABLE %s AS %s" : "INSERT INTO %s %s")
                .formatted(Kernel.identifier("all of " + next.view()), next.sql()));
      }
      kernel.run(
          "CREATE OR REPLACE VIEW %s AS FROM %s"
              .formatted(
                  Kernel.identifier(next.view()), Kernel.identifier("all of " + next.view())));
    }
    show(0);
    step.reads().stream()
        .filter(r -> r.table().isBucketed())
        .forEach(r -> kernel.run("DROP VIEW " + Kernel.identifier(r.view())));
    return gathering.sql(asOf);
  }

  /** Leaves of inputs with buckets one bucket in sight, and the gathering's functions about it. */
  private void show(int bucket) {
    kernel.run("CREATE OR REPLACE MACRO this_bucket() AS " + bucket);
    for (Read read : step.reads()) {
      if (read.table().isBucketed()) {
        String all = Kernel.identifier("all of " + read.view());
        String view = Kernel.identifier(read.view());
        if (kernel
            .rows(
                "SELECT 1 FROM duckdb_tables() WHERE table_name = "
                    + Kernel.quoted("all of " + read.view()))
            .isEmpty()) {
          kernel.run("ALTER TABLE " + view + " RENAME TO " + all);
        }
        kernel.run(
            "CREATE OR REPLACE VIEW %s AS FROM %s WHERE %s & %d = %d"
                .formatted(
                    view, all, Kernel.identifier(read.table().subject()), buckets - 1, bucket));
      }
    }
  }

  /** The step's rows in the contract's order and types, each by column name. */
  public List<Map<String, Object>> rows() {
    TableContract table = step.writes();
    String sql = Kernel.cast(table, query()) + Kernel.order(table);
    return kernel.rows(sql).stream()
        .map(
            row -> {
              Map<String, Object> named = new LinkedHashMap<>();
              List<String> columns = table.columns();
              for (int i = 0; i < columns.size(); i++) {
                named.put(columns.get(i), row.get(i));
              }
              return named;
            })
        .toList();
  }

  /** The step's rows as text, one line each, columns chosen and joined by {@code |}. */
  public List<String> lines(String... columns) {
    String chosen =
        List.of(columns).stream()
            .map(c -> "coalesce(" + Kernel.identifier(c) + "::VARCHAR, '')")
            .collect(Collectors.joining(", "));
    return kernel
        .rows(
            "SELECT concat_ws('|', "
                + chosen
                + ") FROM ("
                + Kernel.cast(step.writes(), query())
                + Kernel.order(step.writes())
                + ")")
        .stream()
        .map(r -> (String) r.get(0))
        .toList();
  }

  /** The types the step's SQL gives before it is cast to its contract, by column name. */
  public Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    for (List<Object> row : kernel.rows("DESCRIBE " + query())) {
      types.put((String) row.get(0), (String) row.get(1));
    }
    return types;
  }

  /** The types a gathering step passes from its buckets to its last query, by view and column. */
  public Map<String, String> gatheredTypes() {
    GatherStep gathering = (GatherStep) step;
    String unused = gathered(gathering);
    Map<String, String> types = new LinkedHashMap<>();
    for (GatherStep.Gathering next : gathering.gatherings(asOf)) {
      for (List<Object> row : kernel.rows("DESCRIBE " + Kernel.identifier(next.view()))) {
        types.put(next.view() + "." + row.get(0), (String) row.get(1));
      }
    }
    return types;
  }

  /** Takes a column away from an input, as if its contract did not have it. */
  public StepBench without(String view, String column) {
    kernel.run(
        "ALTER TABLE %s DROP COLUMN %s"
            .formatted(Kernel.identifier(input(view).view()), Kernel.identifier(column)));
    return this;
  }

  /**
   * The columns and types of every query of the step, those its gatherings and its fold are given
   * included.
   */
  public List<String> shape() {
    List<String> shape = new ArrayList<>();
    String sql;
    if (step instanceof GatherStep gathering) {
      sql = gathered(gathering);
      for (GatherStep.Gathering next : gathering.gatherings(asOf)) {
        shape.addAll(described(Kernel.identifier(next.view())));
      }
    } else {
      sql = ((BucketStep) step).sql(asOf);
    }
    shape.addAll(described(sql));
    return shape;
  }

  private List<String> described(String query) {
    return kernel.rows("DESCRIBE " + query).stream().map(r -> r.get(0) + " " + r.get(1)).toList();
  }

  private Read input(String view) {
    return step.reads().stream()
        .filter(r -> r.view().equals(view))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(step.id() + " does not read " + view));
  }

  private static String harmless(String type) {
    if (type.endsWith("[]")) {
      return "[]";
    }
    return switch (type) {
      case "VARCHAR" -> "'none'";
      case "BOOLEAN" -> "false";
      case "DATE" -> "DATE '2026-01-01'";
      case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMPTZ '2026-01-01 12:00:00+08:00'";
      default -> "0";
    };
  }

  @Override
  public void close() {
    kernel.close();
  }
}
