package org.cluelake.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.StagedFile;

/**
 * The files of one task: inputs brought within reach of the kernel, the result written and named.
 *
 * <p>The kernel reads local paths only. Files of another file system are fetched through Hadoop
 * into the task's scratch first.
 */
final class TaskFiles {

  private final Path result;
  private final Path fetched;

  TaskFiles(Path scratchRoot) {
    try {
      Path unused = Files.createDirectories(scratchRoot);
      this.result = Files.createTempFile(scratchRoot, "task-", ".parquet");
      this.fetched = result.resolveSibling(result.getFileName() + "-inputs");
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "scratch folder %s cannot be used", scratchRoot);
    }
  }

  /** A local path with the file's bytes; what is fetched lies in the same folders as there. */
  Path local(String location) {
    if (RemoteFiles.isLocal(location)) {
      return Path.of(RemoteFiles.path(location));
    }
    Path local = RemoteFiles.below(fetched, location);
    return Files.exists(local) ? local : RemoteFiles.fetch(location, local);
  }

  /** Writes, checks and names the result; null where it has no rows. */
  StagedFile write(Kernel kernel, TableContract table, String sql, int bucket, String output) {
    if (kernel.write(table, sql, result) == 0) {
      return null;
    }
    ContentHash hash = FileCheck.check(kernel, table, result);
    return Adoption.named(table, result, bucket, hash, output);
  }

  /**
   * Writes a query's rows for later tasks of the same step, under a name that every attempt shares.
   *
   * @return where they lie
   */
  String pass(Kernel kernel, String sql, String output, String name) {
    kernel.run(
        "COPY ("
            + sql
            + ") TO "
            + Kernel.quoted(result.toString())
            + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");
    return Adoption.moved(result, output, name).toString();
  }

  /** A file of the task's own scratch. */
  Path beside(String ending) {
    try {
      return Files.createDirectories(fetched).resolve(result.getFileName() + ending);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the scratch folder of a task cannot be used");
    }
  }

  /** Removes the task's scratch. */
  void discard() {
    try {
      boolean unused = Files.deleteIfExists(result);
      if (Files.exists(fetched)) {
        Scratch.remove(fetched);
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "files of the scratch folder cannot be removed");
    }
  }
}
