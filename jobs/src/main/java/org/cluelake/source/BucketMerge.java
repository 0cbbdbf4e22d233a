package org.cluelake.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cluelake.kernel.Kernel;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.duckdb.DuckDBAppender;

/**
 * The second phase: the staged legs of a bucket, from all files of a feed-day, to the one file the
 * lake keeps.
 *
 * <p>Registry tokens that moved are replaced. Of rows with the same natural key the one with the
 * smallest (file hash, line) stays, so the order of files never counts; the others are quarantined
 * as {@code DUP_ROW}, each delivered row once. The file is sorted by subject, by the contract's
 * sort columns and by key, so the same night gives the same rows in the same order.
 */
public final class BucketMerge {

  private BucketMerge() {}

  /**
   * Makes one bucket.
   *
   * @throws PipelineException RESOURCE where a disk or memory limit stops it, INTERNAL where the
   *     rows written are not the rows counted
   */
  public static MergedBucket merge(MergeTask task) {
    if (task.staged().isEmpty()) {
      return new MergedBucket(task.bucket(), null, 0, null, List.of());
    }
    Path scratch = Path.of(task.scratch());
    try {
      Files.createDirectories(scratch);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "scratch folder %s cannot be made; check the disk", scratch);
    }
    MergeQuery query = new MergeQuery(task);
    String work = "merge of bucket " + task.bucket() + " of " + task.clean().id();
    try (Kernel kernel = Kernel.open(task.bounds(), work)) {
      loadMoved(kernel, task.moved());
      kernel.run(query.legs(columns(kernel, task), delivered(kernel, query)));
      kernel.run(query.losers());
      long lost = kernel.row("SELECT count(*) FROM losers", row -> row.getLong(1));
      long rows = Parquet.write(kernel, query.kept(lost > 0), task.target());
      long expected = kernel.row("SELECT count(*) FROM legs", row -> row.getLong(1)) - lost;
      if (rows != expected) {
        throw PipelineException.of(
            ErrorKind.INTERNAL, "%s wrote %d rows, want %d", work, rows, expected);
      }
      String quarantine = scratch.resolve("quarantine-" + task.bucket() + ".parquet").toString();
      boolean none = Parquet.write(kernel, query.quarantine(), quarantine) == 0;
      return new MergedBucket(
          task.bucket(),
          rows == 0 ? null : task.target(),
          rows,
          none ? null : quarantine,
          shares(kernel));
    }
  }

  private static Map<String, Set<String>> columns(Kernel kernel, MergeTask task) {
    Map<String, Set<String>> columns = new HashMap<>();
    for (String file : task.staged()) {
      Set<String> names =
          new HashSet<>(
              kernel.rows(
                  "DESCRIBE FROM read_parquet(%s, hive_partitioning = false)"
                      .formatted(Kernel.quoted(file)),
                  row -> row.getString(1)));
      Set<String> unused = columns.put(file, names);
    }
    return columns;
  }

  private static Map<String, String> delivered(Kernel kernel, MergeQuery query) {
    Map<String, String> delivered = new HashMap<>();
    kernel
        .rows(query.files(), row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(
            of -> {
              String unused = delivered.put(of.getKey(), of.getValue());
            });
    return delivered;
  }

  private static void loadMoved(Kernel kernel, List<MovedToken> moved) {
    kernel.run("CREATE TABLE moved (wanted BIGINT, fingerprint BIGINT, token BIGINT)");
    try (DuckDBAppender out = kernel.appender("moved")) {
      for (MovedToken m : moved) {
        out.beginRow().append(m.wanted()).append(m.fingerprint()).append(m.token()).endRow();
      }
    } catch (SQLException e) {
      throw kernel.failed(e);
    }
  }

  private static List<FileShare> shares(Kernel kernel) {
    return kernel.rows(
        MergeQuery.SHARES,
        row ->
            new FileShare(
                row.getString(1),
                row.getLong(2),
                row.getBigDecimal(3),
                row.getLong(4),
                row.getBigDecimal(5)));
  }
}
