package org.cluelake.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cluelake.job.ConfLayers;
import picocli.CommandLine.Option;

/** Options of every command that reads the configuration: the layers over the shipped folder. */
final class ConfOptions {

  private static final Path SHIPPED = Path.of("conf");

  static final String CONF =
      "Configuration: a whole folder, or a folder or file laid over the shipped one; repeat it for"
          + " more, laid in their order (default: conf).";
  static final String SET =
      "One value of the configuration, such as night.pinnedDays=60; wins over all else. Repeat it"
          + " for more.";

  @Option(names = "--conf", paramLabel = "PATH", description = CONF)
  List<Path> conf = List.of();

  @Option(names = "--set", paramLabel = "FILE.KEY=VALUE", description = SET)
  List<String> sets = List.of();

  private ConfLayers layers;

  /** The same options, given by others. */
  static ConfOptions of(List<Path> conf, List<String> sets) {
    ConfOptions options = new ConfOptions();
    options.conf = conf;
    options.sets = sets;
    return options;
  }

  /** The layers, laid once. */
  ConfLayers layers() {
    return layers(System.getenv());
  }

  ConfLayers layers(Map<String, String> environment) {
    if (layers == null) {
      layers = ConfLayers.of(DemoCommand.home(SHIPPED), conf, environment, sets);
    }
    return layers;
  }

  /** The effective folder. */
  Path folder() {
    return layers().folder();
  }
}
