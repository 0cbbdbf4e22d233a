package org.cluelake.job;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The file that says a lake holds an invented nation; one invented delivery is enough. */
public final class SyntheticMark {

  /** The file's name, at the top of an inbox or of a lake. */
  public static final String NAME = "SYNTHETIC";

  private SyntheticMark() {}

  /** Whether a lake has the mark. */
  public static boolean isOn(Lake lake) {
    try {
      return system(lake).exists(lake.folder(NAME));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Marks a lake, for good. */
  public static void put(Lake lake) {
    try {
      boolean unused = system(lake).createNewFile(lake.folder(NAME));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static FileSystem system(Lake lake) throws IOException {
    Path file = lake.folder(NAME);
    return file.getFileSystem(new Configuration());
  }

  private static PipelineException failed(IOException e) {
    return PipelineException.causedBy(
        e, ErrorKind.RESOURCE, "the lake's root cannot be read or written");
  }
}
