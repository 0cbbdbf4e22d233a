package org.cluelake.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.run.Sha256;

/**
 * The audit log of what left: one JSON line a package, only ever appended, each line with the hash
 * of the line before, so that a line changed or taken out shows. It holds counts and hashes, no
 * identity and no token. A line is on the disk before its package can be seen; a package that never
 * came, as its exporter died, has a line too, and one more when it is made again.
 */
public final class ReleaseLog {

  /** Its name where no other is given: beside the dated folders. */
  public static final String NAME = "release-log.jsonl";

  /** More than any line. */
  private static final int TAIL = 65_536;

  private final Path file;

  /** A log in a file, there or not. */
  public ReleaseLog(Path file) {
    this.file = file;
  }

  /**
   * One line.
   *
   * @param by account of the operating system that ran the export
   * @param bizDate the night: the time of this log, as no clock is read
   * @param generation its generation
   * @param publication its place in the chain
   * @param publicationHash its hash
   * @param recipient who the package is for
   * @param purpose why it may leave
   * @param rows rows of all its tables
   * @param encryptedTo hash of the certificate identities were encrypted to, or null where none
   *     left
   * @param identities identities that left, by kind
   * @param signedBy fingerprint of the signing key, or null
   * @param manifestSha256 hash of the manifest
   */
  @JsonPropertyOrder({
    "by",
    "bizDate",
    "generation",
    "publication",
    "publicationHash",
    "recipient",
    "purpose",
    "rows",
    "encryptedTo",
    "identities",
    "signedBy",
    "manifestSha256"
  })
  public record Line(
      String by,
      String bizDate,
      int generation,
      long publication,
      String publicationHash,
      String recipient,
      String purpose,
      long rows,
      String encryptedTo,
      Map<String, Long> identities,
      String signedBy,
      String manifestSha256) {

    public Line {
      identities = new TreeMap<>(identities);
    }
  }

  /** Appends a line and forces it to the disk. */
  public void append(Line line) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock unused = channel.lock()) {
      String before = lastLine(channel);
      // A line cut short by a crash stays as it is, and the next begins on a line of its own.
      boolean isCut = channel.size() > 0 && byteAt(channel, channel.size() - 1) != '\n';
      ByteBuffer bytes =
          StandardCharsets.UTF_8.encode((isCut ? "\n" : "") + json(line, before) + "\n");
      long end = channel.size();
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      channel.force(true);
    }
  }

  private static String json(Line line, String before) {
    try {
      String json = new ObjectMapper().writeValueAsString(line);
      String previous = before.isEmpty() ? "" : Sha256.hex(before);
      return json.substring(0, json.length() - 1) + ",\"previousLine\":\"" + previous + "\"}";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte byteAt(FileChannel channel, long at) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    int unused = channel.read(one, at);
    return one.get(0);
  }

  /** The last line without its end, or nothing. */
  private static String lastLine(FileChannel channel) throws IOException {
    int length = (int) Math.min(TAIL, channel.size());
    ByteBuffer tail = ByteBuffer.allocate(length);
    while (tail.hasRemaining() && channel.read(tail, channel.size() - tail.remaining()) > 0) {}
    byte[] bytes = tail.array();
    int end = length > 0 && bytes[length - 1] == '\n' ? length - 1 : length;
    int from = end;
    while (from > 0 && bytes[from - 1] != '\n') {
      from--;
    }
    return new String(Arrays.copyOfRange(bytes, from, end), StandardCharsets.UTF_8);
  }
}
