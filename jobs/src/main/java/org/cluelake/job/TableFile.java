package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cluelake.bucket.SmallRead;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** A table on its way out of the lake as one file, its form told by its name. */
final class TableFile {

  private TableFile() {}

  /** Writes a query's rows as {@code .csv}, {@code .csv.gz} or {@code .parquet}. */
  static void copy(SmallRead read, String sql, Path file) {
    String name = file.getFileName().toString();
    if (!name.matches(".*\\.(csv|csv\\.gz|parquet)")) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "%s is no table; name it .csv, .csv.gz or .parquet", name);
    }
    try {
      Path unused = Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the folder of %s cannot be made; check it", name);
    }
    read.run(
        "COPY (%s) TO %s %s"
            .formatted(
                sql,
                Kernel.quoted(file.toAbsolutePath().toString()),
                name.endsWith(".parquet") ? "(FORMAT parquet)" : "(FORMAT csv, HEADER)"));
  }
}
