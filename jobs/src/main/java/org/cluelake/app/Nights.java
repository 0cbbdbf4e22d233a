package org.cluelake.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.cluelake.job.Facts;
import org.cluelake.job.History;
import org.cluelake.job.LakeLock;
import org.cluelake.job.Night;
import org.cluelake.job.NightSteps;
import org.cluelake.job.Pages;
import org.cluelake.job.RegionFigures;
import org.cluelake.job.SyntheticMark;
import org.cluelake.job.Workshop;
import org.cluelake.report.NightFacts;
import org.cluelake.report.NightReport;
import org.cluelake.report.RegionReport;
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

  Nights(LakeOptions options, PrintWriter out) {
    this.shop = options.open();
    this.lock = LakeLock.take(shop.lake());
    this.out = out;
    List<Step> steps = NightSteps.of(options.conf());
    this.night = new Night(shop, steps, this::say);
    this.history = new History(shop, steps, this::say);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
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

  /** Runs a night and writes its page; returns what the page says. */
  NightFacts run(LocalDate date, Path inbox, boolean reopen) {
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
