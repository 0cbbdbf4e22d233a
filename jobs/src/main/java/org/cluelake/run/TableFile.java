package org.cluelake.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One Parquet file of a table, as its log adds it.
 *
 * @param uri where it lies; never told to anybody outside
 * @param partition the values of its partition, as the log writes them
 * @param bytes its size
 * @param rows its rows, or -1 where the log does not say
 * @param stats the log's statistics of it, or null
 * @param version the commit that added it, or -1 where a snapshot does not say
 * @param timestamp when that commit was made, in milliseconds since 1970; or -1
 */
public record TableFile(
    String uri,
    Map<String, String> partition,
    long bytes,
    long rows,
    String stats,
    long version,
    long timestamp) {

  /** Keeps a copy; a partition's value may be null. */
  public TableFile {
    partition = Collections.unmodifiableMap(new TreeMap<>(partition));
  }
}
