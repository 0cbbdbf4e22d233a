package org.cluelake.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.job.ConfLayers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code config show}: every effective value, with {@code --origin} the layer it comes from. */
@Command(
    name = "show",
    description =
        "Prints every effective value. Secrets show as their reference; lists, and the files of"
            + " fitted or recorded figures, are replaced whole.",
    mixinStandardHelpOptions = true)
final class ConfigShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOptions options;

  @Option(names = "--origin", description = "Where each value comes from.")
  private boolean origin;

  @Parameters(
      arity = "0..*",
      paramLabel = "KEY",
      description = "Beginnings of keys, such as night or detectors/sim-box; all where none.")
  private List<String> keys = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (ConfLayers.Setting setting : options.layers().settings()) {
      if (keys.isEmpty() || keys.stream().anyMatch(setting.key()::startsWith)) {
        out.print(setting.key() + " = " + setting.value());
        out.println(origin ? "  # " + setting.origin() : "");
      }
    }
    out.flush();
    return 0;
  }
}
