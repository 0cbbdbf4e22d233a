package org.cluelake.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.cluelake.contract.TableContract;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/** One delivered business date: compressed CSV files of a feed and their manifest. */
final class DayFolder {

  private static final int ROWS_PER_FILE = 250_000;

  private final Path folder;
  private final int day;
  private final String date;
  private final Dirt dirt;

  DayFolder(Path delivery, int day, String date, Dirt dirt) {
    this.folder = delivery.resolve(date);
    this.day = day;
    this.date = date;
    this.dirt = dirt;
  }

  /** What a feed came to: data rows and compressed bytes. */
  record Size(long rows, long bytes) {}

  Size write(TableContract feed, Iterator<String[]> rows) {
    try {
      Files.createDirectories(folder);
      List<String> files = new ArrayList<>();
      long written = 0;
      long bytes = 0;
      for (int number = 1; number == 1 || rows.hasNext(); number++) {
        String name = "%s-%04d.csv.gz".formatted(feed.name(), number);
        Digested file = file(feed, name, rows);
        written += file.rows();
        bytes += Files.size(folder.resolve(name));
        files.add(
            "{\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\",\"rows\":%d,\"charset\":\"UTF-8\"}"
                .formatted(name, Files.size(folder.resolve(name)), file.sha256(), file.rows()));
      }
      String manifest =
          "{\"feed\":\"%s\",\"bizDate\":\"%s\",\"contractVersion\":%d,\n \"files\":[%s]}\n"
              .formatted(feed.name(), date, feed.version(), String.join(",\n  ", files));
      Files.writeString(folder.resolve(feed.name() + ".manifest.json"), manifest);
      return new Size(written, bytes);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.RESOURCE,
          "sample: %s of %s cannot be written; check the disk",
          feed.name(),
          date);
    }
  }

  private record Digested(String sha256, long rows) {}

  /** A file of the next rows. */
  private Digested file(TableContract feed, String name, Iterator<String[]> rows)
      throws IOException {
    MessageDigest sha256 = Sha256.digest();
    long line = 1;
    try (OutputStream raw =
            new DigestOutputStream(Files.newOutputStream(folder.resolve(name)), sha256);
        OutputStream out = new BufferedOutputStream(new FastGzip(raw), 1 << 16)) {
      StringBuilder text = new StringBuilder(1 << 12);
      append(text, feed.columns().toArray(String[]::new));
      for (int taken = 0; taken < ROWS_PER_FILE && rows.hasNext(); taken++) {
        String[] row = rows.next();
        line++;
        Dirt.Outcome outcome = dirt.of(feed, day, date + "/" + name, line, row);
        append(text, outcome.row());
        if (outcome.twice()) {
          line++;
          append(text, outcome.row());
        }
        if (text.length() > 1 << 11) {
          flush(text, out);
        }
      }
      flush(text, out);
    }
    return new Digested(HexFormat.of().formatHex(sha256.digest()), line - 1);
  }

  private static void flush(StringBuilder text, OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  static void append(StringBuilder text, String[] row) {
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      if (row[i] != null) {
        text.append(row[i]);
      }
    }
    text.append('\n');
  }

  /** The fastest level: a sample is written often and kept shortly. The header carries no time. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(1);
    }
  }
}
