package org.cluelake.job;

import java.time.LocalDate;
import java.util.List;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ContentHash;
import org.cluelake.run.SliceFile;

/**
 * What a step of a run did.
 *
 * @param step its id
 * @param table the table it wrote
 * @param hash order-free hash of the rows, with their number
 * @param files files written
 * @param bytes bytes written
 * @param wallMs milliseconds it took; 0 where a resumed run found it done
 */
public record StepRun(
    String step, TableContract table, ContentHash hash, int files, long bytes, long wallMs) {

  /** What a resumed run finds done: read back, in no time of its own. */
  static StepRun found(Workshop shop, String step, TableContract table, LocalDate date, int gen) {
    List<SliceFile> files = shop.lake().files(table, date, gen);
    try (SmallRead read = shop.books().reader()) {
      return new StepRun(
          step,
          table,
          read.contentHash(table, files),
          files.size(),
          files.stream().mapToLong(SliceFile::bytes).sum(),
          0);
    }
  }
}
