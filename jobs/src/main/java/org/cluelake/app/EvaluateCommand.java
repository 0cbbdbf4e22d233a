package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.evaluate.EntityTokens;
import org.cluelake.evaluate.Evaluation;
import org.cluelake.evaluate.LabelledEvaluation;
import org.cluelake.evaluate.ListEvaluation;
import org.cluelake.evaluate.Said;
import org.cluelake.evaluate.SchemeTruth;
import org.cluelake.evaluate.SeriesScore;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.Tokenizer;
import org.cluelake.job.PublishedRows;
import org.cluelake.job.Workshop;
import org.cluelake.model.ScoredFile;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Require;
import org.cluelake.source.layout.ForeignLayout;
import org.cluelake.source.layout.Labels;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: what was published against the truth of a sample nation or given labels. */
@Command(
    name = "evaluate",
    description =
        "Compares published nights with a sample nation's truth or with labels, or a table's scores"
            + " with its labels.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  /** Scenario of the catalogue that each detector looks for. */
  static final Map<String, String> SCENARIOS =
      Map.ofEntries(
          Map.entry("contact-with-fraud-number", "V1"),
          Map.entry("call-then-pay", "V2"),
          Map.entry("paid-a-mule", "V3"),
          Map.entry("scam-site-visit", "V4"),
          Map.entry("sim-box", "T1"),
          Map.entry("cash-route", "V6"),
          Map.entry("rebate-task", "P1"),
          Map.entry("fake-investment", "P2"),
          Map.entry("fake-loan", "P3"),
          Map.entry("isolated-victim", "V5"),
          Map.entry("fake-service", "P4"),
          Map.entry("fake-police", "P5"),
          Map.entry("new-contact-payee", "P6"),
          Map.entry("card-farm", "T2"),
          Map.entry("burst-caller", "T3"),
          Map.entry("one-ring", "T4"),
          Map.entry("spoofed-call", "T5"),
          Map.entry("sold-card", "T7"),
          Map.entry("many-cards", "T8"),
          Map.entry("iot-voice", "T9"),
          Map.entry("fan-in-fan-out", "B1"),
          Map.entry("pass-through", "B2"),
          Map.entry("dormant-burst", "B3"),
          Map.entry("test-payment", "B4"),
          Map.entry("money-ring", "B6"),
          Map.entry("cash-out", "B5"),
          Map.entry("otc-merchant", "B7"),
          Map.entry("motorcade", "B6"),
          Map.entry("corporate-front", "B11"),
          Map.entry("matched-transfers", "B12"),
          Map.entry("sold-account", "B8"),
          Map.entry("absent-holder", "B9"),
          Map.entry("absent-subscriber", "B9"),
          Map.entry("outflow-risk", "X1"),
          Map.entry("smuggled-exit", "X2"),
          Map.entry("recruit-chain", "X3"),
          Map.entry("fraud-message-sender", "T10"),
          Map.entry("reported-number", "R1"),
          Map.entry("reported-account", "R1"));

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = false)
  private LakeOptions options;

  @Option(names = "--truth", description = "Truth folder of a sample nation.")
  private Path truth;

  @Option(names = "--layout", description = "Mapping file whose labels to compare with.")
  private Path layout;

  @Option(names = "--labels-from", description = "Folder of the third party's files.")
  private Path labelsFrom;

  @Option(
      names = "--from",
      converter = BusinessDate.class,
      defaultValue = "1970-01-01",
      description = "First night (default: the first published).")
  private LocalDate from;

  @Option(
      names = "--to",
      converter = BusinessDate.class,
      defaultValue = "9999-12-31",
      description = "Last night (default: the last published).")
  private LocalDate to;

  @Option(
      names = "--labelled",
      description = "A table with labels and scores, .csv, .csv.gz or .parquet; needs no lake.")
  private Path labelled;

  @Option(names = "--label", description = "Its column of labels: 1 or true is positive.")
  private String label;

  @Option(names = "--score", description = "Its column of scores; the more, the likelier positive.")
  private String score;

  @Option(
      names = "--threshold",
      description = "Rows scored so or more are flagged (default: that of the best F1).")
  private Double threshold;

  @Option(names = "--json", description = "Prints JSON instead of tables.")
  private boolean json;

  @Option(names = "--page", description = "Writes a page with curves too; not for --layout.")
  private Path page;

  @Override
  public Integer call() {
    if (labelled != null) {
      judge();
      return 0;
    }
    if ((truth == null) == (layout == null) || (layout == null) != (labelsFrom == null)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "give --truth, or --layout together with --labels-from, or --labelled with its columns");
    }
    Require.that(options != null, "--truth and --layout need --lake and --key-file");
    Require.that(layout == null || page == null, "--page is for --truth and --labelled");
    Workshop shop = options.open();
    PublishedRows rows = new PublishedRows(shop, from, to);
    if (rows.nights().isEmpty()) {
      throw PipelineException.of(
          ErrorKind.INPUT, "no night of that period is published; run nightly or backfill first");
    }
    PrintWriter out = spec.commandLine().getOut();
    Tokenizer tokenizer = Tokenizer.open(options.keyFile.toAbsolutePath());
    if (truth != null) {
      Evaluation evaluation = withTruth(truth, rows, tokenizer);
      out.println(json ? evaluation.json() : evaluation.table());
      if (page != null) {
        EvaluationPage.write(page, evaluation);
      }
    } else {
      out.println(withLabels(rows, tokenizer));
    }
    out.flush();
    return 0;
  }

  /** The judgement of a table that has both labels and scores. */
  private void judge() {
    Require.that(
        label != null && score != null && truth == null && layout == null,
        "--labelled needs --label and --score, and neither --truth nor --layout");
    ScoredFile table = ScoredFile.read(labelled, label, score);
    LabelledEvaluation evaluation =
        LabelledEvaluation.of(
            labelled.getFileName().toString(),
            table.scores(),
            table.labels(),
            table.unlabelled(),
            threshold);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? evaluation.json() : evaluation.table());
    out.flush();
    if (page != null) {
      String title = "Score " + score + " of " + labelled.getFileName() + " against its labels";
      EvaluationPage.write(page, evaluation.figures(title), false, List.of());
    }
  }

  /** The evaluation of published nights against a sample nation's truth. */
  static Evaluation withTruth(Path truth, PublishedRows rows, Tokenizer tokenizer) {
    return Evaluation.of(
        SchemeTruth.read(truth),
        tokens(tokenizer),
        SCENARIOS,
        rows.nights().keySet(),
        new Said(rows.findings(), rows.clues(), rows.listRows(), series(truth, rows)));
  }

  /** The last night's series against the gangs behind the cases known by then. */
  private static SeriesScore series(Path truth, PublishedRows rows) {
    Map<String, String> gangs = SeriesScore.read(truth);
    gangs.keySet().retainAll(rows.cases());
    return SeriesScore.of(gangs, rows.series());
  }

  private String withLabels(PublishedRows rows, Tokenizer tokenizer) {
    ForeignLayout mapping = ForeignLayout.read(layout, Tables.of(Layer.SOURCE));
    Map<Long, Double> byToken = rows.bankScores();
    Map<String, Double> scores = new HashMap<>();
    Map<String, Boolean> labels = Labels.read(mapping, labelsFrom);
    for (String account : labels.keySet()) {
      Double score = byToken.get(tokenizer.token(IdentityKind.ACCOUNT, account));
      if (score != null) {
        scores.put(account, score);
      }
    }
    return ListEvaluation.of(labels, scores)
        .text("Bank card list of " + rows.nights().size() + " nights against " + mapping.name());
  }

  private static EntityTokens tokens(Tokenizer tokenizer) {
    return (kind, entity) ->
        IdentityKind.named(kind)
            .map(k -> OptionalLong.of(tokenizer.token(k, entity)))
            .orElse(OptionalLong.empty());
  }
}
