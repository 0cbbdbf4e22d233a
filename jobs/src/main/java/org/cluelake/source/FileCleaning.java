package org.cluelake.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.identity.Tokenizer;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The first phase: one landed file to staged legs by bucket, a quarantine file and counts.
 *
 * <p>Values are read by the source contract, identities become tokens, rules across columns and
 * duplicates of the natural key are judged in SQL, and what is left is split into legs. Of rows
 * with the same key the lowest line stays. Memory is bounded whatever the size of the file.
 */
public final class FileCleaning {

  private FileCleaning() {}

  /**
   * Cleans one file.
   *
   * @throws PipelineException RESOURCE where a disk or memory limit stops it, CONFIG where the key
   *     file is refused, INTERNAL where a contract's expression does not run
   */
  public static CleanedFile clean(CleanTask task) {
    Path folder = Path.of(task.staging(), task.sha256());
    FeedLayout layout = new FeedLayout(task.feed(), task.clean(), task.bizDate());
    LegQuery legs = new LegQuery(layout, task.switches());
    String work = "cleaning of " + task.feed().name() + " file " + task.sha256().substring(0, 12);
    try {
      Folders.empty(folder);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "staging folder %s cannot be written; check the disk", folder);
    }
    try (Kernel kernel = Kernel.open(task.bounds(), work)) {
      FileReading reading =
          new FileReading(layout, kernel, Tokenizer.open(Path.of(task.keyFile())));
      reading.read(Path.of(task.csv()));
      new RowRules(layout, legs).judge(kernel);
      StagingFolder out = new StagingFolder(folder, kernel, layout);
      List<StagedFile> staged = out.legs(legs.sql(task.buckets()), task.sha256());
      return new CleanedFile(
          task.feed().name(),
          task.sha256(),
          reading.rowsIn(),
          kernel.row("SELECT count(*) FROM kept", row -> row.getLong(1)),
          kernel.row(
              "SELECT (SELECT count(*) FROM refused) + (SELECT count(*) FROM judged)",
              row -> row.getLong(1)),
          reasons(kernel),
          money(kernel, layout, reading),
          staged,
          out.quarantine(task.sha256()),
          out.candidates());
    }
  }

  private static Map<String, Long> reasons(Kernel kernel) {
    Map<String, Long> counts = new TreeMap<>();
    kernel
        .rows(
            "SELECT reason, count(*) FROM (SELECT unnest(list_distinct(reasons)) AS reason FROM"
                + " (FROM refused UNION ALL FROM judged)) GROUP BY reason",
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  private static Money money(Kernel kernel, FeedLayout layout, FileReading reading) {
    String sum = "SELECT coalesce(sum(" + layout.moneySql() + "), CAST(0 AS DECIMAL(38,2))) FROM ";
    BigDecimal accepted = kernel.row(sum + "kept", row -> row.getBigDecimal(1));
    BigDecimal judged =
        kernel.row(sum + "delivered SEMI JOIN judged USING (_line)", row -> row.getBigDecimal(1));
    return new Money(
        reading.moneyIn().value(),
        accepted,
        reading.moneyRefused().value().add(judged),
        reading.unreadable());
  }
}
