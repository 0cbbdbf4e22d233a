package org.cluelake.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cluelake.contract.TableContract;
import org.cluelake.landing.LandedDelivery;
import org.cluelake.landing.Landing;

/** A day's delivery of one feed, some of its files spoilt. */
final class SpoiltDay {

  private final TableContract feed;
  private final Path root;
  private final List<String> entries = new ArrayList<>();
  private byte[] firstBytes;
  private long firstRows;
  private long stated;

  SpoiltDay(TableContract feed, Path root) {
    this.feed = feed;
    try {
      this.root = Files.createTempDirectory(root, "day");
      Path unused = Files.createDirectories(folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file and its true entry. */
  void file(String name, byte[] bytes, long rows) {
    if (firstBytes == null) {
      firstBytes = bytes;
      firstRows = rows;
    }
    write(name, bytes);
    entry(name, bytes.length, bytes, rows);
  }

  /** The first file's bytes again. */
  void twin(String name) {
    write(name, firstBytes);
    entry(name, firstBytes.length, firstBytes, firstRows);
  }

  /** A file alone. */
  void write(String name, byte[] bytes) {
    try {
      Path unused = Files.write(folder().resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An entry of the manifest alone, with the hash of these bytes. */
  void entry(String name, long size, byte[] bytes, long rows) {
    stated += rows;
    entries.add(
        "{\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\",\"rows\":%d}"
            .formatted(name, size, sha256(bytes), rows));
  }

  /** Rows the manifest states. */
  long stated() {
    return stated;
  }

  /** Lands the day, its manifest first changed. */
  LandedDelivery land(UnaryOperator<String> change) {
    String manifest =
        "{\"feed\":\"%s\",\"bizDate\":\"%s\",\"contractVersion\":%d,\"files\":[%s]}"
            .formatted(feed.name(), SampleRows.DAY, feed.version(), String.join(",", entries));
    write(feed.name() + ".manifest.json", change.apply(manifest).getBytes(StandardCharsets.UTF_8));
    return new Landing(
            root.resolve("inbox"), root.resolve("landing"), List.of(feed), sha -> false, 2)
        .land(SampleRows.DAY);
  }

  private Path folder() {
    return root.resolve("inbox").resolve(SampleRows.DAY.toString());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
