package org.cluelake.metamorphic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cluelake.contract.TableContract;
import org.cluelake.detector.Detector;
import org.cluelake.detector.RulePack;
import org.cluelake.kernel.CsvRows;
import org.cluelake.kernel.Kernel;
import org.cluelake.kernel.KernelBounds;
import org.cluelake.run.AsOf;
import org.cluelake.run.Read;

/** A detector and planted rows of its inputs, which a relation changes and shows it again. */
final class Pile implements AutoCloseable {

  /** What a detector is shown instead of the rows that are given. */
  interface Change {

    /**
     * The query of an input's changed rows.
     *
     * @param given the table of the rows as they are given, an SQL identifier
     * @return null where the input stays as it is
     */
    String of(Read read, String given);
  }

  private final Detector detector;
  private final Kernel kernel = Kernel.open(new KernelBounds(512, null), 0, 1);
  private final Set<String> filled = new HashSet<>();
  private final Set<String> changed = new HashSet<>();
  private final List<Finding> planned;

  /** A detector and the rows of a folder that it reads. */
  Pile(Detector detector, Path pack) {
    this.detector = detector;
    for (Read read : detector.reads()) {
      kernel.emptyTable("given " + read.view(), read.table());
      Path csv = pack.resolve(read.view() + ".csv");
      if (Files.exists(csv)) {
        CsvRows.insert(kernel, "given " + read.view(), read.table(), csv);
        boolean unused = filled.add(read.view());
      }
      boolean unused = changed.add(read.view());
    }
    boolean unused = show((read, given) -> null);
    this.planned = findings();
  }

  Detector detector() {
    return detector;
  }

  /** What is said of the rows as they are given. */
  List<Finding> planned() {
    return planned;
  }

  /** Whether rows of an input are given. */
  boolean isFilled(Read read) {
    return filled.contains(read.view());
  }

  /** Shows changed rows on the night of rule packs; answers whether any input is another. */
  boolean show(Change change) {
    return show(change, detector, RulePack.NIGHT);
  }

  /** Shows changed rows as a detector of other limits or another night reads them. */
  boolean show(Change change, Detector other, AsOf night) {
    boolean isOther = false;
    for (Read read : other.reads()) {
      String given = Kernel.identifier("given " + read.view());
      String query = change.of(read, given);
      isOther |= query != null;
      boolean isStill = query == null && other == detector && night.equals(RulePack.NIGHT);
      if (!isStill || changed.contains(read.view())) {
        kernel.run(
            "CREATE OR REPLACE TABLE %s AS FROM (%s) WHERE %s"
                .formatted(
                    Kernel.identifier(read.view()),
                    query == null ? "FROM " + given : query,
                    nights(read, night)));
      }
      boolean unused = isStill ? changed.remove(read.view()) : changed.add(read.view());
    }
    return isOther;
  }

  /** Of a window its nights only, as a lake hands them out. */
  private static String nights(Read read, AsOf night) {
    return read.slice() == Read.Slice.WINDOW
        ? "biz_date IS NULL OR biz_date BETWEEN %s - %d AND %s"
            .formatted(night.sqlDate(), read.days() - 1, night.sqlDate())
        : "true";
  }

  /** What the detector says of what it is shown. */
  List<Finding> findings() {
    return findings(detector, RulePack.NIGHT);
  }

  /** What a detector says of what is shown. */
  List<Finding> findings(Detector other, AsOf night) {
    return kernel.rows(
        "SELECT %s FROM (%s)".formatted(Finding.COLUMNS, other.sql(night)),
        row -> {
          String person = row.getString(3);
          return new Finding(
              row.getString(1),
              row.getLong(2),
              person == null ? null : Long.valueOf(person),
              row.getString(4),
              row.getBigDecimal(5),
              row.getString(6),
              row.getString(7),
              row.getString(8),
              row.getBigDecimal(9),
              row.getBoolean(10),
              row.getString(11),
              row.getString(12),
              row.getString(13),
              tokens(row.getString(14)));
        });
  }

  private static List<Long> tokens(String joined) {
    return joined == null || joined.isEmpty()
        ? List.of()
        : Arrays.stream(joined.split(",")).map(Long::valueOf).toList();
  }

  /** Lets the detector work for one of so many buckets. */
  void workFor(int bucket, int buckets) {
    kernel.run(
        ("CREATE OR REPLACE MACRO bucket_of(t) AS (t & %d)::INTEGER;"
                + " CREATE OR REPLACE MACRO this_bucket() AS %d")
            .formatted(buckets - 1, bucket));
  }

  /** An empty table of a contract for rows a relation adds; its name as an SQL identifier. */
  String emptied(String name, TableContract table) {
    String quoted = Kernel.identifier(name);
    kernel.run("DROP TABLE IF EXISTS " + quoted);
    kernel.emptyTable(name, table);
    return quoted;
  }

  /** Runs a statement. */
  void run(String sql) {
    kernel.run(sql);
  }

  /** Rows of a query. */
  List<List<Object>> rows(String sql) {
    return kernel.rows(sql);
  }

  @Override
  public void close() {
    kernel.close();
  }
}
