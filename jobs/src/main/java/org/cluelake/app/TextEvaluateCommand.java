package org.cluelake.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.cluelake.run.Require;
import org.cluelake.text.EvaluationText;
import org.cluelake.text.LabelledText;
import org.cluelake.text.TextEvaluation;
import org.cluelake.text.TextFile;
import org.cluelake.text.TextSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code text evaluate}: how well models tell texts they have not seen. */
@Command(
    name = "evaluate",
    description = "Judges models on folds they have not seen, near-duplicates apart and together.",
    mixinStandardHelpOptions = true)
final class TextEvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private TextOptions options;

  @Option(names = "--folds", defaultValue = "5", description = "Folds (${DEFAULT-VALUE}).")
  private int folds;

  @Option(names = "--repeats", defaultValue = "1", description = "Repeats (${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the first repeat; the next take the numbers after it.")
  private long seed;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    Require.that(folds >= 2 && folds <= 100, "--folds is %s; want 2 to 100", folds);
    Require.that(repeats >= 1 && repeats <= 100, "--repeats is %s; want 1 to 100", repeats);
    TextSpec spec = TextSpec.read(options.spec);
    List<LabelledText> texts = new TextFile(spec, options.from).labelled();
    List<Long> seeds = LongStream.range(seed, seed + repeats).boxed().toList();
    EvaluationText text = new EvaluationText(TextEvaluation.of(spec, texts, folds, seeds), spec);
    PrintWriter print = command.commandLine().getOut();
    print.println(json ? text.json() : text.table());
    print.flush();
    return 0;
  }
}
