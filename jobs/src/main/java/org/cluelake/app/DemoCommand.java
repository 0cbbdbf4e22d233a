package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.cluelake.evaluate.Evaluation;
import org.cluelake.identity.KeyFile;
import org.cluelake.identity.Tokenizer;
import org.cluelake.job.PublishedRows;
import org.cluelake.report.NightFacts;
import org.cluelake.report.Summary;
import org.cluelake.run.Sha256;
import org.cluelake.sample.SampleNation;
import org.cluelake.sample.SampleSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a small invented nation from its files to its clues, with nothing to prepare. */
@Command(
    name = "demo",
    description = "Makes a small invented nation and runs its nights, from files to clues.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final int NIGHTS_AT_THE_END = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      defaultValue = "demo",
      description =
          "Folder for the nation and its lake; emptied nations are not reused (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Mixin private NationOptions nationOptions;

  @Option(
      names = "--days",
      defaultValue = "10",
      description = "Business dates (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--dirt",
      defaultValue = "0.002",
      description = "Share of rows made unacceptable.")
  private double dirt;

  @Mixin private FraudOptions fraud;

  @Option(
      names = "--history",
      defaultValue = "0",
      description =
          "Months of accounts, cards and money before the first date (default: ${DEFAULT-VALUE}).")
  private int history;

  @Option(
      names = "--all",
      description = "Prints the whole evaluation, not its worst figures alone.")
  private boolean all;

  @Option(names = "--conf", defaultValue = "conf", description = "Configuration folder.")
  private Path conf;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    LocalDate first = LocalDate.of(2026, 3, 2);
    int before = SampleCommand.historyDays(first, history);
    SampleSpec nation =
        new SampleSpec(
            nationOptions.scale, days, nationOptions.seed, first, dirt, before, fraud.amount());
    Path inbox = out.resolve("delivery");
    LakeOptions options = new LakeOptions();
    options.lake = out.resolve("lake").toAbsolutePath().toString();
    options.conf = List.of(home(conf));
    options.keyFile = out.resolve("keys/identity.key");
    options.scratch = out.resolve("scratch");
    if (!Files.exists(inbox)) {
      SampleCommand.print(print, SampleNation.write(nation, out));
      KeyFile.create(options.keyFile, demoKey());
    }
    NightFacts last = null;
    try (Nights nights = new Nights(options, print)) {
      if (before > 0) {
        say(print, "history of the " + before + " days before");
        nights.load(first.minusDays(before), first.minusDays(1), inbox);
      }
      for (int day = 0; day < days; day++) {
        if (day == 0) {
          say(print, "backfill of the first " + Math.max(0, days - NIGHTS_AT_THE_END) + " days");
        }
        if (day == days - NIGHTS_AT_THE_END) {
          say(print, "the last " + NIGHTS_AT_THE_END + " days as nights");
        }
        last = nights.run(first.plusDays(day), inbox, false);
      }
      print.println();
      print.println(
          Summary.of(
              last,
              List.of(
                  "page of the last night: "
                      + nights.shop().pages().of(last.bizDate() + "-g" + last.gen() + ".html"),
                  "publications: ./cluelake ledger --lake "
                      + out.resolve("lake")
                      + " --key-file "
                      + options.keyFile,
                  "tables: schemas/generated/tables.md; notebook: notebooks/published_night.ipynb")));
      PublishedRows rows = new PublishedRows(nights.shop(), first, first.plusDays(days - 1L));
      Evaluation evaluation =
          EvaluateCommand.withTruth(
              out.resolve("truth"), rows, Tokenizer.open(options.keyFile.toAbsolutePath()));
      print.println(all ? evaluation.table() : evaluation.brief());
      Path page = out.resolve("evaluation.html");
      EvaluationPage.write(page, evaluation);
      print.println("page of the evaluation: " + page + (all ? "" : "; all tables: --all"));
    }
    print.flush();
    return 0;
  }

  private static void say(PrintWriter print, String text) {
    print.println("== " + text);
    print.flush();
  }

  /** A fixed key, so that the demo gives the same tokens everywhere; never one for real data. */
  static byte[] demoKey() {
    return Sha256.of("demo key of an invented nation");
  }

  /** The launcher says where the shipped configuration lies when it is called from elsewhere. */
  static Path home(Path conf) {
    String home = System.getProperty("cluelake.home");
    return Files.exists(conf) || home == null ? conf : Path.of(home).resolve(conf);
  }
}
