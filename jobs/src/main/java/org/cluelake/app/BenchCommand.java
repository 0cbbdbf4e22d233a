package org.cluelake.app;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cluelake.bench.BenchReport;
import org.cluelake.bench.Figures;
import org.cluelake.bench.LakeCopy;
import org.cluelake.bench.RivalTokens;
import org.cluelake.identity.KeyFile;
import org.cluelake.job.EchoedPast;
import org.cluelake.job.NightSteps;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.kernel.WholeDatabase;
import org.cluelake.report.NightFacts;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import org.cluelake.sample.SampleNation;
import org.cluelake.sample.SampleSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench}: a night beside the same work in plain DuckDB, on the same files and cores. Each
 * side runs in a process of its own, one after the other.
 */
@Command(
    name = "bench",
    description =
        "Measures the last night of an invented nation beside the same work in plain DuckDB.",
    mixinStandardHelpOptions = true,
    subcommands = {BenchNightCommand.class, BenchRivalCommand.class})
final class BenchCommand implements Callable<Integer> {

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      defaultValue = "bench",
      description = "Folder for the nation and its lake, made once (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--scale",
      defaultValue = "1",
      description = "Size; 1 is about 20,000 subscribers (default: ${DEFAULT-VALUE}).")
  private double scale;

  @Option(
      names = "--days",
      defaultValue = "3",
      description = "Nights, of which the last is measured (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--window",
      defaultValue = "0",
      description =
          "Days before the first night whose partials are echoes of that night's, so that windows"
              + " are full (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed is another nation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "Runs of each side; medians are told (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--memory-mb",
      defaultValue = "4096",
      description = "Memory each side is given, in MiB (default: ${DEFAULT-VALUE}).")
  private int memoryMb;

  @Option(names = "--conf", defaultValue = "conf", description = "Configuration folder.")
  private Path conf;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    if (days < 2 || runs < 1) {
      throw PipelineException.of(ErrorKind.CONFIG, "give --days 2 or more and --runs 1 or more");
    }
    PrintWriter print = spec.commandLine().getOut();
    LocalDate night = FIRST_DAY.plusDays(days - 1L);
    prepare(night);
    List<Figures> ours = new ArrayList<>();
    List<Figures> theirs = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      ours.add(night(night, run));
      theirs.add(rival(night, run));
    }
    BenchReport report =
        BenchReport.of(title(night), ours, theirs, notMade(theirs.get(0).leftOut()));
    print.println(json ? report.json() : report.table());
    print.flush();
    if (!report.differingTables().isEmpty()) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "both sides do not make the same rows of %s; times of different work say nothing",
          report.differingTables());
    }
    return 0;
  }

  /** Tables of steps the rival has no form of. */
  private Set<String> notMade(List<String> leftOut) {
    return NightSteps.of(conf).stream()
        .filter(s -> leftOut.contains(s.id()))
        .map(s -> s.writes().id())
        .collect(Collectors.toSet());
  }

  private String title(LocalDate night) {
    return String.format(
        Locale.ROOT,
        "Night of %s, nation of scale %s and seed %d, %d nights and %d echoed days before; %d cores, %d MiB a side,"
            + " Java %s; medians of %d",
        night,
        scale,
        seed,
        days - 1,
        window,
        Runtime.getRuntime().availableProcessors(),
        memoryMb,
        System.getProperty("java.version"),
        runs);
  }

  private Path inbox() {
    return out.resolve("nation/delivery");
  }

  private Path keyFile() {
    return out.resolve("nation/identity.key").toAbsolutePath();
  }

  private Path lake() {
    return out.resolve("lake").toAbsolutePath();
  }

  /** The nation, the lake before the night and the rival's lookup, unless they are there. */
  private void prepare(LocalDate night) {
    Path done = out.resolve("prepared");
    String what = "scale %s days %d window %d seed %d%n".formatted(scale, days, window, seed);
    try {
      if (Files.exists(done)) {
        if (!Files.readString(done).equals(what)) {
          throw PipelineException.of(
              ErrorKind.CONFIG,
              "%s holds a bench of %s; give another --out",
              out,
              Files.readString(done).trim());
        }
        return;
      }
      LakeCopy.remove(out);
      var unused =
          SampleNation.write(
              new SampleSpec(scale, days, seed, FIRST_DAY, 0.002), out.resolve("nation"));
      KeyFile.create(keyFile(), Sha256.of("bench key of an invented nation"));
      LakeOptions options = new LakeOptions();
      options.lake = lake().toString();
      options.conf = conf;
      options.keyFile = keyFile();
      options.scratch = out.resolve("scratch");
      try (Nights nights = new Nights(options, spec.commandLine().getErr())) {
        for (LocalDate day : FIRST_DAY.datesUntil(night).toList()) {
          NightFacts unusedFacts = nights.run(day, inbox(), false);
          if (day.equals(FIRST_DAY) && window > 0) {
            new EchoedPast(nights.shop(), NightSteps.of(conf)).fill(FIRST_DAY, window);
          }
        }
      }
      try (WholeDatabase database =
          WholeDatabase.open(
              new KernelBounds(memoryMb / 2, out.resolve("scratch").toString()),
              Runtime.getRuntime().availableProcessors())) {
        RivalTokens.write(
            inbox().resolve(night.toString()), keyFile(), database, out.resolve("tokens"));
      }
      Path unusedToo = Files.writeString(done, what);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be written", out);
    }
  }

  /** A run of the night, in a lake that is kept for the rival to read from. */
  private Figures night(LocalDate night, int run) {
    Path copy = out.resolve("run").toAbsolutePath();
    LakeCopy.of(lake(), copy);
    Path figures = out.resolve("night-" + run + ".json");
    child(
        List.of("-Xmx" + memoryMb / 2 + "m"),
        List.of(
            "bench",
            "night",
            "--lake",
            copy.toString(),
            "--key-file",
            keyFile().toString(),
            "--conf",
            conf.toString(),
            "--scratch",
            out.resolve("scratch").toString(),
            "--inbox",
            inbox().toString(),
            "--date",
            night.toString(),
            "--figures",
            figures.toString(),
            "--before",
            out.resolve("before").toString()));
    return Figures.read(figures);
  }

  private Figures rival(LocalDate night, int run) {
    Path output = out.resolve("rival");
    LakeCopy.remove(output);
    Path figures = out.resolve("rival-" + run + ".json");
    child(
        List.of("-Xmx512m"),
        List.of(
            "bench",
            "rival",
            "--conf",
            conf.toString(),
            "--delivery",
            inbox().resolve(night.toString()).toString(),
            "--date",
            night.toString(),
            "--tokens",
            out.resolve("tokens").toString(),
            "--memory-mb",
            Integer.toString(memoryMb - 512),
            "--scratch",
            out.resolve("scratch-rival").toString(),
            "--output",
            output.toString(),
            "--before",
            out.resolve("before").toString(),
            "--figures",
            figures.toString()));
    LakeCopy.remove(out.resolve("scratch-rival"));
    return Figures.read(figures);
  }

  /** Runs this program again with the same options of the machine but for its memory. */
  private void child(List<String> memory, List<String> arguments) {
    List<String> command = new ArrayList<>();
    boolean unused =
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> !a.startsWith("-Xmx") && !a.startsWith("-XX:ArchiveClassesAtExit"))
        .forEach(command::add);
    unused = command.addAll(memory);
    unused = command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    unused = command.add(Main.class.getName());
    unused = command.addAll(arguments);
    File log = out.resolve(arguments.get(1) + ".log").toFile();
    try {
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start()
              .waitFor();
      if (code != 0) {
        throw PipelineException.of(
            ErrorKind.RESOURCE, "a measured process ended with code %s; %s says why", code, log);
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "no further process can be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "the bench was interrupted");
    }
  }
}
