package org.cluelake.kernel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * The table function {@code java_rows(number)} of every database: it reads the {@link RowSource}
 * that is open under the number. A database keeps its functions for good, so the function itself
 * knows no source.
 */
final class SourceFunction implements DuckDBTableFunction<SourceFunction.Open, Object, Object> {

  static final String NAME = "java_rows";

  /** A source for as long as a statement may read it. */
  static final class Open implements AutoCloseable {

    final long number = NUMBERS.incrementAndGet();
    private final RowSource source;
    private IOException broken;
    private RuntimeException failure;

    Open(RowSource source) {
      this.source = source;
      Open unused = OPEN.put(number, this);
    }

    /** Throws what the source has thrown while a statement read it, if anything. */
    void rethrow() throws IOException {
      if (broken != null) {
        throw broken;
      }
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void close() {
      Open unused = OPEN.remove(number);
    }
  }

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, Open> OPEN = new ConcurrentHashMap<>();

  /** Makes the function known to a database. */
  static void register(DuckDBConnection connection) throws SQLException {
    try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
      var unused =
          builder
              .withName(NAME)
              .withParameter(DuckDBColumnType.BIGINT)
              .withFunction(new SourceFunction())
              .register(connection);
    }
  }

  @Override
  public Open bind(DuckDBTableFunctionBindInfo info) throws SQLException {
    Open open = OPEN.get(info.getParameter(0).getLong());
    for (RowSource.Column column : open.source.columns()) {
      var unused = info.addResultColumn(column.name(), column.type());
    }
    return open;
  }

  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    // A source is read in its order, by one thread.
    info.setMaxThreads(1);
    return null;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk)
      throws IOException {
    Open open = info.getBindData();
    try {
      return open.source.fill(chunk);
    } catch (IOException e) {
      open.broken = e;
      throw e;
    } catch (RuntimeException e) {
      open.failure = e;
      throw e;
    }
  }
}
