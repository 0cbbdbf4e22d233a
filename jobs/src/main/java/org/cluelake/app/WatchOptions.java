package org.cluelake.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import org.cluelake.job.RunId;
import org.cluelake.job.Version;
import org.cluelake.job.lineage.LineageSink;
import org.cluelake.job.metrics.RunMetrics;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Option;

/** Where a run leaves what those who watch it read: its figures and its lineage. */
final class WatchOptions {

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      defaultValue = "${env:CLUELAKE_METRICS}",
      description =
          "Text file for the textfile collector of node_exporter, such as"
              + " /var/lib/node_exporter/cluelake.prom (default: CLUELAKE_METRICS, or none).")
  private Path file;

  @Option(
      names = "--openlineage",
      paramLabel = "FILE|URL",
      defaultValue = "${env:CLUELAKE_OPENLINEAGE}",
      description =
          "File or address that takes OpenLineage run events; its bearer token stands in"
              + " CLUELAKE_OPENLINEAGE_TOKEN (default: CLUELAKE_OPENLINEAGE, or none).")
  private String openlineage;

  /** Where lineage events go. */
  LineageSink lineage() {
    return new LineageSink(openlineage, System.getenv("CLUELAKE_OPENLINEAGE_TOKEN"));
  }

  /** Writes the file, if one is wanted: whole, in place of the last run's. */
  void write(RunMetrics figures) {
    if (file == null || file.toString().isEmpty()) {
      return;
    }
    Path draft = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Path unused = Files.writeString(draft, figures.prometheus());
      Path unusedToo =
          Files.move(
              draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the figures %s cannot be written; check its folder", file);
    }
  }

  /** A run that could not even open the lake. */
  void failed(String job, LocalDate date, Throwable error, PrintWriter err) {
    try {
      write(
          new RunMetrics(
              RunId.of(job, date, System.getenv()),
              job,
              date,
              Main.kind(error),
              0,
              Map.of(),
              Version.current(),
              null,
              null));
    } catch (PipelineException e) {
      err.println("! " + e.getMessage());
      err.flush();
    }
  }
}
