package org.cluelake.kernel;

import java.nio.file.Path;
import org.cluelake.contract.TableContract;
import org.cluelake.run.FoldStep;

/** Takes the kernel's rows through Java and back. */
public final class FoldedRows {

  private FoldedRows() {}

  /**
   * The query of what a fold makes of another query's rows, in the contract's columns and types.
   *
   * @param file where it passes through; has to stay while the query is used
   */
  public static String query(
      Kernel kernel, String sql, FoldStep.Fold fold, TableContract table, Path file) {
    return JsonRows.query(
        table, kernel.rows(sql, KernelRow::of).stream().flatMap(fold::rows).iterator(), file);
  }
}
