package org.cluelake.job;

import static org.cluelake.contract.Tables.QUARANTINE;
import static org.cluelake.contract.Tables.RECONCILIATION;
import static org.cluelake.contract.Tables.TOKEN_REGISTRY;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.SliceFile;
import org.cluelake.source.ReconciliationRow;

/**
 * Cleans a night's accepted files, reconciles every file and appends the clean tables, the
 * quarantine and the books.
 *
 * <p>The reconciliation is appended last: where it is there, the whole stage is done.
 */
final class CleanStage {

  private final Workshop shop;
  private final LocalDate date;
  private final int gen;

  CleanStage(Workshop shop, LocalDate date, int gen) {
    this.shop = shop;
    this.date = date;
    this.gen = gen;
  }

  /** Cleans, or finds it done. */
  void run(List<AcceptedFile> files, Consumer<StepRun> done) {
    if (shop.lake().hasSlice(RECONCILIATION, date, gen)) {
      files.stream().map(f -> f.feed().name()).distinct().forEach(f -> done.accept(found(f)));
      return;
    }
    CleanedDay day =
        new Cleaning(shop)
            .days(
                new TreeMap<>(Map.of(date, files)),
                registry(shop, f -> !(f.bizDate().equals(date) && f.gen() >= gen)))
            .get(0);
    for (CleanedDay.Feed feed : day.feeds()) {
      boolean unused = shop.lake().append(feed.table(), date, gen, feed.files());
      done.accept(feed.run());
    }
    boolean unusedQuarantine = shop.lake().append(QUARANTINE, date, gen, day.quarantine());
    boolean unusedRegistry = shop.lake().append(TOKEN_REGISTRY, date, gen, day.added());
    boolean unusedReconciliation =
        shop.books().append(RECONCILIATION, date, gen, reconciliationRows(day.reconciled()));
  }

  private StepRun found(String feed) {
    TableContract table = Tables.cleanOf(Tables.feed(feed));
    return StepRun.found(shop, CleanedDay.Feed.stepId(feed), table, date, gen);
  }

  /** The files of the token registry, of the slices asked for. */
  static List<SliceFile> registry(Workshop shop, Predicate<SliceFile> slices) {
    return shop.lake().files(TOKEN_REGISTRY).stream().filter(slices).toList();
  }

  static List<Map<String, Object>> reconciliationRows(List<ReconciliationRow> rows) {
    return rows.stream().map(CleanStage::reconciliationRow).toList();
  }

  private static Map<String, Object> reconciliationRow(ReconciliationRow row) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("feed", row.feed());
    named.put("file_sha256", row.fileSha256());
    named.put("rows_in", row.rowsIn());
    named.put("accepted", row.accepted());
    named.put("quarantined", row.quarantined());
    named.put("money_in", row.moneyIn());
    named.put("money_accepted", row.moneyAccepted());
    named.put("money_quarantined", row.moneyQuarantined());
    named.put("unreadable_money", row.unreadableMoney());
    return named;
  }
}
