package org.cluelake.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The scores and labels of a table that already has both: CSV, gzip CSV or Parquet, told by the
 * file's name.
 *
 * @param scores of every labelled row
 * @param labels whether the row at the same place is positive
 * @param unlabelled rows without a label, which are left out
 */
public record ScoredFile(double[] scores, boolean[] labels, long unlabelled) {

  private static final int MEMORY_MB = 1024;

  /**
   * Reads.
   *
   * @param label column of 0, 1, true, false or nothing
   * @param score column of numbers, higher means more likely positive
   * @throws PipelineException INPUT without the file, CONFIG without a column, DATA where a label
   *     or a score is something else
   */
  public static ScoredFile read(Path file, String label, String score) {
    if (!Files.isRegularFile(file)) {
      throw PipelineException.of(ErrorKind.INPUT, "there is no file %s; check --labelled", file);
    }
    try (Kernel kernel =
        Kernel.open(new KernelBounds(MEMORY_MB, null), "the table " + file.getFileName())) {
      String from = FrameFile.relation(file);
      Set<String> columns = new TreeSet<>();
      kernel.rows("DESCRIBE SELECT * FROM " + from).forEach(r -> columns.add((String) r.get(0)));
      for (String column : List.of(label, score)) {
        if (!columns.contains(column)) {
          throw PipelineException.of(
              ErrorKind.CONFIG, "%s has no column %s; name one it has", file.getFileName(), column);
        }
      }
      return read(kernel, from, label, score);
    }
  }

  private static ScoredFile read(Kernel kernel, String from, String label, String score) {
    String labels = "CAST(" + Kernel.identifier(label) + " AS VARCHAR)";
    String scores = "TRY_CAST(CAST(" + Kernel.identifier(score) + " AS VARCHAR) AS DOUBLE)";
    List<Object> sizes =
        kernel
            .rows(
                ("SELECT count(*) FILTER (%1$s IS NULL),"
                        + " count(*) FILTER (%1$s NOT IN ('0', '1', '0.0', '1.0', 'true', 'false')),"
                        + " count(*) FILTER (%1$s IS NOT NULL AND (%2$s IS NULL OR NOT isfinite(%2$s)))"
                        + " FROM %3$s")
                    .formatted(labels, scores, from))
            .get(0);
    refuse(
        sizes.get(1),
        "label column %s holds something else than 0, 1, true, false or nothing in"
            + " %d rows; correct the table",
        label);
    refuse(
        sizes.get(2),
        "score column %s holds no finite number in %d labelled rows; correct the" + " table",
        score);
    List<List<Object>> rows =
        kernel.rows(
            ("SELECT %2$s AS s, CAST(%1$s IN ('1', '1.0', 'true') AS INTEGER) AS l FROM %3$s"
                    + " WHERE %1$s IS NOT NULL ORDER BY s, l")
                .formatted(labels, scores, from));
    double[] values = new double[rows.size()];
    boolean[] positive = new boolean[rows.size()];
    int positives = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = ((Number) rows.get(i).get(0)).doubleValue();
      positive[i] = ((Number) rows.get(i).get(1)).intValue() == 1;
      positives += positive[i] ? 1 : 0;
    }
    if (positives == 0 || positives == values.length) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "label column %s holds one class alone; a score is judged where both occur",
          label);
    }
    return new ScoredFile(values, positive, ((Number) sizes.get(0)).longValue());
  }

  private static void refuse(Object rows, String message, String column) {
    long count = ((Number) rows).longValue();
    if (count > 0) {
      throw PipelineException.of(ErrorKind.DATA, message, column, count);
    }
  }
}
