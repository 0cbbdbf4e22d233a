package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.model.CrossValidation;
import org.cluelake.model.Frame;
import org.cluelake.model.FrameFile;
import org.cluelake.model.ModelEvaluation;
import org.cluelake.model.ModelSpec;
import org.cluelake.model.SpecFile;
import org.cluelake.run.Require;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code model evaluate}: cross validation of learned scores, the rules alone beside them. */
@Command(
    name = "evaluate",
    description = "Judges a learned score on a labelled table by repeated cross validation.",
    mixinStandardHelpOptions = true)
final class ModelEvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelOptions options;

  @Option(names = "--folds", defaultValue = "5", description = "Folds of a repeat (default: 5).")
  private int folds;

  @Option(names = "--repeats", defaultValue = "5", description = "Repeats (default: 5).")
  private int repeats;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3,4,5",
      description = "A seed per repeat (default: 1,2,3,4,5).")
  private List<Long> seeds;

  @Option(
      names = "--points",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Judges the point sum of the same features too (default: yes).")
  private boolean points;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Option(names = "--page", description = "Writes a page with the curves of reliability too.")
  private Path page;

  @Override
  public Integer call() {
    Require.that(folds >= 2, "--folds is at least 2");
    Require.that(
        repeats >= 1 && repeats <= seeds.size(), "--seeds names a seed for each of --repeats");
    ModelSpec model = SpecFile.read(options.specFile);
    Frame frame = FrameFile.labelled(model, options.data);
    CrossValidation validation =
        new CrossValidation(
            folds, model.innerFolds(), seeds.subList(0, repeats), options.threads());
    ModelEvaluation evaluation =
        ModelEvaluation.of(
            model, frame, options.dataSha256(), validation, options.links(model), points);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? evaluation.json() : evaluation.text());
    out.flush();
    if (page != null) {
      EvaluationPage.write(page, ModelFigures.of(evaluation), false, List.of());
    }
    return 0;
  }
}
