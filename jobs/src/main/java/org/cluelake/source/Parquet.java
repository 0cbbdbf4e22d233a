package org.cluelake.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Parquet files of one query; a query without rows leaves no file. */
final class Parquet {

  private Parquet() {}

  /** Writes a query's rows in their order and answers how many. */
  static long write(Kernel kernel, String sql, String file) {
    long rows =
        kernel
            .rows(
                "COPY ("
                    + sql
                    + ") TO "
                    + Kernel.quoted(file)
                    + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,"
                    + " DICTIONARY_SIZE_LIMIT 4096, RETURN_STATS)",
                row -> row.getLong("count"))
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    if (rows == 0) {
      try {
        boolean ignored = Files.deleteIfExists(Path.of(file));
      } catch (IOException e) {
        throw PipelineException.causedBy(
            e, ErrorKind.RESOURCE, "file %s cannot be removed; check the disk", file);
      }
    }
    return rows;
  }
}
