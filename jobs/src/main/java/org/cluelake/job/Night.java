package org.cluelake.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.detector.Detector;
import org.cluelake.identity.KeyFile;
import org.cluelake.identity.MasterKey;
import org.cluelake.lake.SchemaEvolution;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Step;

/**
 * One night, from delivered files to one publication: land, clean, steps, audit, publish, export.
 *
 * <p>Every append happens once per table, date and generation, so a run killed anywhere is resumed
 * by running it again, and a published night that is run again is only verified.
 */
public final class Night {

  /**
   * How a run ended.
   *
   * @param published the publication the night stands by
   * @param isNew false where the night had been published before and was only verified
   * @param steps what the steps did; empty where it was only verified
   */
  public record Outcome(Published published, boolean isNew, List<StepRun> steps) {}

  private final Workshop shop;
  private final List<Step> steps;
  private final Progress progress;
  private boolean evolved;

  /**
   * Nights of one workshop.
   *
   * @param steps every step after cleaning, in any order
   * @param progress told one line a step
   */
  public Night(Workshop shop, List<Step> steps, Progress progress) {
    this.shop = shop;
    this.steps = List.copyOf(steps);
    this.progress = progress;
  }

  /**
   * Runs a night.
   *
   * @param inbox where agencies deliver, one folder a date
   * @param reopen whether a published night is made again, as a new generation, from what is
   *     delivered now
   */
  public Outcome run(LocalDate date, Path inbox, boolean reopen) {
    try (MasterKey key = KeyFile.read(shop.keyFile())) {
      KeyCheck.hold(shop, key);
      shop.lake().refresh();
    }
    evolve();
    LoadedHistory history = shop.books().history().orElse(null);
    if (history != null && !date.isAfter(history.last())) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s is not after the history of this lake, which ends on %s; nights begin the day after",
          date,
          history.last());
    }
    Published before = shop.books().published(date).orElse(null);
    if (before != null && !reopen) {
      verify(before);
      List<Long> unused = new ExportStage(shop).run();
      return new Outcome(before, false, List.of());
    }
    notSwept(date);
    LandStage land = new LandStage(shop, date, inbox);
    int gen = LandStage.generationAfter(shop.lake(), date, before == null ? 0 : before.gen());
    List<Plan.Stage> stages = Plan.stages(steps);
    Counter counter =
        new Counter(date, gen, stages.stream().mapToInt(s -> s.tables().size()).sum());

    shop.clearStaging();
    progress.stage("land");
    long start = System.nanoTime();
    List<AcceptedFile> files = land.run(gen);
    counter.say("land", files.size() + " files accepted", start);
    List<StepRun> runs = new ArrayList<>();
    progress.stage("clean");
    start = System.nanoTime();
    new CleanStage(shop, date, gen).run(files, runs::add);
    counter.say("clean", rows(runs) + " rows kept", start);

    Slices slices = new Slices(shop.lake(), date, gen, shop.books().pins(date, gen).orElseThrow());
    StepStage stage = new StepStage(shop, date, gen, slices);
    for (Plan.Stage tables : stages) {
      progress.stage(tables.name());
      runs.addAll(
          stage.run(
              tables.tables(),
              run -> counter.say(run.step(), run.hash().rows() + " rows", run.wallMs() / 1e3)));
    }
    start = System.nanoTime();
    progress.stage("audit and publish");
    new RulePacks(shop.conf()).verify(detectors(), shop.bounds());
    new Audit(shop, date, gen, slices).run();
    counter.say("audit", "passed", start);
    start = System.nanoTime();
    Published published = new PublishStage(shop, date, gen).run(runs, degraded(files));
    counter.say("publish", "place " + published.sequence() + " in the chain", start);
    progress.stage("export");
    start = System.nanoTime();
    long events = new ExportStage(shop).run().stream().mapToLong(n -> n).sum();
    counter.say("export", events + " events", start);
    shop.clearStaging();
    return new Outcome(published, true, runs);
  }

  /** A night whose windows were swept would be made from less than it should be. */
  private void notSwept(LocalDate date) {
    LocalDate swept = new SweepBook(shop.books().publications()).sweptBefore();
    if (date.minusDays(shop.nightConf().pinnedDays()).isBefore(swept)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "%s cannot be made (again): it reads nights before %s, which were swept",
          date,
          swept);
    }
  }

  /** Once a process: contracts do not change while it lives. */
  private void evolve() {
    if (!evolved) {
      List<String> tables =
          new SchemaEvolution(shop.spark(), shop.lake())
              .apply(Tables.all().stream().filter(t -> t.layer() != Layer.SOURCE).toList());
      tables.forEach(t -> progress.line(t + " has got the columns its contract has gained"));
      evolved = true;
    }
  }

  private List<Detector> detectors() {
    return steps.stream().filter(Detector.class::isInstance).map(Detector.class::cast).toList();
  }

  private static long rows(List<StepRun> runs) {
    return runs.stream().mapToLong(r -> r.hash().rows()).sum();
  }

  /** Optional daily feeds of which nothing was accepted. */
  private static List<String> degraded(List<AcceptedFile> files) {
    Set<String> delivered = new HashSet<>();
    files.forEach(f -> delivered.add(f.feed().name()));
    return Tables.of(Layer.SOURCE).stream()
        .filter(f -> !f.feed().reference() && !delivered.contains(f.name()))
        .map(TableContract::name)
        .toList();
  }

  private void verify(Published night) {
    PublishedContent.verify(shop.books().publications(), night);
    progress.line(
        night.bizDate() + " generation " + night.gen() + " is published; all hashes verified");
  }

  /** Numbers the lines of a run. */
  private final class Counter {
    private static final int STAGES_BESIDE_STEPS = 5;
    private final String prefix;
    private final int total;
    private int done;

    Counter(LocalDate date, int gen, int steps) {
      this.prefix = date + (gen == 1 ? "" : " generation " + gen);
      this.total = steps + STAGES_BESIDE_STEPS;
    }

    void say(String step, String result, long start) {
      say(step, result, (System.nanoTime() - start) / 1e9);
    }

    void say(String step, String result, double seconds) {
      done++;
      progress.step(
          step,
          String.format(
              Locale.ROOT,
              "%s [%2d/%d] %-24s %-28s %6.1f s",
              prefix,
              done,
              total,
              step,
              result,
              seconds));
    }
  }

  /** Where a night cannot begin because another process works on the lake. */
  static PipelineException locked() {
    return PipelineException.of(
        ErrorKind.CONFLICT, "another run is working on this lake; wait for it to end");
  }
}
