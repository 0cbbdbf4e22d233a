package org.cluelake.job;

import java.nio.file.Path;
import org.cluelake.bucket.RemoteFiles;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** A lake's folders on this machine, for what streams files without Spark. */
final class LocalLake {

  private LocalLake() {}

  /** A folder or file of the lake beside its tables. */
  static Path folder(Lake lake, String name) {
    return local(lake.folder(name).toString(), name);
  }

  /** A path of the lake by its location, in Hadoop's form. */
  static Path local(String location, String name) {
    if (!RemoteFiles.isLocal(location)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "the %s folder of a lake on %s is not reachable as a local path; mount it and pass the"
              + " mounted path as --lake",
          name,
          new org.apache.hadoop.fs.Path(location).toUri().getScheme());
    }
    return Path.of(RemoteFiles.path(location));
  }
}
