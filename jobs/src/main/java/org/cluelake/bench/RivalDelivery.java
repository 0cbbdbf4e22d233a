package org.cluelake.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cluelake.run.Awaited;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The delivered files of a day by feed, in the order in which duplicates are judged: by hash.
 *
 * <p>Compressed files are decoded to scratch first, several at once: a compressed file is read by
 * one thread, a plain one by all.
 */
final class RivalDelivery {

  private static final int BLOCK = 1 << 16;

  private RivalDelivery() {}

  /** A delivered file. */
  record Delivered(String feed, Path path, String sha256) {}

  /** The files the manifests of a day name. */
  static List<Delivered> files(Path folder) {
    List<Delivered> files = new ArrayList<>();
    JsonMapper json = new JsonMapper();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path manifest :
          all.filter(f -> f.toString().endsWith(".manifest.json")).sorted().toList()) {
        JsonNode stated = json.readTree(manifest.toFile());
        for (JsonNode file : stated.get("files")) {
          if (!"UTF-8".equals(file.get("charset").asText())) {
            throw PipelineException.of(
                ErrorKind.CONFIG,
                "%s names a file that is not in UTF-8; a bench reads UTF-8 only",
                manifest.getFileName());
          }
          files.add(
              new Delivered(
                  stated.get("feed").asText(),
                  folder.resolve(file.get("name").asText()),
                  file.get("sha256").asText()));
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.INPUT, "the delivery in %s cannot be read", folder);
    }
    return files;
  }

  /** The plain files by feed, each feed's in the order of their hashes. */
  static Map<String, List<Path>> plain(Path folder, Path scratch, ExecutorService pool) {
    Map<String, List<Future<Path>>> decoding = new TreeMap<>();
    files(folder).stream()
        .sorted(Comparator.comparing(Delivered::sha256))
        .forEach(
            f ->
                decoding
                    .computeIfAbsent(f.feed(), feed -> new ArrayList<>())
                    .add(pool.submit(() -> plain(f.path(), scratch))));
    Map<String, List<Path>> plain = new TreeMap<>();
    decoding.forEach(
        (feed, files) -> plain.put(feed, files.stream().map(Awaited::result).toList()));
    return plain;
  }

  /** The columns a plain file's header names; delivered headers are never quoted. */
  static List<String> header(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return header(in);
    } catch (IOException e) {
      throw unreadable(e, file);
    }
  }

  /** The same of a file as delivered. */
  static List<String> deliveredHeader(Path file) {
    if (!isCompressed(file)) {
      return header(file);
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return header(in);
    } catch (IOException e) {
      throw unreadable(e, file);
    }
  }

  private static List<String> header(BufferedReader in) throws IOException {
    String line = in.readLine();
    return line == null ? List.of() : List.of(line.split(","));
  }

  private static Path plain(Path file, Path scratch) {
    if (!isCompressed(file)) {
      return file;
    }
    String name = file.getFileName().toString();
    Path plain = scratch.resolve(name.substring(0, name.length() - ".gz".length()));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BLOCK);
        OutputStream out = Files.newOutputStream(plain)) {
      long unused = in.transferTo(out);
    } catch (IOException e) {
      throw unreadable(e, file);
    }
    return plain;
  }

  private static boolean isCompressed(Path file) {
    return file.toString().endsWith(".gz");
  }

  private static PipelineException unreadable(IOException e, Path file) {
    return PipelineException.causedBy(
        e, ErrorKind.RESOURCE, "delivered file %s cannot be decoded; check the disk", file);
  }
}
