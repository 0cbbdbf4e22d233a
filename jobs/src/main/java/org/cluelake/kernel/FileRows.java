package org.cluelake.kernel;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.PhysicalTypes;
import org.cluelake.contract.TableContract;
import org.cluelake.run.SliceFile;

/** The rows of a table's files as a query: the contract's columns and {@code biz_date}. */
final class FileRows {

  /** Folders of a slice beside its night's; no contract has columns of these names. */
  private static final Set<String> SLICE = Set.of(TableContract.GEN, TableContract.BUCKET);

  private FileRows() {}

  /**
   * The query over some files.
   *
   * <p>Where the files lie in folders named by their night, as in a lake, one scan reads them all
   * and takes the night from the folder: a window of ninety nights is planned once, and each file
   * opened once. Elsewhere each night is a scan of its own, and so is each version of the contract
   * that files were written by: a column they are older than is null.
   *
   * @param written the version of the contract whose columns a file has
   */
  static String sql(
      TableContract table, List<SliceFile> files, List<Path> paths, ToIntFunction<Path> written) {
    if (files.isEmpty()) {
      return none(table);
    }
    Map<Integer, Map<LocalDate, List<Path>>> byVersion = new TreeMap<>();
    for (int i = 0; i < files.size(); i++) {
      byVersion
          .computeIfAbsent(written.applyAsInt(paths.get(i)), v -> new TreeMap<>())
          .computeIfAbsent(files.get(i).bizDate(), d -> new ArrayList<>())
          .add(paths.get(i));
    }
    return byVersion.entrySet().stream()
        .map(v -> sql(columns(table, v.getKey()), v.getValue()))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String sql(String columns, Map<LocalDate, List<Path>> byDate) {
    List<String> scans = new ArrayList<>();
    List<Path> inFolders = new ArrayList<>();
    byDate.forEach(
        (date, paths) -> {
          Map<Boolean, List<Path>> parts =
              paths.stream().collect(Collectors.partitioningBy(p -> lies(p, date)));
          inFolders.addAll(parts.get(true));
          if (!parts.get(false).isEmpty()) {
            scans.add(
                "SELECT %s, DATE '%s' AS %s FROM read_parquet(%s, hive_partitioning = false)"
                    .formatted(
                        columns, date, TableContract.BIZ_DATE, list(parts.get(false).stream())));
          }
        });
    if (!inFolders.isEmpty()) {
      scans.add(
          ("SELECT %1$s, %2$s FROM read_parquet(%3$s, hive_partitioning = true,"
                  + " hive_types = {'%2$s': DATE})")
              .formatted(columns, TableContract.BIZ_DATE, list(inFolders.stream())));
    }
    return String.join(" UNION ALL ", scans);
  }

  private static String columns(TableContract table, int written) {
    return Stream.of(table.structType().fields())
        .map(
            f ->
                table.property(f.name()).orElseThrow().since() <= written
                    ? Kernel.identifier(f.name())
                    : "NULL::"
                        + PhysicalTypes.kernel(f.dataType())
                        + " AS "
                        + Kernel.identifier(f.name()))
        .collect(Collectors.joining(", "));
  }

  /** The query without rows. */
  static String none(TableContract table) {
    return Stream.of(table.structType().fields())
            .map(
                f ->
                    "NULL::"
                        + PhysicalTypes.kernel(f.dataType())
                        + " AS "
                        + Kernel.identifier(f.name()))
            .collect(Collectors.joining(", ", "SELECT ", ", NULL::DATE AS "))
        + TableContract.BIZ_DATE
        + " WHERE false";
  }

  /** Whether the folders are a table's and say that night, and nothing else a column could be. */
  private static boolean lies(Path file, LocalDate date) {
    boolean found = false;
    boolean inTable = false;
    for (Path part : file) {
      String name = part.toString();
      int sign = name.indexOf('=');
      if (name.equals(TableContract.BIZ_DATE + "=" + date)) {
        found = true;
      } else if (sign >= 0 && !SLICE.contains(name.substring(0, sign))) {
        return false;
      } else if (sign >= 0) {
        inTable = true;
      }
    }
    return found && inTable;
  }

  private static String list(Stream<Path> paths) {
    return paths.map(p -> Kernel.quoted(p.toString())).collect(Collectors.joining(", ", "[", "]"));
  }
}
