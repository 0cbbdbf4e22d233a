package org.cluelake.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.cluelake.identity.MasterKey;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Which key a lake's tokens were made with, by the check value in {@code key.check} at its root.
 * With another key every person would get a second token and nothing would join, silently. A lake
 * without the file, made before there was one, takes the key of its next run for its own.
 */
public final class KeyCheck {

  static final String NAME = "key.check";

  private static final int LENGTH = 16;

  private KeyCheck() {}

  /** The check value of a lake's key; empty where it has none yet. */
  public static Optional<String> of(Lake lake, Configuration hadoop) {
    org.apache.hadoop.fs.Path file = lake.folder(NAME);
    try {
      FileSystem system = file.getFileSystem(hadoop);
      if (!system.exists(file)) {
        return Optional.empty();
      }
      try (InputStream in = system.open(file)) {
        return Optional.of(new String(in.readNBytes(LENGTH), StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * Holds a key to the lake, or makes it the lake's own.
   *
   * @throws PipelineException of kind CONFIG where the lake's tokens were made with another
   */
  static void hold(Workshop shop, MasterKey key) {
    Lake lake = shop.lake();
    Configuration hadoop = shop.spark().sparkContext().hadoopConfiguration();
    String value = key.checkValue();
    String known = of(lake, hadoop).orElse(null);
    if (known == null) {
      write(lake, hadoop, value);
    } else if (!known.equals(value)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "key file %s is not the key of this lake: its tokens would match none that are there;"
              + " give the key the lake was begun with",
          shop.keyFile());
    }
  }

  /** Under another name first, so that a crash leaves no half of it. */
  private static void write(Lake lake, Configuration hadoop, String value) {
    org.apache.hadoop.fs.Path file = lake.folder(NAME);
    org.apache.hadoop.fs.Path draft = lake.folder(NAME + ".part");
    try {
      FileSystem system = file.getFileSystem(hadoop);
      try (OutputStream out = system.create(draft, true)) {
        out.write(value.getBytes(StandardCharsets.US_ASCII));
      }
      if (!system.rename(draft, file)) {
        throw new IOException("not renamed");
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private static PipelineException unreachable(IOException e) {
    return PipelineException.causedBy(
        e, ErrorKind.RESOURCE, "the lake's root cannot be read or written");
  }
}
