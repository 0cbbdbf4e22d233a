package org.cluelake.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cluelake.bucket.SmallRead;
import org.cluelake.export.HandOverFile;
import org.cluelake.export.PackageFolder;
import org.cluelake.export.PackageManifest;
import org.cluelake.export.SpreadsheetCsv;
import org.cluelake.identity.IdentityKind;
import org.cluelake.identity.ReleaseKeys;

/**
 * The tables of one recipient's package, in a reader: first with tokens, then with the recipient's
 * own names in their place. The tables with tokens are dropped before a file is written.
 */
final class PackageTables {

  private static final int ROWS_A_STATEMENT = 2000;

  private final SmallRead read;
  private final ReleaseKeys keys;
  private final String prefix;
  private final Map<HandOverFile, String> raw = new LinkedHashMap<>();
  private final Map<HandOverFile, String> released = new LinkedHashMap<>();

  /**
   * No tables yet.
   *
   * @param prefix what the names of its tables begin with
   */
  PackageTables(SmallRead read, ReleaseKeys keys, String prefix) {
    this.read = read;
    this.keys = keys;
    this.prefix = prefix;
  }

  /** Adds a table by its rows with tokens. */
  void add(HandOverFile file, String sql) {
    String table = prefix + "_raw_" + file.name();
    read.run("CREATE TABLE " + table + " AS " + sql);
    String unused = raw.put(file, table);
  }

  /** Puts the recipient's names in the place of all tokens. */
  void release() {
    String names = prefix + "_names";
    read.run("CREATE TABLE " + names + " (kind VARCHAR, value VARCHAR, name VARCHAR)");
    String values =
        raw.entrySet().stream()
            .map(e -> "(" + e.getKey().valuesSql(e.getValue()) + ")")
            .collect(Collectors.joining("\nUNION\n"));
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> row : read.rows(values, "kind", "value")) {
      String kind = (String) row.get("kind");
      String value = (String) row.get("value");
      lines.add("('%s','%s','%s')".formatted(kind, value, name(kind, value)));
    }
    for (int from = 0; from < lines.size(); from += ROWS_A_STATEMENT) {
      read.run(
          "INSERT INTO %s VALUES %s"
              .formatted(
                  names,
                  String.join(
                      ",", lines.subList(from, Math.min(from + ROWS_A_STATEMENT, lines.size())))));
    }
    raw.forEach(
        (file, table) -> {
          String as = prefix + "_" + file.name();
          read.run("CREATE TABLE " + as + " AS " + file.releasedSql(table, names));
          read.run("DROP TABLE " + table);
          String unused = released.put(file, as);
        });
    read.run("DROP TABLE " + names);
    raw.clear();
  }

  private String name(String kind, String value) {
    return kind.equals(HandOverFile.DIGEST)
        ? keys.digest(value)
        : keys.pseudonym(IdentityKind.named(kind).orElseThrow(), Long.parseLong(value));
  }

  /**
   * Adds how a table differs from that of the package before.
   *
   * @param before folder of that package, or null where there is none
   */
  void addDifference(HandOverFile file, Path before, LocalDate night) {
    HandOverFile difference = file.difference();
    String now = prefix + "_" + file.name();
    String earlier = prefix + "_before_" + file.name();
    Path parquet = before == null ? null : before.resolve(file.name() + ".parquet");
    if (parquet != null && Files.exists(parquet)) {
      SmallRead unused = read.with(earlier, List.of(parquet.toAbsolutePath().toString()));
    } else {
      read.run("CREATE VIEW " + earlier + " AS SELECT * FROM " + now + " WHERE false");
    }
    String as = prefix + "_" + difference.name();
    read.run("CREATE TABLE " + as + " AS " + difference.differenceSql(now, earlier, night));
    read.run("DROP VIEW " + earlier);
    String unused = released.put(difference, as);
  }

  /** The last day any row stands, or a day where there are none. */
  String lastDay(String atLeast) {
    return released.entrySet().stream()
        .map(e -> (String) read.rows(e.getKey().lastDaySql(e.getValue()), "day").get(0).get("day"))
        .filter(Objects::nonNull)
        .reduce(atLeast, (a, b) -> a.compareTo(b) < 0 ? b : a);
  }

  /** The pseudonyms in the tables, by kind. */
  Map<IdentityKind, Set<String>> pseudonyms() {
    Map<IdentityKind, Set<String>> byKind = new EnumMap<>(IdentityKind.class);
    released.forEach(
        (file, table) -> {
          for (Map<String, Object> row : read.rows(file.pseudonymsSql(table), "kind", "name")) {
            boolean unused =
                byKind
                    .computeIfAbsent(
                        IdentityKind.named((String) row.get("kind")).orElseThrow(),
                        k -> new TreeSet<>())
                    .add((String) row.get("name"));
          }
        });
    return byKind;
  }

  /** Writes every table as Parquet and CSV, and drops it. */
  List<PackageManifest.Entry> write(PackageFolder folder) throws IOException {
    List<PackageManifest.Entry> entries = new ArrayList<>();
    for (Map.Entry<HandOverFile, String> e : released.entrySet()) {
      HandOverFile file = e.getKey();
      Path parquet = folder.file(file.name() + ".parquet");
      read.write(file.contract(), "SELECT * FROM " + e.getValue(), parquet);
      String[] columns = file.contract().columns().toArray(String[]::new);
      List<List<String>> rows =
          read.rows(file.csvSql(e.getValue()), columns).stream()
              .map(r -> r.values().stream().map(v -> (String) v).toList())
              .toList();
      Path csv = folder.file(file.name() + ".csv");
      SpreadsheetCsv.write(Files.newBufferedWriter(csv), file.csvColumns(), rows);
      boolean unused = entries.add(entry(file, parquet, rows.size()));
      unused = entries.add(entry(file, csv, rows.size()));
      read.run("DROP TABLE " + e.getValue());
    }
    return entries;
  }

  private static PackageManifest.Entry entry(HandOverFile file, Path path, long rows)
      throws IOException {
    return PackageManifest.Entry.of(path, file.table().id(), file.table().version(), rows);
  }
}
