package org.cluelake.bucket;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.run.AsOf;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/**
 * One embedded DuckDB for one task: a single thread, bounded memory, spilling to the task's
 * scratch.
 *
 * <p>Two functions are known to every step's SQL: {@code bucket_of(token)} and {@code
 * this_bucket()}, so that a step over whole tables can keep its own bucket's share.
 */
public final class Kernel implements AutoCloseable {

  private static final List<String> BEFORE_ROWS =
      List.of("Parser Error", "Binder Error", "Catalog Error");

  /** What the driver puts before the message of a statement that was never begun. */
  private static final String WRAPPED =
      "Invalid Input Error: Attempting to execute an unsuccessful or closed pending query result\n"
          + "Error: ";

  private final Connection connection;

  private Kernel(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a kernel.
   *
   * @param memoryMb memory bound in MiB; more spills to scratch
   * @param scratch folder for spilling, or null for none
   * @param bucket the bucket at work
   * @param buckets how many buckets the lake has, a power of two
   */
  public static Kernel open(int memoryMb, Path scratch, int bucket, int buckets) {
    try {
      Kernel kernel = new Kernel(DriverManager.getConnection("jdbc:duckdb:"));
      kernel.run("SET threads = 1");
      kernel.run("SET memory_limit = '" + memoryMb + "MiB'");
      kernel.run("SET temp_directory = " + (scratch == null ? "''" : quoted(scratch.toString())));
      kernel.run("SET autoinstall_known_extensions = false");
      kernel.run("SET autoload_known_extensions = false");
      kernel.run("SET preserve_insertion_order = false");
      kernel.run("SET TimeZone = '" + AsOf.ZONE.getId() + "'");
      kernel.run("CREATE MACRO bucket_of(t) AS (t & " + (buckets - 1) + ")::INTEGER");
      kernel.run("CREATE MACRO this_bucket() AS " + bucket);
      return kernel;
    } catch (SQLException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the embedded kernel could not be opened: %s", e.getMessage());
    }
  }

  /** Runs one statement. */
  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      boolean unused = statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The rows of a query as plain objects, for small results only. */
  public List<List<Object>> rows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The open connection, for callers that append rows themselves. */
  public Connection connection() {
    return connection;
  }

  /**
   * Makes the files of a table visible as a view with the contract's columns and {@code biz_date}.
   *
   * @param paths local path of each file, in the order of {@code files}
   */
  public void view(String name, TableContract table, List<SliceFile> files, List<Path> paths) {
    Map<LocalDate, List<Path>> byDate = new TreeMap<>();
    for (int i = 0; i < files.size(); i++) {
      byDate.computeIfAbsent(files.get(i).bizDate(), d -> new ArrayList<>()).add(paths.get(i));
    }
    String columns =
        table.columns().stream().map(Kernel::identifier).collect(Collectors.joining(", "));
    String body =
        byDate.isEmpty()
            ? emptyBody(table)
            : byDate.entrySet().stream()
                .map(
                    e ->
                        "SELECT "
                            + columns
                            + ", DATE '"
                            + e.getKey()
                            + "' AS biz_date FROM read_parquet(["
                            + e.getValue().stream()
                                .map(p -> quoted(p.toString()))
                                .collect(Collectors.joining(", "))
                            + "])")
                .collect(Collectors.joining(" UNION ALL "));
    run("CREATE VIEW " + identifier(name) + " AS " + body);
  }

  /** Creates an empty in-memory table with the contract's columns and {@code biz_date}. */
  public void emptyTable(String name, TableContract table) {
    run("CREATE TABLE " + identifier(name) + " AS " + emptyBody(table));
  }

  private static String emptyBody(TableContract table) {
    return "SELECT "
        + fields(table).stream()
            .map(f -> "NULL::" + PhysicalTypes.kernel(f.dataType()) + " AS " + identifier(f.name()))
            .collect(Collectors.joining(", "))
        + ", NULL::DATE AS biz_date WHERE false";
  }

  /** A query with every column of the contract in order and of its exact type. */
  public static String cast(TableContract table, String sql) {
    return "SELECT "
        + fields(table).stream()
            .map(
                f ->
                    "CAST("
                        + identifier(f.name())
                        + " AS "
                        + PhysicalTypes.kernel(f.dataType())
                        + ") AS "
                        + identifier(f.name()))
            .collect(Collectors.joining(", "))
        + " FROM ("
        + sql
        + ")";
  }

  /** The order of rows within a file of the table: subject, declared order, key. */
  public static String order(TableContract table) {
    List<String> by = new ArrayList<>();
    if (table.isBucketed()) {
      by.add(table.subject());
    }
    by.addAll(table.sortedBy());
    by.addAll(table.primaryKey());
    return by.isEmpty()
        ? " ORDER BY ALL"
        : " ORDER BY "
            + by.stream().distinct().map(Kernel::identifier).collect(Collectors.joining(", "));
  }

  /** Writes a query of the contract's shape as one sorted Parquet file. */
  public void write(TableContract table, String sql, Path file) {
    run(
        "COPY ("
            + cast(table, sql)
            + order(table)
            + ") TO "
            + quoted(file.toString())
            + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");
  }

  /** The order-free hash of the contract's columns of a query or table. */
  public ContentHash contentHash(TableContract table, String from) {
    String text =
        table.columns().stream()
            .map(c -> "coalesce(" + identifier(c) + "::VARCHAR, chr(0))")
            .collect(Collectors.joining(", chr(31), ", "concat(", ")"));
    List<Object> row =
        rows("SELECT count(*), coalesce(bit_xor(h), 0)::HUGEINT, coalesce(sum(h), 0)::HUGEINT"
                + " FROM (SELECT md5_number_lower("
                + text
                + ") AS h FROM "
                + from
                + ")")
            .get(0);
    return new ContentHash(
        ((Number) row.get(0)).longValue(),
        ContentHash.low64((BigInteger) row.get(1)),
        ContentHash.low64((BigInteger) row.get(2)));
  }

  /** An SQL string literal. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** An SQL identifier. */
  public static String identifier(String name) {
    return '"' + name + '"';
  }

  private static List<StructField> fields(TableContract table) {
    return List.of(table.structType().fields());
  }

  /**
   * Errors while rows are read quote their values, so of those the family alone is passed on. What
   * is refused before any row is read says where, in its first line; the next ones quote the text.
   */
  private static PipelineException failure(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Out of Memory") || message.contains("No space left")) {
      return PipelineException.of(
          ErrorKind.RESOURCE,
          "a task ran out of memory or disk; raise kernelMemoryMb or free the scratch folder");
    }
    return PipelineException.of(
        ErrorKind.INTERNAL, "the kernel refused a statement: %s", withoutValues(message));
  }

  private static String withoutValues(String told) {
    String message = told.startsWith(WRAPPED) ? told.substring(WRAPPED.length()) : told;
    if (BEFORE_ROWS.stream().anyMatch(message::startsWith)) {
      return message.lines().findFirst().orElse(message);
    }
    int family = message.indexOf(':');
    return (family > 0 && family < 40 ? message.substring(0, family) : "an error")
        + " (values withheld)";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the embedded kernel could not be closed");
    }
  }
}
