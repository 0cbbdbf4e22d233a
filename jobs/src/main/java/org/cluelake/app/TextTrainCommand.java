package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.text.LabelledText;
import org.cluelake.text.ModelFolder;
import org.cluelake.text.TextFile;
import org.cluelake.text.TextSpec;
import org.cluelake.text.TextTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code text train}: labelled texts become a model. */
@Command(
    name = "train",
    description = "Learns a model from labelled texts; its folder is named by its content.",
    mixinStandardHelpOptions = true)
final class TextTrainCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private TextOptions options;

  @Option(names = "--out", required = true, description = "Folder of models.")
  private Path out;

  @Override
  public Integer call() {
    TextSpec spec = TextSpec.read(options.spec);
    List<LabelledText> texts = new TextFile(spec, options.from).labelled();
    ModelFolder model = ModelFolder.write(out, spec, texts, new TextTraining(spec).model(texts));
    PrintWriter print = command.commandLine().getOut();
    print.printf("model %s of %d texts: %s%n", model.version(), texts.size(), model.folder());
    print.flush();
    return 0;
  }
}
