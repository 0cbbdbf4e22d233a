package org.cluelake.job;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.cluelake.lake.Lake;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Keeps a second process off a lake on a local disk. The operating system drops the lock with the
 * process, however it ends. On other file systems the transaction ids alone decide: the second run
 * of a slice is refused.
 */
public final class LakeLock implements AutoCloseable {

  private static final String HOLDER = "process ";

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
      write(channel, HOLDER + ProcessHandle.current().pid() + "\n");
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

  /**
   * What the lock file says.
   *
   * @param held whether a process has the lock now
   * @param process id of the process that took it last and has not given it back, or 0
   */
  public record State(boolean held, long process) {}

  /** Looks at the lock and changes nothing; empty where the lake has none. */
  public static Optional<State> state(Lake lake) {
    URI uri = lake.folder(".lock").toUri();
    if (!"file".equals(uri.getScheme()) || !Files.exists(Path.of(uri.getPath()))) {
      return Optional.empty();
    }
    Path file = Path.of(uri.getPath());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      String text = Files.readString(file).strip();
      long process =
          text.matches(HOLDER + "[0-9]{1,18}")
              ? Long.parseLong(text.substring(HOLDER.length()))
              : 0;
      return Optional.of(new State(isHeld(channel), process));
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the lake's lock file cannot be opened");
    }
  }

  private static boolean isHeld(FileChannel channel) throws IOException {
    try (FileLock free = channel.tryLock()) {
      return free == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    FileChannel unused = channel.truncate(0);
    int unusedBytes = channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        FileChannel unused = channel.truncate(0);
        channel.close();
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the lake's lock file cannot be closed");
    }
  }
}
