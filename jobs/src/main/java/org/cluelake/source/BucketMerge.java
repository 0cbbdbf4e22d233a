package org.cluelake.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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
      kernel.run(query.legs());
      kernel.run(query.losers());
      long rows = Parquet.write(kernel, query.kept(), task.target());
      long expected =
          kernel.row(
              "SELECT (SELECT count(*) FROM legs) - (SELECT count(*) FROM losers)",
              row -> row.getLong(1));
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
