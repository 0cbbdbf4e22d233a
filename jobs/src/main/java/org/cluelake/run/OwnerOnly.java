package org.cluelake.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that hold a secret: readable by their owner alone, made whole and never replaced. */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private OwnerOnly() {}

  /**
   * Whether group or others may read or write a file; the file itself is judged, links followed. A
   * file system without modes has none to judge.
   */
  public static boolean isOpenToOthers(Path file) throws IOException {
    PosixFileAttributeView modes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (modes == null) {
      return false;
    }
    Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
    boolean unused = open.retainAll(modes.readAttributes().permissions());
    return !open.isEmpty();
  }

  /**
   * Writes a new file of mode 0600, whole or not at all.
   *
   * @throws FileAlreadyExistsException where the name is taken
   */
  public static void create(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path unused = Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ".key", ".draft", ownerOnly(folder));
    try {
      unused = Files.write(draft, content);
      publish(draft, file);
    } finally {
      boolean unusedToo = Files.deleteIfExists(draft);
    }
  }

  /** A link appears at once and fails where the name is taken; a move would replace. */
  private static void publish(Path draft, Path file) throws IOException {
    try {
      Path unused = Files.createLink(file, draft);
    } catch (UnsupportedOperationException e) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Path unused = Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
