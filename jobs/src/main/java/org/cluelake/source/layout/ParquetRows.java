package org.cluelake.source.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The rows of a Parquet file, their typed columns as exact text. The file is read by the embedded
 * kernel, in one thread and bounded memory; its messages may quote values and are never passed on.
 */
final class ParquetRows {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Both magics and the footer's length. */
  private static final int LEAST_BYTES = 12;

  private final SourceFile source;
  private final Path file;

  ParquetRows(SourceFile source, Path file) {
    this.source = source;
    this.file = file;
  }

  void read(RowSink sink) throws IOException {
    checkMagic();
    if (file.toString().matches(".*[*?\\[\\]{}].*")) {
      throw new FileDamaged(
          Fault.NAME_UNSAFE,
          "a folder above it has one of *?[]{} in its name, which the reader takes for a pattern."
              + " Give --from another folder.");
    }
    Properties streaming = new Properties();
    streaming.setProperty("jdbc_stream_results", "true");
    try (Connection kernel = DriverManager.getConnection("jdbc:duckdb:", streaming);
        Statement statement = kernel.createStatement()) {
      for (String setting :
          List.of(
              "threads = 1",
              "memory_limit = '1GB'",
              "temp_directory = ''",
              "preserve_insertion_order = true",
              "autoinstall_known_extensions = false",
              "autoload_known_extensions = false",
              "TimeZone = 'UTC'")) {
        boolean unused = statement.execute("SET " + setting);
      }
      read(statement, sink);
    } catch (SQLException e) {
      String family = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      if (family.contains("out of memory")) {
        throw PipelineException.of(
            ErrorKind.RESOURCE,
            "%s needs more than 1 GB to be read. Fetch it in smaller row groups.",
            file.getFileName());
      }
      throw damaged();
    }
  }

  private void read(Statement statement, RowSink sink) throws SQLException, IOException {
    String from = " FROM read_parquet('" + file.toString().replace("'", "''") + "')";
    List<ParquetColumn> columns = columns(statement, from);
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Integer unused = places.put(columns.get(i).name(), i);
    }
    String selected = columns.stream().map(ParquetColumn::sql).collect(Collectors.joining(", "));
    long number = 0;
    try (ResultSet rows =
        statement.executeQuery("SELECT " + (selected.isEmpty() ? "1" : selected) + from)) {
      while (rows.next()) {
        number++;
        String[] fields = new String[columns.size()];
        String reason = null;
        for (int i = 0; i < fields.length && reason == null; i++) {
          try {
            fields[i] = columns.get(i).text(rows.getString(i + 1), source.zone());
          } catch (RowRefused e) {
            reason = e.getMessage() + ":" + columns.get(i).name();
          }
        }
        if (reason == null) {
          sink.row(number, places, fields);
        } else {
          sink.refused(number, reason);
        }
      }
    }
    try (ResultSet count =
        statement.executeQuery(
            "SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata('"
                + file.toString().replace("'", "''")
                + "')")) {
      if (!count.next() || count.getLong(1) != number) {
        throw damaged();
      }
    }
  }

  private List<ParquetColumn> columns(Statement statement, String from)
      throws SQLException, FileDamaged {
    Map<String, String> types = new HashMap<>();
    List<String> names = new ArrayList<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT *" + from)) {
      while (described.next()) {
        names.add(described.getString(1));
        types.put(described.getString(1), described.getString(2));
      }
    }
    ColumnCheck.header(source, names);
    List<ParquetColumn> columns = new ArrayList<>();
    for (String name : names) {
      if (source.used().contains(name)) {
        columns.add(ParquetColumn.of(name, types.get(name), source.zone() != null));
      }
    }
    return columns;
  }

  private void checkMagic() throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      if (channel.size() < LEAST_BYTES || !isMagic(channel, 0)) {
        throw new FileDamaged(
            Fault.MAGIC_MISMATCH,
            "the first bytes are not those of Parquet. Correct format in the mapping, or fetch the"
                + " right file.");
      }
      if (!isMagic(channel, channel.size() - MAGIC.length)) {
        throw damaged();
      }
    }
  }

  private static boolean isMagic(SeekableByteChannel channel, long at) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length);
    channel.position(at);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A short read is no end of file.
    }
    return ByteBuffer.wrap(MAGIC).equals(bytes.flip());
  }

  private static FileDamaged damaged() {
    return new FileDamaged(
        Fault.PARQUET_DAMAGED, "the file is truncated or damaged. Fetch it again.");
  }
}
