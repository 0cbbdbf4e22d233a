package org.cluelake.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.cluelake.run.AsOf;
import org.duckdb.DuckDBConnection;

/**
 * Embedded databases that are open and hold nothing, for the next task: opening one costs more than
 * the work of a small task. A task works in an attached database of its own, which goes with all it
 * holds when the task ends.
 */
final class RestingDatabases {

  /** As many as tasks run at once; more would only hold memory. */
  private static final int MOST = Runtime.getRuntime().availableProcessors() + 1;

  /** Sets the zone of a session. */
  static final String ZONE = "SET TimeZone = '" + AsOf.ZONE.getId() + "'";

  private static final Deque<Resting> RESTING = new ArrayDeque<>();

  private record Resting(KernelBounds bounds, DuckDBConnection connection) {}

  private RestingDatabases() {}

  /** A database with nothing in it. */
  static DuckDBConnection take(KernelBounds bounds) throws SQLException, IOException {
    DuckDBConnection connection = rested(bounds);
    if (connection == null) {
      connection = opened(bounds, 1);
    }
    execute(connection, "ATTACH ':memory:' AS task; USE task");
    return connection;
  }

  /** Takes a database back that no statement has failed in. */
  static void rest(KernelBounds bounds, DuckDBConnection connection) throws SQLException {
    execute(connection, "USE memory; DETACH task");
    Resting oldest;
    synchronized (RESTING) {
      RESTING.addFirst(new Resting(bounds, connection));
      oldest = RESTING.size() > MOST ? RESTING.removeLast() : null;
    }
    if (oldest != null) {
      oldest.connection().close();
    }
  }

  private static DuckDBConnection rested(KernelBounds bounds) {
    synchronized (RESTING) {
      for (Resting resting : RESTING) {
        if (resting.bounds().equals(bounds)) {
          boolean unused = RESTING.remove(resting);
          return resting.connection();
        }
      }
      return null;
    }
  }

  /** A new database with so many threads. */
  static DuckDBConnection opened(KernelBounds bounds, int threads)
      throws SQLException, IOException {
    DuckDBConnection connection =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    execute(
        connection,
        String.join(
            "; ",
            "SET threads = " + threads,
            "SET memory_limit = '" + bounds.memoryMb() + "MiB'",
            "SET temp_directory = " + Kernel.quoted(spill(bounds)),
            bounds.spillMb() == 0
                ? "RESET max_temp_directory_size"
                : "SET max_temp_directory_size = '" + bounds.spillMb() + "MiB'",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET preserve_insertion_order = false",
            // The system caches files already, and a resting database must hold nothing.
            "SET enable_external_file_cache = false",
            ZONE));
    SourceFunction.register(connection);
    return connection;
  }

  /** Each database spills to a folder of its own; two in one would overwrite each other. */
  private static String spill(KernelBounds bounds) throws IOException {
    if (bounds.scratch() == null) {
      return "";
    }
    Path scratch = Files.createDirectories(Path.of(bounds.scratch()));
    Path folder = Files.createTempDirectory(scratch, "spill-");
    folder.toFile().deleteOnExit();
    return folder.toString();
  }

  static void execute(DuckDBConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean unused = statement.execute(sql);
    }
  }
}
