package org.cluelake.kernel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.duckdb.DuckDBConnection;

/**
 * One embedded database that takes the whole machine: every thread, and one memory bound for all
 * that runs in it. Work that runs side by side has a kernel each.
 */
public final class WholeDatabase implements AutoCloseable {

  private final DuckDBConnection connection;
  private final AtomicInteger opened = new AtomicInteger();

  private WholeDatabase(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * Opens a database.
   *
   * @param bounds its memory over all threads, and where it spills to
   * @param threads how many threads it works with
   */
  public static WholeDatabase open(KernelBounds bounds, int threads) {
    try {
      DuckDBConnection opened = RestingDatabases.opened(bounds, threads);
      // It lives for many queries over the same files, so what it can keep of them pays.
      RestingDatabases.execute(
          opened, "SET enable_external_file_cache = true; SET parquet_metadata_cache = true");
      return new WholeDatabase(opened);
    } catch (SQLException | IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the kernel does not start; check memory and the scratch folder");
    }
  }

  /**
   * A kernel of this database with views and tables of its own, which go when it is closed.
   *
   * @param work what it is for, shown in messages
   */
  public Kernel kernel(String work) {
    String own = "work_" + opened.incrementAndGet();
    try {
      DuckDBConnection beside = connection.duplicate().unwrap(DuckDBConnection.class);
      // Settings of a session are not inherited; the zone is one.
      RestingDatabases.execute(
          beside, RestingDatabases.ZONE + "; ATTACH ':memory:' AS " + own + "; USE " + own);
      return new Kernel(
          beside,
          c -> {
            RestingDatabases.execute(c, "USE memory; DETACH " + own);
            c.close();
          },
          work);
    } catch (SQLException e) {
      throw KernelFailure.of(e, work);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw KernelFailure.of(e, "closing");
    }
  }
}
