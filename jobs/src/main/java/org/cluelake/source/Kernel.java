package org.cluelake.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cluelake.run.AsOf;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * One embedded database of a task: one thread, bounded memory, spill to the task's folder, nothing
 * loaded from anywhere. Its own messages may quote values, so they are never passed on.
 */
final class Kernel implements AutoCloseable {

  /** One row of a result. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final DuckDBConnection connection;
  private final String work;

  private Kernel(DuckDBConnection connection, String work) {
    this.connection = connection;
    this.work = work;
  }

  /**
   * Opens a kernel.
   *
   * @param work what it is for, shown in messages
   */
  static Kernel open(String memoryLimit, Path spill, String work) {
    Kernel kernel = inMemory(work);
    kernel.run("SET memory_limit = " + text(memoryLimit));
    kernel.run("SET temp_directory = " + text(spill.toString()));
    return kernel;
  }

  /** A kernel for little data, which never spills. */
  static Kernel inMemory(String work) {
    try {
      Connection opened = DriverManager.getConnection("jdbc:duckdb:");
      Kernel kernel = new Kernel(opened.unwrap(DuckDBConnection.class), work);
      kernel.run("SET threads = 1");
      kernel.run("SET temp_directory = ''");
      kernel.run("SET preserve_insertion_order = false");
      kernel.run("SET autoinstall_known_extensions = false");
      kernel.run("SET autoload_known_extensions = false");
      kernel.run("SET TimeZone = " + text(AsOf.ZONE.getId()));
      return kernel;
    } catch (SQLException e) {
      throw PipelineException.of(
          ErrorKind.RESOURCE, "the kernel does not start for %s; check memory and disk", work);
    }
  }

  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      boolean ignored = statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  <T> List<T> rows(String sql, RowReader<T> reader) {
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

  <T> T row(String sql, RowReader<T> reader) {
    return rows(sql, reader).get(0);
  }

  DuckDBAppender appender(String table) {
    try {
      return connection.createAppender("main", table);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The failure of a statement, without its message: only the family of the error is safe. */
  PipelineException failed(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int colon = message.indexOf(':');
    String family = colon > 0 && colon < 40 ? message.substring(0, colon) : "an error";
    boolean resource =
        family.toLowerCase(Locale.ROOT).startsWith("out of memory")
            || family.toLowerCase(Locale.ROOT).startsWith("io error");
    return PipelineException.of(
        resource ? ErrorKind.RESOURCE : ErrorKind.INTERNAL,
        "the kernel failed with %s at %s; %s",
        family,
        work,
        resource ? "check its memory limit and the disk" : "check the contract's expressions");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A text literal. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A column name. */
  static String name(String column) {
    return '"' + column + '"';
  }
}
