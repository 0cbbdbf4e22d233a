package org.cluelake.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;

/**
 * Delivered texts as a query: every column of the feed as text under its name with {@code _}
 * before, null where empty. Rows of the wrong width or with stray quotes are skipped.
 *
 * <p>Empty fields are made null after reading: the reader forgives a field too many where it is what
 * null is written as, so that is a text no field has.
 */
final class RivalCsv {

  /** Before the name of a delivered column as text. */
  static final String TEXT = "_";

  private RivalCsv() {}

  /** The table of a session that tells of the rows skipped of a feed. */
  static String skipped(TableContract feed) {
    return "skipped_" + feed.name();
  }

  /**
   * The query.
   *
   * @param header the columns a file's header names
   * @param notes whether skipped rows are noted, which can be done once for a feed
   */
  static String sql(
      TableContract feed,
      List<Path> files,
      Function<Path, List<String>> header,
      boolean notes) {
    Map<List<String>, List<Path>> byHeader = new LinkedHashMap<>();
    files.forEach(f -> byHeader.computeIfAbsent(header.apply(f), h -> new ArrayList<>()).add(f));
    return byHeader.entrySet().stream()
        .map(e -> sql(feed, e.getKey(), e.getValue(), notes))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String sql(
      TableContract feed, List<String> header, List<Path> files, boolean notes) {
    Map<String, String> chosen = new TreeMap<>();
    header.forEach(c -> chosen.put(c, "nullif(" + Kernel.identifier(c) + ", '')"));
    String columns =
        feed.columns().stream()
            .map(c -> chosen.getOrDefault(c, "NULL::VARCHAR") + " AS " + Kernel.identifier(TEXT + c))
            .collect(Collectors.joining(", "));
    String types =
        header.stream()
            .map(c -> Kernel.quoted(c) + ": 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    String paths =
        files.stream()
            .map(f -> Kernel.quoted(f.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    return ("SELECT %s FROM read_csv(%s, auto_detect = false, columns = %s, header = true,"
            + " delim = ',', quote = '\"', escape = '\"', nullstr = '\u001f', strict_mode = true,"
            + " %s, max_line_size = %d)")
        .formatted(
            columns,
            paths,
            types,
            notes
                ? "store_rejects = true, rejects_limit = 0, rejects_table = '%1$s', rejects_scan = '%1$s_scan'"
                    .formatted(skipped(feed))
                : "ignore_errors = true",
            4L * feed.feed().maxRowChars());
  }
}
