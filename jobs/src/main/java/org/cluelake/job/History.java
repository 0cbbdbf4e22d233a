package org.cluelake.job;

import static org.cluelake.contract.Tables.RUN_LEDGER;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.Layer;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.identity.KeyFile;
import org.cluelake.identity.MasterKey;
import org.cluelake.lake.Lake;
import org.cluelake.lake.SchemaEvolution;
import org.cluelake.run.ContentHash;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;
import org.cluelake.run.Step;

/**
 * Fills a lake with the past before its first night: every delivered file is landed and cleaned,
 * partials are made and states carried forward, so that the nights after it read what they would
 * have read had every day been a night. Nothing is detected, listed or published.
 *
 * <p>Days are taken a month at a time, each month being one commit a table, the run ledger last:
 * where it is there, the month is done. Whatever a killed attempt has left of a month is made again
 * and appended once. Nights see nothing of it before the one row of {@code ops.history}.
 */
public final class History {

  private static final int DAYS_AT_ONCE = 31;

  private final Workshop shop;
  private final List<Step> steps;
  private final Progress progress;
  private final int daysAtOnce;

  /**
   * Histories of one workshop.
   *
   * @param steps every step of a night
   * @param progress told one line a stage
   */
  public History(Workshop shop, List<Step> steps, Progress progress) {
    this(shop, steps, progress, DAYS_AT_ONCE);
  }

  History(Workshop shop, List<Step> steps, Progress progress, int daysAtOnce) {
    this.shop = shop;
    this.steps = List.copyOf(steps);
    this.progress = progress;
    this.daysAtOnce = daysAtOnce;
  }

  /**
   * Loads the days from one to another, both included; a history that is there is verified.
   *
   * @throws PipelineException of kind CONFLICT where the lake has published a night, or has or has
   *     begun another history; of kind INPUT where a day was not delivered
   */
  public void load(LocalDate first, LocalDate last, Path inbox) {
    try (MasterKey key = KeyFile.read(shop.keyFile())) {
      KeyCheck.hold(shop, key);
      shop.lake().refresh();
    }
    List<String> unusedTables =
        new SchemaEvolution(shop.spark(), shop.lake())
            .apply(Tables.all().stream().filter(t -> t.layer() != Layer.SOURCE).toList());
    LoadedHistory loaded = shop.books().history().orElse(null);
    if (loaded != null && loaded.first().equals(first) && loaded.last().equals(last)) {
      verify(loaded.verified());
      return;
    }
    refuse(loaded);
    HistoryLanding landing = new HistoryLanding(shop, inbox, first, last);
    landing.checkEarlierAttempt();
    HistoryPlan plan = new HistoryPlan(steps, first, last);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(daysAtOnce)) {
      LocalDate end = day.plusDays(daysAtOnce - 1L);
      LocalDate until = end.isAfter(last) ? last : end;
      if (shop.lake().hasDays(RUN_LEDGER, day, until)) {
        progress.line(day + " to " + until + " were loaded before");
      } else {
        shop.clearStaging();
        new HistoryMonth(shop, plan, first, day, until, progress).load(landing);
      }
    }
    seal(first, last);
    shop.clearStaging();
  }

  private void refuse(LoadedHistory loaded) {
    if (loaded != null) {
      throw PipelineException.of(
          ErrorKind.CONFLICT,
          "this lake has a history of %s to %s; a lake is given one history, load another range"
              + " into an empty lake",
          loaded.first(),
          loaded.last());
    }
    List<Published> chain = shop.books().chain();
    if (!chain.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.CONFLICT,
          "this lake has published %s; a history is loaded before the first night, into an empty"
              + " lake",
          chain.get(0).bizDate());
    }
  }

  private void verify(LoadedHistory history) {
    try (SmallRead read = shop.books().reader()) {
      history
          .contentHashes()
          .forEach(
              (id, hash) -> {
                TableContract table = Tables.byId(id);
                List<SliceFile> files =
                    shop.lake().files(table).stream()
                        .filter(f -> f.gen() == Lake.HISTORY_GEN)
                        .toList();
                if (!read.contentHash(table, files).text().equals(hash)) {
                  throw PipelineException.of(
                      ErrorKind.DATA,
                      "%s no longer has the content of the history; restore it from backup",
                      id);
                }
              });
    }
    progress.line(history.first() + " to " + history.last() + " are loaded; all hashes verified");
  }

  /** Enters the history in the books: from here on nights see it. */
  private void seal(LocalDate first, LocalDate last) {
    Map<String, ContentHash> hashes = new TreeMap<>();
    try (SmallRead read = shop.books().reader()) {
      read.with(
              "l",
              RUN_LEDGER,
              shop.lake().files(RUN_LEDGER).stream()
                  .filter(f -> f.gen() == Lake.HISTORY_GEN)
                  .toList())
          .rows("SELECT table_id, content_hash FROM l", "table", "hash")
          .forEach(
              r -> {
                ContentHash unused =
                    hashes.merge(
                        (String) r.get("table"),
                        ContentHash.of((String) r.get("hash")),
                        ContentHash::plus);
              });
    }
    HistoryBooks.seal(shop, first, last, hashes);
    progress.line(first + " to " + last + " are loaded; nights may begin on " + last.plusDays(1));
  }
}
