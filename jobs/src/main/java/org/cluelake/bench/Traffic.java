package org.cluelake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * What went through a measured process.
 *
 * @param rows delivered rows kept
 * @param files data files written
 * @param bytes bytes of those
 * @param readBytes bytes the process asked the system to read, from disk or from the system's
 *     cache; -1 where the system does not say
 * @param writtenBytes bytes it asked the system to write; -1 likewise
 * @param tasks tasks of Spark
 * @param shuffledBytes bytes those wrote for one another
 * @param spilledBytes bytes those put aside for want of memory
 */
public record Traffic(
    long rows,
    long files,
    long bytes,
    long readBytes,
    long writtenBytes,
    long tasks,
    long shuffledBytes,
    long spilledBytes) {

  /** Of a process of which only time is asked. */
  public static final Traffic NONE = new Traffic(0, 0, 0, -1, -1, 0, 0, 0);

  /** Bytes this process has read so far; -1 where the system does not say. */
  public static long readSoFar() {
    return counted("rchar:");
  }

  /** Bytes this process has written so far; -1 where the system does not say. */
  public static long writtenSoFar() {
    return counted("wchar:");
  }

  private static long counted(String line) {
    Path io = Path.of("/proc/self/io");
    if (!Files.isReadable(io)) {
      return -1;
    }
    try {
      return Files.readAllLines(io).stream()
          .filter(l -> l.startsWith(line))
          .mapToLong(l -> Long.parseLong(l.substring(line.length()).strip()))
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be read", io);
    }
  }
}
