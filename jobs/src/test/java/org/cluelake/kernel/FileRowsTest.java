package org.cluelake.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.SliceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several nights are read alike wherever they lie. */
class FileRowsTest {

  private static final TableContract PAIRS = Tables.PAY_PAIR;
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 10);
  private static final int NIGHTS = 3;

  @TempDir Path folder;

  @Test
  void theNightComesFromTheFolderOrFromTheSlice() throws IOException {
    List<Path> inLake = new ArrayList<>();
    List<Path> flat = new ArrayList<>();
    List<Path> misleading = new ArrayList<>();
    for (int i = 0; i < NIGHTS; i++) {
      String slice = "biz_date=" + NIGHT.plusDays(i) + "/gen=1/bucket=0/" + i + ".parquet";
      inLake.add(written(folder.resolve("lake").resolve(slice), i));
      flat.add(written(folder.resolve("flat-" + i + ".parquet"), i));
      // A folder of the lake's owner that is named like a column.
      misleading.add(written(folder.resolve("payee=77").resolve(slice), i));
    }
    List<String> wanted = List.of("0|0|2026-03-10", "1|1|2026-03-11", "2|2|2026-03-12");
    assertThat(rows(inLake, "")).isEqualTo(wanted);
    assertThat(rows(flat, "")).isEqualTo(wanted);
    assertThat(rows(misleading, "")).isEqualTo(wanted);
    assertThat(rows(inLake, " WHERE biz_date > DATE '2026-03-11'")).containsExactly(wanted.get(2));
  }

  private static Path written(Path file, int token) throws IOException {
    Path unused = Files.createDirectories(file.getParent());
    try (Kernel kernel = kernel()) {
      String row =
          "SELECT %1$d AS account, %1$d AS payee, DATE '2026-03-01' AS first_paid_on,"
              + " DATE '2026-03-09' AS last_paid_on, 1 AS transfers";
      assertThat(kernel.write(PAIRS, row.formatted(token), file)).isOne();
    }
    return file;
  }

  private static List<String> rows(List<Path> paths, String where) {
    List<SliceFile> files = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      files.add(new SliceFile(paths.get(i).toUri().toString(), NIGHT.plusDays(i), 1, 0, 1, 1));
    }
    try (Kernel kernel = kernel()) {
      kernel.view("pairs", PAIRS, files, paths);
      return kernel.rows(
          "SELECT concat_ws('|', account, payee, biz_date) FROM pairs" + where + " ORDER BY 1",
          row -> row.getString(1));
    }
  }

  /** What one task leaves is not there for the next, though both work in one database. */
  @Test
  void aKernelThatIsOpenedAgainHoldsNothing() {
    try (Kernel kernel = kernel()) {
      kernel.run("CREATE TABLE t AS SELECT 1 AS x");
      kernel.run("CREATE MACRO this_bucket() AS 7");
    }
    try (Kernel kernel = kernel()) {
      assertThat(kernel.rows("SELECT table_name FROM duckdb_tables()")).isEmpty();
      assertThat(
              kernel.rows("SELECT 1 FROM duckdb_functions() WHERE function_name = 'this_bucket'"))
          .isEmpty();
    }
  }

  private static Kernel kernel() {
    return Kernel.open(new KernelBounds(256, null), "test");
  }
}
