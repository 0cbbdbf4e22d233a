package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cluelake.text.ModelFolder;
import org.cluelake.text.TextFile;
import org.cluelake.text.TextModel;
import org.cluelake.text.TextVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code text classify}: the class of every text of a file. */
@Command(
    name = "classify",
    description = "Tells the class of every text of a file, in its order; prints no text.",
    mixinStandardHelpOptions = true)
final class TextClassifyCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Option(names = "--model", required = true, description = "Folder of the model.")
  private Path model;

  @Option(names = "--from", required = true, description = "File of texts; .gz is unpacked.")
  private Path from;

  @Override
  public Integer call() {
    ModelFolder folder = ModelFolder.open(model);
    TextModel judge = folder.model();
    List<String> texts = new TextFile(folder.spec(), from).texts();
    PrintWriter print = command.commandLine().getOut();
    print.println("row,group,label,margin,fraud_margin,model");
    for (int i = 0; i < texts.size(); i++) {
      TextVerdict said = judge.verdict(texts.get(i));
      print.printf(
          Locale.ROOT,
          "%d,%s,%s,%.4f,%.4f,%s%n",
          i + 1,
          said.group().word(),
          said.label(),
          said.margin(),
          said.fraudMargin(),
          folder.version());
    }
    print.flush();
    return 0;
  }
}
