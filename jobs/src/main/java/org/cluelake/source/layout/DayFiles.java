package org.cluelake.source.layout;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.cluelake.contract.TableContract;
import org.cluelake.run.Sha256;

/**
 * Writes one feed's rows by day. Rows arrive in any order of days, so they are kept aside as text
 * and packed at the end; any number of days needs one open file.
 */
final class DayFiles implements Closeable {

  private static final int BUFFER = 64 << 10;

  private final Path inbox;
  private final TableContract contract;
  private final Path aside;
  private final TreeMap<LocalDate, Day> days = new TreeMap<>();

  private static final class Day {
    private final StringBuilder text = new StringBuilder();
    private long rows;
  }

  DayFiles(Path inbox, TableContract contract) throws IOException {
    this.inbox = inbox;
    this.contract = contract;
    this.aside = Files.createDirectories(inbox.resolve(".import-" + contract.name()));
    clear();
  }

  /** Adds a row; null is an empty field. */
  void add(LocalDate date, String[] values) throws IOException {
    Day day = days.computeIfAbsent(date, d -> new Day());
    CsvLine.append(day.text, values);
    day.rows++;
    if (day.text.length() > BUFFER) {
      flush(date, day);
    }
  }

  /** Days with rows. */
  SortedMap<LocalDate, Long> rows() {
    SortedMap<LocalDate, Long> rows = new TreeMap<>();
    days.forEach((date, day) -> rows.put(date, day.rows));
    return rows;
  }

  /** Writes file and manifest of a day; a day without rows has a manifest without files. */
  void deliver(LocalDate date) throws IOException {
    Path folder = Files.createDirectories(inbox.resolve(date.toString()));
    Day day = days.get(date);
    String files = "";
    if (day != null) {
      flush(date, day);
      String name = contract.name() + "-0001.csv.gz";
      String sha256 = pack(part(date), folder.resolve(name));
      files =
          "{\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\",\"rows\":%d,\"charset\":\"UTF-8\"}"
              .formatted(name, Files.size(folder.resolve(name)), sha256, day.rows);
    }
    Path unused =
        Files.writeString(
            folder.resolve(contract.name() + ".manifest.json"),
            "{\"feed\":\"%s\",\"bizDate\":\"%s\",\"contractVersion\":%d,\"files\":[%s]}\n"
                .formatted(contract.name(), date, contract.version(), files));
  }

  private String pack(Path text, Path packed) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(text);
        OutputStream out =
            new GZIPOutputStream(
                new DigestOutputStream(Files.newOutputStream(packed), digest), BUFFER)) {
      out.write((String.join(",", contract.columns()) + "\n").getBytes(StandardCharsets.UTF_8));
      long unused = in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void flush(LocalDate date, Day day) throws IOException {
    Path unused =
        Files.writeString(
            part(date), day.text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    day.text.setLength(0);
  }

  private Path part(LocalDate date) {
    return aside.resolve(date + ".csv");
  }

  private void clear() throws IOException {
    try (var left = Files.newDirectoryStream(aside)) {
      for (Path part : left) {
        Files.delete(part);
      }
    }
  }

  @Override
  public void close() throws IOException {
    clear();
    Files.delete(aside);
  }
}
