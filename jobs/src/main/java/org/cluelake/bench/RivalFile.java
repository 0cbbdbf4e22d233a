package org.cluelake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** One Parquet file of a query, compressed as the night's are, in any order of rows. */
final class RivalFile {

  private RivalFile() {}

  /** Where a table's file of a night goes: folders are a lake's, so that a window is one scan. */
  static Path place(RivalInput input, TableContract table, String step) {
    Path folder =
        input
            .output()
            .resolve(table.layer().id())
            .resolve(table.name())
            .resolve(TableContract.BIZ_DATE + "=" + input.date())
            .resolve(TableContract.GEN + "=1");
    return (table.isBucketed() ? folder.resolve(TableContract.BUCKET + "=0") : folder)
        .resolve(step + ".parquet");
  }

  /** The plan of a statement, as JSON. */
  static String plan(Kernel kernel, String sql) {
    return kernel.rows("EXPLAIN (FORMAT json) " + sql, r -> r.getString(2)).stream()
        .collect(Collectors.joining("\n"));
  }

  /** Writes it and answers how many rows; none leave no file. */
  static long write(Kernel kernel, TableContract table, String sql, Path file) {
    try {
      Path unused = Files.createDirectories(file.getParent());
      long rows =
          kernel
              .rows(
                  "COPY ("
                      + Kernel.cast(table, sql)
                      + ") TO "
                      + Kernel.quoted(file.toString())
                      + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, RETURN_STATS)",
                  r -> r.getLong("count"))
              .stream()
              .mapToLong(Long::longValue)
              .sum();
      if (rows == 0) {
        boolean unusedAnswer = Files.deleteIfExists(file);
      }
      return rows;
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be written; check the disk", file);
    }
  }
}
