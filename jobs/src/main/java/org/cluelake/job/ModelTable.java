package org.cluelake.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The features of a published night as one file a model learns from or scores: {@code .csv}, {@code
 * .csv.gz} or {@code .parquet} by its name. Rows are named by tokens, which remain personal data.
 */
public final class ModelTable {

  private final PublicationChain chain;
  private final Published night;

  /** The newest generation of a published night. */
  public ModelTable(PublicationChain chain, LocalDate date) {
    this.chain = chain;
    this.night =
        chain
            .published(date)
            .orElseThrow(
                () ->
                    PipelineException.of(
                        ErrorKind.INPUT,
                        "%s is not published; run nightly --date %s first",
                        date,
                        date));
  }

  /**
   * Writes the accounts: those labelled, with a column {@code label} of 0 and 1, or all the account
   * file knows where no labels are given.
   *
   * @param labels by account token; empty for none
   * @param links file for the links between them, or null
   * @return how many accounts
   */
  public long accounts(Map<Long, Boolean> labels, Path table, Path links) {
    try (SmallRead read = chain.reader()) {
      for (TableContract contract : AccountTable.READS) {
        SmallRead unused =
            read.with(
                contract.name(),
                contract,
                chain.lake().files(contract, night.bizDate(), night.gen()));
      }
      choose(read, labels);
      TableFile.copy(read, AccountTable.sql(), table);
      if (links != null) {
        TableFile.copy(read, AccountTable.links(), links);
      }
      return ((Number) read.rows("SELECT count(*) FROM chosen", "rows").get(0).get("rows"))
          .longValue();
    }
  }

  private static void choose(SmallRead read, Map<Long, Boolean> labels) {
    if (labels.isEmpty()) {
      read.run("CREATE TABLE chosen AS SELECT account FROM account_state");
      return;
    }
    read.run("CREATE TABLE chosen (account BIGINT, label INTEGER)");
    read.run(
        labels.entrySet().stream()
            .map(e -> "(" + e.getKey() + ", " + (e.getValue() ? 1 : 0) + ")")
            .collect(Collectors.joining(", ", "INSERT INTO chosen VALUES ", "")));
  }
}
