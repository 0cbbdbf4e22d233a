package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Tables;
import org.cluelake.source.layout.ForeignLayout;
import org.cluelake.source.layout.ImportSummary;
import org.cluelake.source.layout.LayoutImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code import}: a third party's files become an inbox of deliveries, rows refused are listed. */
@Command(
    name = "import",
    description = "Turns a third party's files into deliveries, by a mapping in conf/feeds.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--layout", required = true, description = "The mapping file.")
  private Path layout;

  @Option(names = "--from", required = true, description = "Folder of the third party's files.")
  private Path from;

  @Option(names = "--out", required = true, description = "The inbox to write.")
  private Path out;

  @Override
  public Integer call() {
    ForeignLayout mapping = ForeignLayout.read(layout, Tables.of(Layer.SOURCE));
    PrintWriter print = spec.commandLine().getOut();
    ImportSummary summary = LayoutImport.write(mapping, from, out);
    for (ImportSummary.OfFeed feed : summary.feeds()) {
      print.printf(
          "%s: %d rows in, %d delivered on %d days (%s to %s), %d refused, %d not of this feed%n",
          feed.feed(),
          feed.rowsIn(),
          feed.delivered(),
          feed.rowsOut().size(),
          feed.rowsOut().firstKey(),
          feed.rowsOut().lastKey(),
          feed.refusedRows(),
          feed.leftOut());
      feed.refused().forEach((reason, rows) -> print.printf("  %s: %d%n", reason, rows));
    }
    print.printf("refused rows by file and line: %s%n", out.resolve(summary.refusals()));
    print.flush();
    return 0;
  }
}
