package org.cluelake.kernel;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * One embedded DuckDB for one task: a single thread, bounded memory, spilling to scratch. A kernel
 * of a {@link WholeDatabase} shares that one's threads and memory instead.
 *
 * <p>Two functions are known to every step's SQL: {@code bucket_of(token)} and {@code
 * this_bucket()}, so that a step over whole tables can keep its own bucket's share.
 */
public final class Kernel implements AutoCloseable {

  /** One row of a result. */
  @FunctionalInterface
  public interface RowReader<T> {
    /** The row as an object of the caller's. */
    T read(ResultSet row) throws SQLException;
  }

  /** What becomes of a connection in which no statement has failed. */
  @FunctionalInterface
  interface Release {
    void release(DuckDBConnection connection) throws SQLException;
  }

  /** What makes the content hash of rows of their {@link #rowHash}. */
  public static final String HASHES =
      "count(*), coalesce(bit_xor(h), 0)::HUGEINT, coalesce(sum(h), 0)::HUGEINT";

  private final DuckDBConnection connection;
  private final Release release;
  private final String work;
  private boolean failed;
  private boolean inTransaction;

  Kernel(DuckDBConnection connection, Release release, String work) {
    this.connection = connection;
    this.release = release;
    this.work = work;
  }

  /**
   * Opens a kernel.
   *
   * @param work what it is for, shown in messages
   */
  public static Kernel open(KernelBounds bounds, String work) {
    try {
      return new Kernel(RestingDatabases.take(bounds), c -> RestingDatabases.rest(bounds, c), work);
    } catch (SQLException | IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.RESOURCE,
          "the kernel does not start for %s; check memory and the scratch folder",
          work);
    }
  }

  /**
   * Opens a kernel for one bucket.
   *
   * @param bucket the bucket at work
   * @param buckets how many buckets the lake has, a power of two
   */
  public static Kernel open(KernelBounds bounds, int bucket, int buckets) {
    Kernel kernel = open(bounds, "bucket " + bucket);
    kernel.run(
        "CREATE MACRO bucket_of(t) AS (t & "
            + (buckets - 1)
            + ")::INTEGER; CREATE MACRO this_bucket() AS "
            + bucket);
    return kernel;
  }

  /** Runs one statement. */
  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      boolean unused = statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Opens a transaction, for many small writes in one. */
  public void begin() {
    run("BEGIN TRANSACTION");
    inTransaction = true;
  }

  /** Ends it. */
  public void commit() {
    run("COMMIT");
    inTransaction = false;
  }

  /** The rows of a query as plain objects, for small results only. */
  public List<List<Object>> rows(String sql) {
    return rows(
        sql,
        result -> {
          int width = result.getMetaData().getColumnCount();
          List<Object> row = new ArrayList<>(width);
          for (int i = 1; i <= width; i++) {
            row.add(result.getObject(i));
          }
          return row;
        });
  }

  /** The rows of a query, each read by the caller. */
  public <T> List<T> rows(String sql, RowReader<T> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The first row of a query. */
  public <T> T row(String sql, RowReader<T> reader) {
    return rows(sql, reader).get(0);
  }

  /**
   * Makes a table of rows made in Java.
   *
   * @param select its columns, as expressions over those of the source
   * @throws IOException what the source has thrown
   */
  public void create(String table, RowSource rows, String select) throws IOException {
    try (SourceFunction.Open open = new SourceFunction.Open(rows);
        Statement statement = connection.createStatement()) {
      try {
        boolean unused =
            statement.execute(
                "CREATE TABLE %s AS SELECT %s FROM %s(%d)"
                    .formatted(identifier(table), select, SourceFunction.NAME, open.number));
      } catch (SQLException e) {
        failed = true;
        open.rethrow();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** An appender to a table of this kernel. */
  public DuckDBAppender appender(String table) {
    try {
      return connection.createAppender("main", table);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The failure of a statement, without any value of a row. */
  public PipelineException failed(SQLException e) {
    failed = true;
    return KernelFailure.of(e, work);
  }

  /**
   * Makes the files of a table visible as a view with the contract's columns and {@code biz_date}.
   *
   * @param paths local path of each file, in the order of {@code files}
   */
  public void view(String name, TableContract table, List<SliceFile> files, List<Path> paths) {
    run(
        "CREATE VIEW "
            + identifier(name)
            + " AS "
            + FileRows.sql(table, files, paths, p -> writtenVersion(table, p)));
  }

  /** The newest version of a contract whose columns a file has. */
  public int writtenVersion(TableContract table, Path file) {
    if (table.laterColumns().isEmpty()) {
      return table.version();
    }
    Set<Object> there =
        rows("DESCRIBE SELECT * FROM read_parquet(" + quoted(file.toString()) + ")").stream()
            .map(r -> r.get(0))
            .collect(Collectors.toSet());
    return table.properties().stream()
        .filter(p -> p.since() > 1 && !there.contains(p.name()))
        .mapToInt(p -> p.since() - 1)
        .min()
        .orElse(table.version());
  }

  /** Creates an empty in-memory table with the contract's columns and {@code biz_date}. */
  public void emptyTable(String name, TableContract table) {
    run("CREATE TABLE " + identifier(name) + " AS " + FileRows.none(table));
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

  /** Writes a query of the contract's shape as one sorted Parquet file; answers how many rows. */
  public long write(TableContract table, String sql, Path file) {
    String copy =
        "COPY ("
            + cast(table, sql)
            + order(table)
            + ") TO "
            + quoted(file.toString())
            + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)";
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(copy);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * The order-free hash of the contract's columns of a query or table. The kernel's own hash of a
   * row is a tenth of the cost of a digest of its text; a test holds it to what it was, as another
   * version of the kernel may compute another one (decision 0010).
   */
  public ContentHash contentHash(TableContract table, String from) {
    return row(
        "SELECT %s FROM (SELECT %s FROM %s)".formatted(HASHES, rowHash(table.columns()), from),
        row -> hash(List.of(row.getLong(1), row.getObject(2), row.getObject(3))));
  }

  /** The hash of a row's columns as the column {@code h}. */
  public static String rowHash(List<String> columns) {
    return "hash("
        + columns.stream().map(Kernel::identifier).collect(Collectors.joining(", "))
        + ") AS h";
  }

  /** Reads what {@link #HASHES} gives, as the first columns of a row. */
  public static ContentHash hash(List<Object> row) {
    return new ContentHash(
        (Long) row.get(0),
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

  @Override
  public void close() {
    try {
      if (failed || inTransaction) {
        connection.close();
      } else {
        release.release(connection);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
