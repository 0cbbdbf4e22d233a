package org.cluelake.app;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.cluelake.job.PublicationChain;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.lake.Lake;
import picocli.CommandLine.Option;

/** Options of commands that read what a lake has published, without Spark and without a key. */
final class StoredLakeOptions {

  private static final int MEMORY_MB = 1024;

  @Option(names = "--lake", required = true, description = "Root of the lake.")
  String lake;

  @Option(
      names = "--scratch",
      description = "Local folder for spilling and fetched files (default: the system's).")
  Path scratch;

  /** The lake's publications. */
  PublicationChain chain() {
    return chain(lake);
  }

  /** The publications of a lake that lies elsewhere. */
  PublicationChain chain(String root) {
    return new PublicationChain(
        new Lake(root, new Configuration()),
        new KernelBounds(
            MEMORY_MB,
            scratch == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "cluelake").toString()
                : scratch.toAbsolutePath().toString()));
  }
}
