package org.cluelake.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cluelake.model.ModelCard;
import org.cluelake.model.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code model card}: what a model is, was learned from, and is not for. */
@Command(
    name = "card",
    description = "Prints a model's card as Markdown.",
    mixinStandardHelpOptions = true)
final class ModelCardCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, description = "Folder of the model.")
  private Path model;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(ModelCard.of(ModelFolder.read(model)));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
