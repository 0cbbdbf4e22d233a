package org.cluelake.job;

import java.net.URI;
import java.nio.file.Path;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** A lake's folders on this machine, for what streams files without Spark. */
final class LocalLake {

  private LocalLake() {}

  /** A folder or file of the lake beside its tables. */
  static Path folder(Lake lake, String name) {
    return local(lake.folder(name).toUri(), name);
  }

  /** A path of the lake by its URI. */
  static Path local(URI uri, String name) {
    if (!"file".equals(uri.getScheme())) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "the %s folder of a lake on %s is not reachable as a local path; mount it and pass the"
              + " mounted path as --lake",
          name,
          uri.getScheme());
    }
    return Path.of(uri.getPath());
  }
}
