package org.cluelake.app;

import java.nio.file.Path;
import java.util.List;
import org.cluelake.job.NightConf;
import org.cluelake.job.Sessions;
import org.cluelake.job.Workshop;
import picocli.CommandLine.Option;

/** Options of every command that works on a lake. */
final class LakeOptions {

  @Option(
      names = "--lake",
      required = true,
      description = "Root of the lake: a folder, or a URI of any Hadoop file system.")
  String lake;

  @Option(
      names = "--conf",
      defaultValue = "conf",
      description = "Configuration folder (default: ${DEFAULT-VALUE}).")
  Path conf;

  @Option(
      names = "--key-file",
      required = true,
      description = "File with the master key of tokens, readable by its owner alone.")
  Path keyFile;

  @Option(
      names = "--scratch",
      description = "Local folder for spilling on every executor (default: the system's).")
  Path scratch;

  @Option(
      names = "--require",
      split = ",",
      description = "Feeds without which there is no night, instead of those of night.yaml.")
  List<String> require;

  @Option(
      names = "--buckets",
      description =
          "Buckets of a new lake, a power of two, instead of those of night.yaml; a lake keeps its"
              + " own.")
  Integer buckets;

  /** Opens the workshop; Spark starts here. */
  Workshop open() {
    NightConf shipped = NightConf.read(conf);
    NightConf night = buckets == null ? shipped : shipped.withBuckets(buckets);
    return new Workshop(
        Sessions.open(),
        lake,
        conf,
        require == null ? night : night.requiring(require),
        keyFile.toAbsolutePath(),
        scratch == null
            ? Path.of(System.getProperty("java.io.tmpdir"), "cluelake").toString()
            : scratch.toAbsolutePath().toString());
  }
}
