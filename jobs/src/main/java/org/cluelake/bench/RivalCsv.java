package org.cluelake.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cluelake.contract.TableContract;
import org.cluelake.kernel.Kernel;

/**
 * Delivered texts as a query: every column of the feed as text under its name with {@code _}
 * before, null where empty, and {@link #WHOLE}. Rows whose quotes do not close are skipped.
 *
 * <p>The reader forgives an empty field too many, so it is asked for one column more and tells
 * missing fields from empty ones; rows of another width are known by that. For the same reason a
 * line end within quotes stops it.
 */
final class RivalCsv {

  /** Before the name of a delivered column as text. */
  static final String TEXT = "_";

  /** Whether the row has as many fields as the header. */
  static final String WHOLE = "_whole";

  private static final String BEYOND = "_beyond";

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
      TableContract feed, List<Path> files, Function<Path, List<String>> header, boolean notes) {
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
            .map(
                c -> chosen.getOrDefault(c, "NULL::VARCHAR") + " AS " + Kernel.identifier(TEXT + c))
            .collect(Collectors.joining(", "));
    String types =
        Stream.concat(header.stream(), Stream.of(BEYOND))
            .map(c -> Kernel.quoted(c) + ": 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    String paths =
        files.stream()
            .map(f -> Kernel.quoted(f.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    String whole =
        "%s IS NOT NULL AND %s IS NULL AS %s"
            .formatted(Kernel.identifier(header.get(header.size() - 1)), BEYOND, WHOLE);
    return ("SELECT %s, %s FROM read_csv(%s, auto_detect = false, columns = %s, header = true,"
            + " delim = ',', quote = '\"', escape = '\"', nullstr = '\u001f', strict_mode = true,"
            + " null_padding = true,"
            + " %s, max_line_size = %d)")
        .formatted(
            columns,
            whole,
            paths,
            types,
            notes
                ? ("store_rejects = true, rejects_limit = 0, rejects_table = '%1$s',"
                        + " rejects_scan = '%1$s_scan'")
                    .formatted(skipped(feed))
                : "ignore_errors = true",
            4L * feed.feed().maxRowChars());
  }
}
