package org.cluelake.job;

import static org.cluelake.contract.Tables.FILE_LEDGER;
import static org.cluelake.contract.Tables.QUARANTINE;
import static org.cluelake.contract.Tables.RECONCILIATION;
import static org.cluelake.contract.Tables.RUN_LEDGER;
import static org.cluelake.contract.Tables.TOKEN_REGISTRY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.run.ContentHash;
import org.cluelake.run.StagedFile;
import org.cluelake.run.Step;

/** The days of a history that are loaded at once, a month or less. */
final class HistoryMonth {

  private final Workshop shop;
  private final HistoryPlan plan;
  private final HistoryFiles files;
  private final LocalDate first;
  private final LocalDate last;
  private final List<LocalDate> days;
  private final Progress progress;
  private final List<StepRun> runs = new ArrayList<>();

  /**
   * Some days.
   *
   * @param begin first day of the history
   * @param first first day loaded now
   * @param last last of them
   */
  HistoryMonth(
      Workshop shop,
      HistoryPlan plan,
      LocalDate begin,
      LocalDate first,
      LocalDate last,
      Progress progress) {
    this.shop = shop;
    this.plan = plan;
    this.files = new HistoryFiles(shop.lake(), begin, first, last);
    this.first = first;
    this.last = last;
    this.days = first.datesUntil(last.plusDays(1)).toList();
    this.progress = progress;
  }

  /** Loads them: nothing but the pins is appended before everything is made. */
  void load(HistoryLanding landing) {
    long start = System.nanoTime();
    NavigableMap<LocalDate, LandedDelivery> landed = landing.land(days);
    say("land", counts(landed), start);
    start = System.nanoTime();
    List<CleanedDay> cleaned = clean(landed);
    say("clean", accepted(cleaned) + " rows kept", start);
    start = System.nanoTime();
    features();
    say("features", plan.steps().size() + " tables", start);
    start = System.nanoTime();
    append(landed, cleaned);
    say("append", "one commit a table", start);
  }

  private List<CleanedDay> clean(NavigableMap<LocalDate, LandedDelivery> landed) {
    NavigableMap<LocalDate, List<AcceptedFile>> accepted = new TreeMap<>();
    landed.forEach(
        (day, delivery) -> accepted.put(day, HistoryLanding.accepted(delivery, shop.landed())));
    List<CleanedDay> cleaned =
        new Cleaning(shop)
            .days(accepted, CleanStage.registry(shop, f -> f.bizDate().isBefore(first)));
    Map<String, List<StepRun>> byTable = new TreeMap<>();
    for (CleanedDay day : cleaned) {
      for (CleanedDay.Feed feed : day.feeds()) {
        files.add(feed.table(), day.date(), feed.files());
        byTable.computeIfAbsent(feed.name(), f -> new ArrayList<>()).add(feed.run());
      }
    }
    byTable.values().forEach(r -> runs.add(together(r)));
    return cleaned;
  }

  private static StepRun together(List<StepRun> days) {
    StepRun any = days.get(0);
    return new StepRun(
        any.step(),
        any.table(),
        days.stream().map(StepRun::hash).reduce(ContentHash.EMPTY, ContentHash::plus),
        days.stream().mapToInt(StepRun::files).sum(),
        days.stream().mapToLong(StepRun::bytes).sum(),
        days.stream().mapToLong(StepRun::wallMs).sum());
  }

  private void features() {
    HistorySteps steps = new HistorySteps(shop, plan, files, last);
    for (Step step : plan.steps()) {
      long start = System.nanoTime();
      List<LocalDate> made =
          plan.days(step).stream().filter(d -> !d.isBefore(first) && !d.isAfter(last)).toList();
      steps.run(step, made);
      runs.add(run(step.id(), step.writes(), kept(step.writes()), start));
    }
  }

  /** The slices that a later day or night reads. */
  private NavigableMap<LocalDate, List<StagedFile>> kept(TableContract table) {
    NavigableMap<LocalDate, List<StagedFile>> kept = new TreeMap<>(files.made(table));
    kept.keySet().removeIf(d -> plan.makes(table) && !plan.isReadAfter(table, d, last));
    return kept;
  }

  private static StepRun run(
      String id, TableContract table, Map<LocalDate, List<StagedFile>> made, long start) {
    List<StagedFile> all = made.values().stream().flatMap(List::stream).toList();
    return new StepRun(
        id,
        table,
        all.stream().map(StagedFile::hash).reduce(ContentHash.EMPTY, ContentHash::plus),
        all.size(),
        all.stream().mapToLong(StagedFile::bytes).sum(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private void append(NavigableMap<LocalDate, LandedDelivery> landed, List<CleanedDay> cleaned) {
    runs.forEach(r -> append(r.table(), kept(r.table())));
    Map<LocalDate, List<StagedFile>> quarantine =
        cleaned.stream().collect(Collectors.toMap(CleanedDay::date, CleanedDay::quarantine));
    book(QUARANTINE, quarantine);
    book(FILE_LEDGER, HistoryBooks.files(shop, FILE_LEDGER, HistoryLanding.ledger(landed)));
    book(
        TOKEN_REGISTRY,
        cleaned.stream().collect(Collectors.toMap(CleanedDay::date, CleanedDay::added)));
    book(
        RECONCILIATION,
        HistoryBooks.files(
            shop,
            RECONCILIATION,
            cleaned.stream()
                .collect(
                    Collectors.toMap(
                        CleanedDay::date, d -> CleanStage.reconciliationRows(d.reconciled())))));
    append(
        RUN_LEDGER,
        HistoryBooks.files(
            shop, RUN_LEDGER, Map.of(last, runs.stream().map(PublishStage::ledgerRow).toList())));
  }

  private void book(TableContract book, Map<LocalDate, List<StagedFile>> rows) {
    runs.add(run(book.id(), book, rows, System.nanoTime()));
    append(book, rows);
  }

  private void append(TableContract table, Map<LocalDate, List<StagedFile>> files) {
    boolean unused = shop.lake().appendDays(table, first, last, files);
  }

  private static String counts(NavigableMap<LocalDate, LandedDelivery> landed) {
    long refused = landed.values().stream().mapToLong(d -> d.refused().size()).sum();
    long accepted = landed.values().stream().mapToLong(d -> d.accepted().size()).sum();
    return accepted + " files accepted" + (refused == 0 ? "" : ", " + refused + " refused");
  }

  private static long accepted(List<CleanedDay> cleaned) {
    return cleaned.stream()
        .flatMap(d -> d.feeds().stream())
        .flatMap(f -> f.files().stream())
        .mapToLong(f -> f.hash().rows())
        .sum();
  }

  private void say(String stage, String result, long start) {
    progress.line(
        String.format(
            Locale.ROOT,
            "%s to %s %-10s %-34s %6.1f s",
            first,
            last,
            stage,
            result,
            (System.nanoTime() - start) / 1e9));
  }
}
