package org.cluelake.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cluelake.bucket.RemoteFiles;
import org.cluelake.lake.Lake;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.LandedFile;
import org.cluelake.run.Sha256;

/**
 * The decoded copies of accepted files, in the lake's landing folder under the hash they were
 * delivered with. For a lake on another file system they are made in scratch and sent.
 */
final class LandedCopies {

  private final String folder;
  private final Path here;
  private final boolean isLocal;

  /** The copies of a lake. */
  LandedCopies(Lake lake, String scratch) {
    org.apache.hadoop.fs.Path landing = lake.folder("landing");
    this.isLocal = RemoteFiles.isLocal(landing.toString());
    this.folder = isLocal ? landing.toUri().getPath() : landing.toString();
    this.here =
        isLocal
            ? Path.of(folder)
            : Path.of(scratch, "landing-" + Sha256.hex(folder).substring(0, 12));
  }

  /** Where copies are made. */
  Path folder() {
    return here;
  }

  /** The same delivery, its copies where the lake keeps them. */
  LandedDelivery kept(LandedDelivery delivery) {
    if (!isLocal) {
      List<LandedFile> made = delivery.accepted();
      made.parallelStream().forEach(f -> RemoteFiles.moveClosed(f.landed(), of(f.sha256())));
    }
    return delivery;
  }

  /** Where a copy lies: a path, or a URI of another file system. */
  String of(String sha256) {
    return folder + "/" + sha256.substring(0, 2) + "/" + sha256 + ".csv";
  }

  /** Whether a copy is there. */
  boolean has(String sha256) {
    return isLocal ? Files.exists(Path.of(of(sha256))) : RemoteFiles.exists(of(sha256));
  }
}
