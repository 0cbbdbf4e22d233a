package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.Tokenizer;
import org.cluelake.job.ModelTable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.source.layout.ForeignLayout;
import org.cluelake.source.layout.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code model table}: a published night's features as a table a model learns from or scores. */
@Command(
    name = "table",
    description = "Writes the features of a published night as one table.",
    mixinStandardHelpOptions = true)
final class ModelTableCommand implements Callable<Integer> {

  /** What a row is. */
  enum Subject {
    account
  }

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions options;

  @Option(
      names = "--date",
      required = true,
      converter = BusinessDate.class,
      description = "Business date, or 'yesterday'.")
  private LocalDate date;

  @Option(
      names = "--subject",
      required = true,
      description = "What a row is: ${COMPLETION-CANDIDATES}.")
  private Subject subject;

  @Option(
      names = "--out",
      required = true,
      description = "File for the table: .csv, .csv.gz or .parquet.")
  private Path out;

  @Option(names = "--links", description = "File for the links between rows.")
  private Path links;

  @Option(names = "--layout", description = "Mapping file whose labels become a column.")
  private Path layout;

  @Option(names = "--labels-from", description = "Folder of the third party's files.")
  private Path labelsFrom;

  @Option(
      names = "--key-file",
      description = "File with the master key of tokens; needed with labels alone.")
  private Path keyFile;

  @Override
  public Integer call() {
    boolean isLabelled = layout != null;
    if (isLabelled != (labelsFrom != null) || isLabelled != (keyFile != null)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "give --layout, --labels-from and --key-file together, or none of them");
    }
    long rows =
        new ModelTable(options.chain(), date)
            .accounts(isLabelled ? labels() : Map.of(), out, links);
    PrintWriter print = spec.commandLine().getOut();
    print.printf("%,d rows, one per %s, in %s%n", rows, subject, out);
    print.flush();
    return 0;
  }

  private Map<Long, Boolean> labels() {
    Tokenizer tokenizer = Tokenizer.open(keyFile.toAbsolutePath());
    Map<Long, Boolean> labels = new TreeMap<>();
    Labels.read(ForeignLayout.read(layout, Tables.of(Layer.SOURCE)), labelsFrom)
        .forEach(
            (account, label) -> {
              var unused = labels.put(tokenizer.token(IdentityKind.ACCOUNT, account), label);
            });
    return labels;
  }
}
