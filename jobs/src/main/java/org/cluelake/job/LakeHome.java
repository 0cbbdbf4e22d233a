package org.cluelake.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * What is fixed for the life of a lake, kept in {@code lake.json} at its root.
 *
 * @param buckets buckets of every feed-sized table
 * @param layout version of the folder layout
 */
public record LakeHome(int buckets, int layout) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "lake.json";
  private static final int LAYOUT = 1;

  /** Reads the file, or writes it for a new lake. */
  static LakeHome open(Lake lake, Configuration hadoop, int bucketsOfNew) {
    return of(lake, hadoop)
        .orElseGet(() -> written(new LakeHome(bucketsOfNew, LAYOUT), lake, hadoop));
  }

  /** Reads the file; empty for a new lake. */
  public static Optional<LakeHome> of(Lake lake, Configuration hadoop) {
    Path file = lake.folder(NAME);
    try {
      FileSystem system = file.getFileSystem(hadoop);
      if (!system.exists(file)) {
        return Optional.empty();
      }
      try (InputStream in = system.open(file)) {
        LakeHome home = JSON.readValue(in, LakeHome.class);
        if (home.layout() != LAYOUT) {
          throw PipelineException.of(
              ErrorKind.CONFIG,
              "the lake has layout %d, this version reads %d; use the version that wrote it",
              home.layout(),
              LAYOUT);
        }
        return Optional.of(home);
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private static LakeHome written(LakeHome home, Lake lake, Configuration hadoop) {
    Path file = lake.folder(NAME);
    try (OutputStream out = file.getFileSystem(hadoop).create(file, false)) {
      out.write(JSON.writeValueAsBytes(home));
      return home;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private static PipelineException unreachable(IOException e) {
    return PipelineException.causedBy(
        e, ErrorKind.RESOURCE, "the lake's root cannot be read or written");
  }
}
