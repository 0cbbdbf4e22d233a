package org.cluelake.source.layout;

import java.io.IOException;
import java.util.Map;

/** Takes the rows of one file in their order. */
interface RowSink {

  /**
   * A row whose shape is right.
   *
   * @param line where it begins; of Parquet, its number
   * @param columns where each column is
   * @param fields a null or empty field has no value
   */
  void row(long line, Map<String, Integer> columns, String[] fields) throws IOException;

  /** A row that is none, with the reason. */
  void refused(long line, String reason) throws IOException;
}
