package org.cluelake.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.cluelake.contract.TableContract;
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

  private final Path scratch;

  TaskFiles(Path scratchRoot) {
    try {
      Files.createDirectories(scratchRoot);
      this.scratch = Files.createTempDirectory(scratchRoot, "task-");
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "scratch folder %s cannot be used", scratchRoot);
    }
  }

  /** Where the kernel spills. */
  Path spill() {
    return scratch.resolve("spill");
  }

  /** A local path with the file's bytes. */
  Path local(String location) {
    URI uri = URI.create(location);
    if (uri.getScheme() == null || uri.getScheme().equals("file")) {
      return Path.of(uri.getPath());
    }
    org.apache.hadoop.fs.Path remote = new org.apache.hadoop.fs.Path(uri);
    Path fetched = scratch.resolve(remote.getName());
    try {
      FileSystem system = remote.getFileSystem(new Configuration());
      system.copyToLocalFile(false, remote, new org.apache.hadoop.fs.Path(fetched.toUri()), true);
      return fetched;
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be fetched", remote.getName());
    }
  }

  /** Writes, checks and names the result; null where it has no rows. */
  StagedFile write(Kernel kernel, TableContract table, String sql, int bucket, String output) {
    Path written = scratch.resolve("result.parquet");
    kernel.write(table, sql, written);
    ContentHash hash = FileCheck.check(kernel, table, written);
    return hash.rows() == 0 ? null : Adoption.named(table, written, bucket, hash, output);
  }

  /** Removes the task's scratch. */
  void discard() {
    try (Stream<Path> tree = Files.walk(scratch)) {
      tree.sorted(Comparator.reverseOrder())
          .forEach(
              p -> {
                try {
                  Files.delete(p);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "scratch folder %s cannot be removed", scratch);
    }
  }
}
