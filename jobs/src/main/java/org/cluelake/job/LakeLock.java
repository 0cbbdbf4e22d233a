package org.cluelake.job;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Keeps a second process off a lake on a local disk. The operating system drops the lock with the
 * process, however it ends. On other file systems the transaction ids alone decide: the second run
 * of a slice is refused.
 */
public final class LakeLock implements AutoCloseable {

  private final FileChannel channel;

  private LakeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws PipelineException of kind CONFLICT where another process has it
   */
  public static LakeLock take(Lake lake) {
    URI file = lake.folder(".lock").toUri();
    if (!"file".equals(file.getScheme())) {
      return new LakeLock(null);
    }
    try {
      FileChannel channel =
          FileChannel.open(
              Path.of(file.getPath()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw Night.locked();
      }
      return new LakeLock(channel);
    } catch (OverlappingFileLockException e) {
      throw Night.locked();
    } catch (NoSuchFileException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFIG,
          "there is no lake at %s; check --lake",
          Path.of(file.getPath()).getParent());
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the lake's lock file cannot be opened");
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the lake's lock file cannot be closed");
    }
  }
}
