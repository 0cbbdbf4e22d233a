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

  // A group of options holds no mixin, so the two of ConfOptions stand here once more.
  @Option(names = "--conf", paramLabel = "PATH", description = ConfOptions.CONF)
  List<Path> conf = List.of();

  @Option(names = "--set", paramLabel = "FILE.KEY=VALUE", description = ConfOptions.SET)
  List<String> sets = List.of();

  private ConfOptions layers;

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

  /** The effective configuration folder. */
  Path conf() {
    if (layers == null) {
      layers = ConfOptions.of(conf, sets);
    }
    return layers.folder();
  }

  /** Opens the workshop; Spark starts here. */
  Workshop open() {
    Path folder = conf();
    NightConf shipped = NightConf.read(folder);
    NightConf night = buckets == null ? shipped : shipped.withBuckets(buckets);
    return new Workshop(
        Sessions.open(),
        lake,
        folder,
        require == null ? night : night.requiring(require),
        keyFile.toAbsolutePath(),
        scratch == null
            ? Path.of(System.getProperty("java.io.tmpdir"), "cluelake").toString()
            : scratch.toAbsolutePath().toString());
  }
}
