package org.cluelake.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cluelake.identity.KeyFile;
import org.cluelake.job.PublicationChain;
import org.cluelake.job.QuarterRun;
import org.cluelake.listing.Quarter;
import org.cluelake.report.NightFacts;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.sample.CountyNation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code listing demo}: two invented years of counties, from case files to the register. */
@Command(
    name = "demo",
    description =
        "Makes an invented nation of counties, runs a night at each quarter's end and keeps its"
            + " register as an invented office would that follows every recommendation.",
    mixinStandardHelpOptions = true)
final class ListingDemoCommand implements Callable<Integer> {

  private static final int YEAR = 4;
  private static final int WINDOW_DAYS = 365;
  private static final int RECOMMENDED_AFTER = 6;
  private static final int DECIDED_AFTER = 41;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      defaultValue = "demo/counties",
      description =
          "Folder for the nation and its lake; nothing in it is made anew (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--counties",
      defaultValue = "240",
      description = "Number of counties, 40 to 1500 (default: ${DEFAULT-VALUE}).")
  private int counties;

  @Option(
      names = "--quarters",
      defaultValue = "8",
      description = "Quarters from the first of 2025 on, 4 to 8 (default: ${DEFAULT-VALUE}).")
  private int quarters;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed is another nation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--conf", defaultValue = "conf", description = "Configuration folder.")
  private Path conf;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    if (Files.exists(out.resolve("delivery"))) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "%s holds a nation; give another folder with --out", out);
    }
    List<LocalDate> dates =
        CountyNation.write(new CountyNation.Traits(counties, quarters, seed), out);
    LakeOptions options = new LakeOptions();
    options.lake = out.resolve("lake").toAbsolutePath().toString();
    options.conf = List.of(yearly(DemoCommand.home(conf), out.resolve("conf")));
    options.keyFile = out.resolve("keys/identity.key");
    options.scratch = out.resolve("scratch");
    KeyFile.create(options.keyFile, DemoCommand.demoKey());
    try (Nights nights = new Nights(options, print)) {
      for (LocalDate date : dates) {
        NightFacts unused = nights.run(date, out.resolve("delivery"), false);
      }
    }
    StoredLakeOptions stored = new StoredLakeOptions();
    stored.lake = options.lake;
    stored.scratch = options.scratch;
    PublicationChain chain = stored.chain();
    InventedOffice office = new InventedOffice(chain, options.conf());
    for (LocalDate date : dates.subList(YEAR - 1, dates.size())) {
      Quarter quarter = Quarter.of(date);
      int added =
          new QuarterRun(chain, options.conf())
              .run(quarter, date, date.plusDays(RECOMMENDED_AFTER))
              .added()
              .size();
      boolean isLast = date.equals(dates.get(dates.size() - 1));
      int decided = office.quarter(quarter, date.plusDays(DECIDED_AFTER), isLast);
      print.printf(
          "%s: %d lines by the figures, %d by the invented office%n", quarter, added, decided);
      print.flush();
    }
    print.printf("register: ./cluelake listing history --lake %s%n", out.resolve("lake"));
    print.flush();
    return 0;
  }

  /**
   * The shipped configuration with windows of four quarters, which a demo of days cannot fill, and
   * without warnings, of which a nation without daily life has none.
   */
  private static Path yearly(Path shipped, Path own) {
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = own.resolve(shipped.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        String text = Files.readString(file);
        Files.writeString(
            copy,
            switch (file.getFileName().toString()) {
              case "regions.yaml" ->
                  text.replaceFirst("(?m)^windowDays: .*$", "windowDays: " + WINDOW_DAYS);
              case "index.yaml" -> text.replaceFirst("(?m)^  exposure: .*\\R", "");
              default -> text;
            });
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be copied to %s; check the disk", shipped, own);
    }
    return own;
  }
}
