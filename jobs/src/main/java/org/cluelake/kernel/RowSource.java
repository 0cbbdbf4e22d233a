package org.cluelake.kernel;

import java.io.IOException;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;

/** Rows made in Java, a chunk at a time, for a statement to read. */
public interface RowSource {

  /** One column of the rows. */
  record Column(String name, DuckDBColumnType type) {}

  /** The columns, in order. */
  List<Column> columns();

  /**
   * Fills the next chunk, in each of the columns, from its first row on.
   *
   * @return how many rows it has now, at most its capacity; 0 where there are no more
   */
  int fill(DuckDBDataChunkWriter chunk) throws IOException;
}
