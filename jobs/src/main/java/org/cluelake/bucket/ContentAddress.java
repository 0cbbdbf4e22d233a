package org.cluelake.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * Names a file by the SHA-256 of its bytes, so that the Delta log itself says what every file must
 * hold: a flipped bit is noticed on reading, and a repeated write gives the same name.
 */
public final class ContentAddress {

  /** Files this process has verified; a table's files never change once named. */
  private static final Set<String> VERIFIED = ConcurrentHashMap.newKeySet();

  private ContentAddress() {}

  /** The name of a Parquet file by its bytes. */
  public static String name(Path file) {
    return sha256(file) + ".parquet";
  }

  /**
   * Holds a file to its name, once per process.
   *
   * @throws PipelineException of kind DATA where the bytes have changed since they were written
   */
  public static void verify(Path file) {
    if (VERIFIED.contains(file.toString())) {
      return;
    }
    String name = file.getFileName().toString();
    if (!name.equals(name(file))) {
      throw PipelineException.of(
          ErrorKind.DATA,
          "%s no longer holds the bytes it was named for; restore it from backup or reopen its"
              + " night",
          name);
    }
    VERIFIED.add(file.toString());
  }

  /** Whether a name says what a file holds. */
  static boolean isNamed(String name) {
    return name.matches("[0-9a-f]{64}\\.parquet");
  }

  /** Forgets a file that is about to be removed. */
  static void forget(Path file) {
    boolean unused = VERIFIED.remove(file.toString());
  }

  /** The SHA-256 of a file in lower-case hexadecimal. */
  public static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = Sha256.digest();
      byte[] buffer = new byte[1 << 17];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be read", file.getFileName());
    }
  }
}
