package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.cluelake.job.Facts;
import org.cluelake.job.History;
import org.cluelake.job.LakeLock;
import org.cluelake.job.Lineage;
import org.cluelake.job.Night;
import org.cluelake.job.NightSteps;
import org.cluelake.job.Pages;
import org.cluelake.job.Progress;
import org.cluelake.job.Published;
import org.cluelake.job.RegionFigures;
import org.cluelake.job.RunId;
import org.cluelake.job.RunLog;
import org.cluelake.job.SyntheticMark;
import org.cluelake.job.Version;
import org.cluelake.job.Workshop;
import org.cluelake.job.lineage.LineageSink;
import org.cluelake.job.lineage.OpenLineage;
import org.cluelake.job.metrics.RunMetrics;
import org.cluelake.job.metrics.StageTimes;
import org.cluelake.report.NightFacts;
import org.cluelake.report.NightReport;
import org.cluelake.report.RegionReport;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Step;

/** Runs nights one after the other in one process, each with its page. */
final class Nights implements AutoCloseable {

  /** A file of this name at the top of an inbox marks its deliveries as invented. */
  static final String SYNTHETIC_MARK = SyntheticMark.NAME;

  private final Workshop shop;
  private final Night night;
  private final History history;
  private final PrintWriter out;
  private final LakeLock lock;
  private final String job;
  private final WatchOptions watch;
  private final StageTimes times = new StageTimes(new Lines(), System::nanoTime, this::entered);
  private final Path conf;
  private RunLog log;

  Nights(LakeOptions options, PrintWriter out) {
    this(options, out, "demo", new WatchOptions());
  }

  /**
   * Opens a lake for nights.
   *
   * @param job the command that runs them
   * @param watch where figures and lineage go
   */
  Nights(LakeOptions options, PrintWriter out, String job, WatchOptions watch) {
    this.shop = options.open();
    this.lock = LakeLock.take(shop.lake());
    this.out = out;
    this.job = job;
    this.conf = options.conf();
    this.watch = watch;
    List<Step> steps = NightSteps.of(options.conf());
    this.night = new Night(shop, steps, times);
    this.history = new History(shop, steps, this::say);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
    RunLog.line(line);
  }

  /** Lines go to whoever waits for the command, and to the log. */
  private final class Lines implements Progress {
    @Override
    public void line(String text) {
      say(text);
    }

    @Override
    public void step(String step, String text) {
      out.println(text);
      out.flush();
      RunLog.step(step, text);
    }
  }

  private void entered(String stage) {
    if (log != null) {
      log.stage(stage);
    }
  }

  /** Loads the days before the first night. */
  void load(LocalDate first, LocalDate last, Path inbox) {
    if (isSynthetic(inbox)) {
      SyntheticMark.put(shop.lake());
    }
    history.load(first, last, inbox);
  }

  private static boolean isSynthetic(Path inbox) {
    return Files.exists(inbox.resolve(SYNTHETIC_MARK));
  }

  /** Runs a night, writes its page and its figures; returns what the page says. */
  NightFacts run(LocalDate date, Path inbox, boolean reopen) {
    String run = RunId.of(job, date, System.getenv());
    LineageSink sink = watch.lineage();
    OpenLineage events =
        new OpenLineage(
            shop.lake().folder("tables").getParent().toString(),
            run,
            job,
            date,
            BusinessDate.now());
    times.begin();
    send(sink, () -> List.of(events.start()));
    try (RunLog open = RunLog.begin(shop, run, job, date)) {
      log = open;
      NightFacts facts = made(date, inbox, reopen);
      tell(figures(run, date, null, facts));
      send(sink, () -> events.complete(BusinessDate.now(), made(date)));
      return facts;
    } catch (RuntimeException | Error e) {
      tell(figures(run, date, Main.kind(e), null));
      send(sink, () -> List.of(events.fail(BusinessDate.now(), Main.message(e))));
      throw e;
    } finally {
      log = null;
    }
  }

  private List<Lineage.Edge> made(LocalDate date) {
    Lineage lineage = new Lineage(shop.books().publications(), conf);
    return lineage.of(lineage.published(date));
  }

  /** Whatever goes wrong here, a night is not lost for it. */
  private void send(LineageSink sink, Supplier<List<String>> events) {
    if (sink.isOpen()) {
      try {
        String wrong = sink.send(events.get());
        if (wrong != null) {
          say("! " + wrong);
        }
      } catch (RuntimeException e) {
        say("! lineage events could not be made (" + e.getClass().getSimpleName() + ")");
      }
    }
  }

  private RunMetrics figures(String run, LocalDate date, ErrorKind failure, NightFacts facts) {
    return new RunMetrics(
        run, job, date, failure, times.total(), times.seconds(), Version.current(), facts, last());
  }

  /** A lake that failed may not be readable either; its figures then lack what it says. */
  private RunMetrics.Last last() {
    try {
      return shop.books().chain().stream()
          .max(Comparator.comparing(Published::bizDate))
          .map(p -> new RunMetrics.Last(p.bizDate(), shop.books().chain().size()))
          .orElse(null);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Figures that cannot be written are no reason to lose a night. */
  private void tell(RunMetrics figures) {
    try {
      shop.metrics().put(figures.run() + ".json", figures.json());
      watch.write(figures);
    } catch (PipelineException e) {
      say("! " + e.getMessage());
    }
  }

  private NightFacts made(LocalDate date, Path inbox, boolean reopen) {
    boolean synthetic = isSynthetic(inbox);
    if (synthetic) {
      SyntheticMark.put(shop.lake());
    }
    Night.Outcome outcome = night.run(date, inbox, reopen);
    try (Facts facts = new Facts(shop, outcome.published())) {
      NightFacts gathered = facts.gather(synthetic);
      String page = date + "-g" + outcome.published().gen();
      Pages pages = shop.pages();
      if (outcome.isNew() || !pages.has(page + ".html")) {
        pages.put(page + ".html", NightReport.page(gathered));
        pages.put(
            page + "-regions.html",
            RegionReport.page(RegionFigures.of(shop, outcome.published(), synthetic)));
        say(date + " report " + pages.of(page + ".html"));
      }
      return gathered;
    }
  }

  Workshop shop() {
    return shop;
  }

  @Override
  public void close() {
    lock.close();
  }
}
