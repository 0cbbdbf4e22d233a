package org.cluelake.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * A copy of a lake in which a night may be run: data files, which never change, are links; logs and
 * the rest, which may be written over, are copies.
 */
public final class LakeCopy {

  private LakeCopy() {}

  /** Copies a lake; an earlier copy at the place is replaced. */
  public static void of(Path lake, Path copy) {
    remove(copy);
    try (Stream<Path> all = Files.walk(lake)) {
      for (Path from : all.toList()) {
        Path to = copy.resolve(lake.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Path unused = Files.createDirectories(to);
        } else if (isData(from)) {
          Path unused = Files.createLink(to, from);
        } else {
          Path unused = Files.copy(from, to);
        }
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be copied to %s; check the disk", lake, copy);
    }
  }

  private static boolean isData(Path file) {
    return file.toString().endsWith(".parquet")
        && !file.getParent().getFileName().toString().equals("_delta_log");
  }

  /** Removes a folder with all that is in it. */
  public static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(LakeCopy::delete);
    } catch (IOException | UncheckedIOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be removed; check its permissions", folder);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
