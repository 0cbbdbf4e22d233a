package org.cluelake.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.cluelake.bench.BusyNumber;
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

/** The folder of a bench: a nation, its lake before the measured night, the rival's lookup. */
final class BenchLake {

  private static final String RECOMPUTE = " recompute";
  private static final double DIRT = 0.002;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final BenchOptions options;

  BenchLake(BenchOptions options) {
    this.options = options;
  }

  /** A place in the folder. */
  Path at(String name) {
    return options.out.resolve(name).toAbsolutePath();
  }

  Path inbox() {
    return at("nation/delivery");
  }

  Path keyFile() {
    return at("nation/identity.key");
  }

  Path lake() {
    return at("lake");
  }

  Path tokens() {
    return at("tokens");
  }

  /** Time to make the rival's lookup of tokens. */
  long lookupMs() {
    try {
      return Long.parseLong(Files.readString(at("tokens-ms")).trim());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFIG,
          "%s was prepared by another version; give another --out",
          options.out);
    }
  }

  /**
   * Makes everything, unless it is there.
   *
   * @param print told what the nights before say
   */
  void prepare(PrintWriter print) {
    Path done = at("prepared");
    try {
      if (Files.exists(done)) {
        accept(Files.readString(done).trim());
        return;
      }
      LakeCopy.remove(options.out);
      var unused =
          SampleNation.write(
              new SampleSpec(
                  options.nation.scale,
                  options.days,
                  options.nation.seed,
                  BenchOptions.FIRST_DAY,
                  DIRT),
              at("nation"));
      if (options.busy > 0) {
        BusyNumber.add(inbox(), BenchOptions.FIRST_DAY, options.night(), options.busy);
      }
      KeyFile.create(keyFile(), Sha256.of("bench key of an invented nation"));
      nights(print);
      lookup();
      Path unusedToo = Files.writeString(done, what() + (options.recompute ? RECOMPUTE : ""));
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be written", options.out);
    }
  }

  private String what() {
    return "scale %s days %d window %d seed %d busy %d"
        .formatted(
            options.nation.scale, options.days, options.window, options.nation.seed, options.busy);
  }

  /** A lake with the rows a recomputing rival needs serves the others too. */
  private void accept(String found) {
    if (found.equals(what() + RECOMPUTE) || (found.equals(what()) && !options.recompute)) {
      return;
    }
    throw PipelineException.of(
        ErrorKind.CONFIG, "%s holds a bench of %s; give another --out", options.out, found);
  }

  private void nights(PrintWriter print) {
    LakeOptions lake = new LakeOptions();
    lake.lake = lake().toString();
    lake.conf = List.of(options.conf);
    lake.keyFile = keyFile();
    lake.scratch = at("scratch");
    try (Nights nights = new Nights(lake, print)) {
      for (LocalDate day : BenchOptions.FIRST_DAY.datesUntil(options.night()).toList()) {
        NightFacts unused = nights.run(day, inbox(), false);
        if (day.equals(BenchOptions.FIRST_DAY) && options.window > 0) {
          new EchoedPast(nights.shop(), NightSteps.of(options.conf))
              .fill(BenchOptions.FIRST_DAY, options.window, options.recompute);
        }
      }
    }
  }

  private void lookup() throws IOException {
    long start = System.nanoTime();
    try (WholeDatabase database =
        WholeDatabase.open(
            new KernelBounds(options.memoryMb / 2, at("scratch").toString()),
            Runtime.getRuntime().availableProcessors())) {
      RivalTokens.write(inbox().resolve(options.night().toString()), keyFile(), database, tokens());
    }
    long ms = (System.nanoTime() - start) / NANOS_PER_MILLI;
    Path unused = Files.writeString(at("tokens-ms"), Long.toString(ms));
  }
}
