package org.cluelake.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A delivered feed of one day that a test rewrites, with a manifest that stays true. */
final class DeliveredFeed {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String feed;

  DeliveredFeed(Path inbox, LocalDate date, String feed) {
    this.folder = inbox.resolve(date.toString());
    this.feed = feed;
  }

  Path manifest() {
    return folder.resolve(feed + ".manifest.json");
  }

  Path file() {
    return folder.resolve(feed + "-0001.csv.gz");
  }

  /** The lines of the one file, header first. */
  List<String> lines() {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Delivers these lines instead, in one file for each list. */
  void deliver(List<List<String>> parts) {
    List<Part> files = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      byte[] text = (String.join("\n", parts.get(i)) + "\n").getBytes(StandardCharsets.UTF_8);
      files.add(
          new Part("%s-%04d.csv.gz".formatted(feed, i + 1), gzip(text), parts.get(i).size() - 1));
    }
    write(files);
  }

  /** Delivers these bytes as the one file; the manifest states their hash and the old rows. */
  void deliver(byte[] bytes) {
    write(List.of(new Part(feed + "-0001.csv.gz", bytes, rows())));
  }

  /** Data rows the manifest states over all files. */
  long rows() {
    long rows = 0;
    for (JsonNode file : parsed().get("files")) {
      rows += file.get("rows").asLong();
    }
    return rows;
  }

  /** Names the file otherwise in the manifest. */
  void rename(String name) {
    ObjectNode manifest = parsed();
    ((ObjectNode) manifest.get("files").get(0)).put("name", name);
    write(manifest);
  }

  private record Part(String name, byte[] bytes, long rows) {}

  private void write(List<Part> files) {
    ObjectNode manifest = parsed();
    var list = manifest.putArray("files");
    for (Part part : files) {
      try {
        Path unused = Files.write(folder.resolve(part.name()), part.bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      var unused =
          list.addObject()
              .put("name", part.name())
              .put("bytes", part.bytes().length)
              .put("sha256", sha256(part.bytes()))
              .put("rows", part.rows())
              .put("charset", "UTF-8");
    }
    write(manifest);
  }

  private ObjectNode parsed() {
    try {
      return (ObjectNode) JSON.readTree(manifest().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(ObjectNode manifest) {
    try {
      JSON.writeValue(manifest().toFile(), manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
