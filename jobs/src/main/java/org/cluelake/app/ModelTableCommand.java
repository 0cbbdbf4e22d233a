package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.Tokenizer;
import org.cluelake.job.ModelTable;
import org.cluelake.job.OutcomeTable;
import org.cluelake.model.NightSubject;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Require;
import org.cluelake.source.layout.ForeignLayout;
import org.cluelake.source.layout.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code model table}: subjects of published nights with what became known of them afterwards, or
 * the accounts of one night with a third party's labels.
 */
@Command(
    name = "table",
    description =
        "Writes features of published nights, with confirmed outcomes or given labels, as a table.",
    mixinStandardHelpOptions = true)
final class ModelTableCommand implements Callable<Integer> {

  /** What a row is. */
  enum Subject {
    number,
    account
  }

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions options;

  @Option(
      names = "--date",
      converter = BusinessDate.class,
      description = "One night, or 'yesterday': accounts with their place in the money graph.")
  private LocalDate date;

  @Option(
      names = "--horizon",
      description = "Days after a night in which outcomes count; makes a table of outcomes.")
  private Integer horizon;

  @Option(
      names = "--from",
      converter = BusinessDate.class,
      defaultValue = "1970-01-01",
      description = "First night of a table of outcomes (default: the first published).")
  private LocalDate from;

  @Option(
      names = "--to",
      converter = BusinessDate.class,
      defaultValue = "9999-12-31",
      description = "Last night of it (default: the last whose horizon has passed).")
  private LocalDate to;

  @Option(
      names = "--unlabelled",
      defaultValue = "negative",
      description =
          "What subjects count as of whom nothing became known: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}).")
  private OutcomeTable.Unlabelled unlabelled;

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
    if ((date == null) == (horizon == null)) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "give either --date, or --horizon for a table of outcomes");
    }
    return horizon == null ? ofOneNight() : ofOutcomes();
  }

  private Integer ofOutcomes() {
    Require.that(horizon >= 1, "--horizon is %s; want 1 day or more", horizon);
    NightSubject kind = NightSubject.of(subject.name()).orElseThrow();
    OutcomeTable table = new OutcomeTable(options.chain(), kind, horizon);
    List<LocalDate> nights = table.nights(from, to);
    List<OutcomeTable.Count> counts = table.write(from, to, unlabelled, out);
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        "%,d rows, one per %s, of %d nights from %s to %s, outcomes within %d days, in %s%n",
        counts.stream().mapToLong(OutcomeTable.Count::rows).sum(),
        subject,
        nights.size(),
        nights.get(0),
        nights.get(nights.size() - 1),
        horizon,
        out);
    counts.forEach(c -> print.printf("  %-10s %-12s %,9d%n", c.outcome(), c.source(), c.rows()));
    print.flush();
    return 0;
  }

  private Integer ofOneNight() {
    Require.that(
        subject == Subject.account, "--date gives accounts alone; for numbers give --horizon");
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
