package org.cluelake.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.model.CrossValidation;
import org.cluelake.model.FrameFile;
import org.cluelake.model.Model;
import org.cluelake.model.ModelFolder;
import org.cluelake.model.ModelSpec;
import org.cluelake.model.SpecFile;
import org.cluelake.model.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code model train}: a model as a folder, its version the hash of its content. */
@Command(
    name = "train",
    description = "Learns a score from a labelled table and writes it with its card.",
    mixinStandardHelpOptions = true)
final class ModelTrainCommand implements Callable<Integer> {

  private static final int FOLDS = 5;

  @Spec private CommandSpec spec;

  @Mixin private ModelOptions options;

  @Option(names = "--out", required = true, description = "New folder for the model.")
  private Path out;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of training (default: 1).")
  private long seed;

  @Override
  public Integer call() {
    ModelSpec asked = SpecFile.read(options.specFile);
    Model model =
        Training.of(
            asked,
            FrameFile.labelled(asked, options.data),
            options.dataSha256(),
            new CrossValidation(FOLDS, asked.innerFolds(), List.of(seed), options.threads()));
    ModelFolder.write(model, out);
    spec.commandLine().getOut().println(model.facts().spec().name() + " " + model.version());
    return 0;
  }
}
