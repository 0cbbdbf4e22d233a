package org.cluelake.share;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** A file of mode 0600 that is replaced whole or not at all; secrets lie in nothing else. */
final class OwnerFile {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerFile() {}

  /**
   * The text of a file.
   *
   * @throws PipelineException CONFIG where group or others may read or write it
   */
  static String read(Path file) {
    try {
      PosixFileAttributeView modes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (modes != null) {
        Set<PosixFilePermission> open = EnumSet.copyOf(modes.readAttributes().permissions());
        open.removeAll(OWNER);
        open.remove(PosixFilePermission.OWNER_EXECUTE);
        if (!open.isEmpty()) {
          throw PipelineException.of(
              ErrorKind.CONFIG,
              "%s is open to group or others; close it with: chmod 600 %s",
              file,
              file);
        }
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be read", file);
    }
  }

  /** Puts a text in the place of what was there. */
  static void replace(Path file, String text) {
    write(file, text, true);
  }

  /**
   * Writes a new file.
   *
   * @throws PipelineException CONFIG where it exists
   */
  static void create(Path file, String text) {
    write(file, text, false);
  }

  /** Changes what other processes change as well, one at a time. */
  static <T> T alone(Path file, Supplier<T> change) {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
              FileChannel.open(
                  lock,
                  EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  ownerOnly(file));
          FileLock held = channel.lock()) {
        if (!held.isValid()) {
          throw new IOException("the lock was lost");
        }
        return change.get();
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be locked", lock);
    }
  }

  /** What tells one state of a file from the next; every replacement is another file. */
  static String state(Path file) {
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return a.fileKey() + " " + a.lastModifiedTime().toMillis() + " " + a.size();
    } catch (IOException e) {
      return "";
    }
  }

  /** The mode 0600 for a new file, where its file system has modes. */
  static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }

  private static void write(Path file, String text, boolean replaces) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, ".share", ".draft", ownerOnly(file));
      try {
        Files.writeString(draft, text);
        if (replaces) {
          Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
          Files.createLink(file, draft);
        }
      } finally {
        boolean unused = Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.CONFIG, "%s exists and is not replaced; choose another name", file);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "%s cannot be written; check its folder", file);
    }
  }
}
