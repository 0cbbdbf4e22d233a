package org.cluelake.identity;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.OwnerOnly;
import org.cluelake.run.PipelineException;

/** The file that holds the master key: 32 bytes in base64, readable by its owner alone. */
public final class KeyFile {

  private static final String REMEDY = "head -c 32 /dev/urandom | base64 > %1$s; chmod 600 %1$s";

  /** Far more than a key and its line end; keeps a wrong path from being read whole. */
  private static final long MOST_BYTES = 4096;

  private KeyFile() {}

  /**
   * The key in a file. The caller closes it.
   *
   * @throws PipelineException CONFIG where the file is missing, open to group or others, or holds
   *     anything but 32 bytes in base64
   */
  public static MasterKey read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw refused(file, "is missing; for a new lake make one with: " + REMEDY);
    }
    try {
      if (OwnerOnly.isOpenToOthers(file)) {
        throw refused(file, "is open to group or others; close it with: chmod 600 %1$s");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw refused(file, "is too long for a key; it wants 32 bytes in base64");
      }
      return decoded(file, Files.readAllBytes(file));
    } catch (AccessDeniedException e) {
      throw refused(file, "belongs to another user; run as its owner");
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "key file %s cannot be read; check the disk it is on", file);
    }
  }

  /**
   * Writes a key as a new file of mode 0600, whole or not at all. An existing file is never
   * replaced: without its key the tokens of a lake are lost.
   *
   * @throws PipelineException CONFIG where the file exists or the key has not 32 bytes, RESOURCE
   *     where the folder cannot be written
   */
  public static void create(Path file, byte[] key) {
    if (key.length != MasterKey.BYTES) {
      throw refused(file, "wants a key of 32 bytes; make one with: " + REMEDY);
    }
    byte[] line = Base64.getEncoder().encode(key);
    try {
      OwnerOnly.create(file, line);
    } catch (FileAlreadyExistsException e) {
      throw refused(file, "exists; a lake keeps its key, so choose another name for a new one");
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "key file %s cannot be written; check its folder", file);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  private static MasterKey decoded(Path file, byte[] content) {
    byte[] text = withoutSpace(content);
    byte[] key = null;
    try {
      key = Base64.getDecoder().decode(text);
      if (key.length != MasterKey.BYTES) {
        throw refused(file, "does not hold 32 bytes in base64; make a key with: " + REMEDY);
      }
      return new MasterKey(key);
    } catch (IllegalArgumentException e) {
      // The decoder's message quotes a character of the key, so it is not passed on as a cause.
      throw refused(file, "does not hold base64; make a key with: " + REMEDY);
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(text, (byte) 0);
      if (key != null) {
        Arrays.fill(key, (byte) 0);
      }
    }
  }

  private static byte[] withoutSpace(byte[] content) {
    byte[] text = new byte[content.length];
    int length = 0;
    for (byte b : content) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        text[length++] = b;
      }
    }
    byte[] exact = Arrays.copyOf(text, length);
    Arrays.fill(text, (byte) 0);
    return exact;
  }

  private static PipelineException refused(Path file, String why) {
    return PipelineException.of(ErrorKind.CONFIG, "key file %1$s " + why, file);
  }
}
