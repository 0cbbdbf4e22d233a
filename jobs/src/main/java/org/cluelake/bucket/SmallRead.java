package org.cluelake.bucket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.ContentHash;
import org.cluelake.run.SliceFile;
import org.cluelake.run.StagedFile;

/** Reads small tables on the driver: the house's own books, and counts for reports. */
public final class SmallRead implements AutoCloseable {

  private final TaskFiles files;
  private final Kernel kernel;

  /**
   * Opens a reader.
   *
   * @param bounds its memory, and where it spills and fetches files to
   */
  public SmallRead(KernelBounds bounds) {
    this.files = new TaskFiles(Path.of(bounds.scratch()));
    this.kernel = Kernel.open(bounds, "a reading of small tables");
  }

  /** Makes the files of a table visible under a name; their bytes are held to their names. */
  public SmallRead with(String view, TableContract table, List<SliceFile> slices) {
    List<Path> paths = slices.stream().map(f -> files.local(f.uri())).toList();
    paths.forEach(ContentAddress::verify);
    kernel.view(view, table, slices, paths);
    return this;
  }

  /** Makes Parquet files of any columns visible under a name. */
  public SmallRead with(String view, List<String> uris) {
    kernel.run(
        uris.stream()
            .map(u -> Kernel.quoted(files.local(u).toString()))
            .collect(
                Collectors.joining(
                    ", ",
                    "CREATE VIEW " + Kernel.identifier(view) + " AS SELECT * FROM read_parquet([",
                    "], hive_partitioning = false)")));
    return this;
  }

  /** Runs a statement: makes or changes a table of the reader's own. */
  public void run(String sql) {
    kernel.run(sql);
  }

  /** Whether a view has a row that satisfies a condition. */
  public boolean has(String view, String condition) {
    return !kernel
        .rows("SELECT 1 FROM " + Kernel.identifier(view) + " WHERE " + condition + " LIMIT 1")
        .isEmpty();
  }

  /** The rows of a query, each by the column names given, which are those of the query in order. */
  public List<Map<String, Object>> rows(String sql, String... columns) {
    List<Map<String, Object>> named = new ArrayList<>();
    for (List<Object> row : kernel.rows(sql)) {
      Map<String, Object> byName = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        byName.put(columns[i], row.get(i));
      }
      named.add(byName);
    }
    return named;
  }

  /** A query of a contract's shape as a file held to it; none where there are no rows. */
  public List<StagedFile> staged(TableContract table, String sql, String staging) {
    StagedFile file = files.write(kernel, table, sql, -1, staging);
    return file == null ? List.of() : List.of(file);
  }

  /** Writes a query of a contract's shape as one sorted Parquet file. */
  public void write(TableContract table, String sql, Path file) {
    long unused = kernel.write(table, sql, file);
  }

  /**
   * The content hash of a slice's files, read back from where they lie: over the columns the
   * contract had when they were written, as it was then.
   */
  public ContentHash contentHash(TableContract table, List<SliceFile> slices) {
    if (slices.isEmpty()) {
      return ContentHash.EMPTY;
    }
    String view = "hashed_" + table.layer().id() + "_" + table.name();
    SmallRead unused = with(view, table, slices);
    int written =
        slices.stream()
            .mapToInt(f -> kernel.writtenVersion(table, files.local(f.uri())))
            .max()
            .orElseThrow();
    ContentHash hash = kernel.contentHash(table.atVersion(written), view);
    kernel.run("DROP VIEW " + Kernel.identifier(view));
    return hash;
  }

  @Override
  public void close() {
    kernel.close();
    files.discard();
  }
}
