package org.cluelake.job;

import java.time.LocalDate;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ContentHash;
import org.cluelake.run.StagedFile;
import org.cluelake.source.ReconciliationRow;

/**
 * A business date's delivery, cleaned and not yet appended.
 *
 * @param date the business date
 * @param feeds its feeds, by name
 * @param quarantine the rows refused
 * @param added the rows the token registry gets
 * @param reconciled proof per file that nothing was lost
 */
record CleanedDay(
    LocalDate date,
    List<Feed> feeds,
    List<StagedFile> quarantine,
    List<StagedFile> added,
    List<ReconciliationRow> reconciled) {

  /**
   * A feed's clean table.
   *
   * @param name the feed
   * @param table the table
   * @param files its rows
   * @param nanos how long they took
   */
  record Feed(String name, TableContract table, List<StagedFile> files, long nanos) {

    StepRun run() {
      return new StepRun(
          stepId(name),
          table,
          files.stream().map(StagedFile::hash).reduce(ContentHash.EMPTY, ContentHash::plus),
          files.size(),
          files.stream().mapToLong(StagedFile::bytes).sum(),
          nanos / 1_000_000);
    }

    /** The name of a feed's cleaning in the plan and the ledger. */
    static String stepId(String feed) {
      return "clean-" + feed.replace('_', '-');
    }
  }
}
