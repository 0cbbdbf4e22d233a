package org.cluelake.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cluelake.model.FrameFile;
import org.cluelake.model.Model;
import org.cluelake.model.ModelFolder;
import org.cluelake.model.Reason;
import org.cluelake.model.ScoredRow;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code model score}: a table's rows with their scores, bands and reasons. */
@Command(
    name = "score",
    description = "Scores a table's rows by a model, with reasons.",
    mixinStandardHelpOptions = true)
final class ModelScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, description = "Folder of the model.")
  private Path folder;

  @Option(names = "--data", required = true, description = "The table: .csv, .csv.gz or .parquet.")
  private Path data;

  @Option(names = "--out", required = true, description = "CSV file to write.")
  private Path out;

  @Override
  public Integer call() {
    Model model = ModelFolder.read(folder);
    long flagged = 0;
    long rows = 0;
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(
          model.facts().spec().id(), "probability", "band", "reasons", "contributions", "model");
      for (ScoredRow row : model.score(FrameFile.toScore(model.facts().spec(), data))) {
        csv.writeRecord(
            row.id(),
            String.format(Locale.ROOT, "%.6f", row.probability()),
            row.band(),
            row.reasons().stream().map(Reason::text).collect(Collectors.joining("; ")),
            row.reasons().stream()
                .map(r -> String.format(Locale.ROOT, "%s=%+.4f", r.feature(), r.contribution()))
                .collect(Collectors.joining("; ")),
            model.version());
        rows++;
        flagged += row.band().equals("none") ? 0 : 1;
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be written; check disk and rights", out);
    }
    spec.commandLine().getOut().printf("%,d rows scored, %,d in a band%n", rows, flagged);
    return 0;
  }
}
