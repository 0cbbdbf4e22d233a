package org.cluelake.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.run.ErrorKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code config check}: reads every file as a night does and names all that is wrong. */
@Command(
    name = "check",
    description = "Reads every file as a night does; names every mistake, not the first alone.",
    mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOptions options;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<String> problems = options.layers().problems();
    problems.forEach(out::println);
    out.println(problems.isEmpty() ? "the configuration is sound" : problems.size() + " mistakes");
    out.flush();
    return problems.isEmpty() ? 0 : ErrorKind.CONFIG.exitCode();
  }
}
