package org.cluelake.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cluelake.job.ListingFigures;
import org.cluelake.listing.Quarter;
import org.cluelake.listing.Side;
import org.cluelake.report.GroupReport;
import org.cluelake.report.ListingReport;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing page}: the policymakers' pages of a quarter. */
@Command(
    name = "page",
    description =
        "Writes a page a side and one of the groups that are hit, in Chinese and in English, of a"
            + " quarter that was assessed; they need neither network nor script.",
    mixinStandardHelpOptions = true)
final class ListingPageCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoredLakeOptions lake;

  @Mixin private ConfOptions conf = new ConfOptions();

  @Option(
      names = "--quarter",
      required = true,
      converter = RegisterOptions.QuarterText.class,
      description = "The last of the four quarters, such as 2026Q1.")
  private Quarter quarter;

  @Option(names = "--out", required = true, description = "Folder the pages are written to.")
  private Path out;

  @Override
  public Integer call() {
    ListingFigures figures = new ListingFigures(lake.chain(), conf.folder(), quarter);
    PrintWriter said = spec.commandLine().getOut();
    SortedMap<String, String> pages = new TreeMap<>(GroupReport.pages(figures.groups()));
    for (Side side : Side.values()) {
      pages.putAll(ListingReport.pages(figures.of(side)));
    }
    pages.forEach(
        (name, page) -> {
          Path file = out.resolve(name);
          write(file, page);
          said.println(file);
        });
    said.flush();
    return 0;
  }

  private void write(Path file, String page) {
    try {
      Path unusedFolder = Files.createDirectories(out);
      Path unused = Files.writeString(file, page);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the page %s cannot be written; check the folder", file);
    }
  }
}
