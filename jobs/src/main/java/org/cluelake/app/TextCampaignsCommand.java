package org.cluelake.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.text.Campaign;
import org.cluelake.text.Campaigns;
import org.cluelake.text.TextFile;
import org.cluelake.text.TextSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code text campaigns}: which texts of a file say the same. */
@Command(
    name = "campaigns",
    description = "Tells which texts of a file are near-duplicates of each other; prints no text.",
    mixinStandardHelpOptions = true)
final class TextCampaignsCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private TextOptions options;

  @Option(
      names = "--min-texts",
      defaultValue = "2",
      description = "Smallest campaign to print (${DEFAULT-VALUE}).")
  private int minTexts;

  @Override
  public Integer call() {
    TextSpec spec = TextSpec.read(options.spec);
    List<String> texts = new TextFile(spec, options.from).texts();
    PrintWriter print = command.commandLine().getOut();
    print.println("campaign,texts,row");
    for (Campaign campaign : new Campaigns(spec.nearDuplicates()).of(texts)) {
      if (campaign.texts().size() >= minTexts) {
        for (int row : campaign.texts()) {
          print.printf("%s,%d,%d%n", campaign.id(), campaign.texts().size(), row + 1);
        }
      }
    }
    print.flush();
    return 0;
  }
}
