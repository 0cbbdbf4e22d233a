package org.cluelake.landing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.cluelake.contract.FeedSpec;
import org.cluelake.contract.Layer;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.testkit.CanIgnoreReturnValue;

/** A day's delivery put together by a test: files, and manifests that tell the truth or not. */
@CanIgnoreReturnValue
final class Delivery {

  static final LocalDate DATE = LocalDate.parse("2026-03-01");
  static final String HEADER = "id,name,amount\n";

  private final Path inbox;
  private final Map<String, List<String>> entries = new TreeMap<>();

  Delivery(Path inbox) {
    this.inbox = inbox;
    folder();
  }

  /** A small feed of three columns. */
  static TableContract feed(String name) {
    return feed(name, 1 << 20);
  }

  static TableContract feed(String name, long maxFileBytes) {
    return new TableContract(
        name,
        Layer.SOURCE,
        1,
        "A feed of tests.",
        null,
        null,
        null,
        false,
        null,
        new FeedSpec(
            "tests",
            List.of("UTF-8", "GB18030"),
            "Asia/Shanghai",
            "1900-01-01",
            maxFileBytes,
            65536,
            false,
            null,
            null),
        List.of(column("id"), column("name"), column("amount")),
        null);
  }

  private static Property column(String name) {
    return new Property(
        name,
        "string",
        null,
        false,
        false,
        null,
        "A column.",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        1);
  }

  Path folder() {
    try {
      return Files.createDirectories(inbox.resolve(DATE.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file and its true entry. */
  Delivery file(String feed, String name, byte[] bytes, long rows) {
    return write(name, bytes).entry(feed, name, bytes.length, sha256(bytes), rows, null);
  }

  Delivery file(String feed, String name, String text, long rows) {
    return file(feed, name, text.getBytes(StandardCharsets.UTF_8), rows);
  }

  /** A file alone. */
  Delivery write(String name, byte[] bytes) {
    try {
      Path unused = Files.write(folder().resolve(name), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A manifest's entry alone. */
  Delivery entry(String feed, String name, long bytes, String sha256, long rows, String charset) {
    entries
        .computeIfAbsent(feed, f -> new ArrayList<>())
        .add(
            "{\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\",\"rows\":%d%s}"
                .formatted(
                    name.replace("\\", "\\\\").replace("\n", "\\n"),
                    bytes,
                    sha256,
                    rows,
                    charset == null ? "" : ",\"charset\":\"" + charset + "\""));
    return this;
  }

  /** A feed without files. */
  Delivery empty(String feed) {
    entries.put(feed, new ArrayList<>());
    return this;
  }

  Delivery manifest(String name, String json) {
    return write(name, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the manifests, and lands. */
  LandedDelivery land(String... feeds) {
    return land(List.of(feeds).stream().map(Delivery::feed).toList(), Map.of());
  }

  LandedDelivery land(List<TableContract> feeds, Map<String, Boolean> earlier) {
    entries.forEach(
        (feed, files) ->
            manifest(
                feed + Manifest.SUFFIX,
                files.stream()
                    .collect(
                        Collectors.joining(
                            ",",
                            "{\"feed\":\"%s\",\"bizDate\":\"%s\",\"contractVersion\":1,\"files\":["
                                .formatted(feed, DATE),
                            "]}"))));
    return new Landing(inbox, landing(), feeds, earlier::containsKey, 2).land(DATE);
  }

  Path landing() {
    return inbox.resolveSibling("landing");
  }

  static byte[] gzip(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
