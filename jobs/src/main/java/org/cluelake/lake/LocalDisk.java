package org.cluelake.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's checksummed local file system without its child processes: where Hadoop's native library
 * is absent, it starts {@code chmod} and {@code readlink} for every file it creates or renames,
 * which costs a night of small tables more than its work does.
 */
public class LocalDisk extends LocalFileSystem {

  /** Opened by Hadoop. */
  public LocalDisk() {
    super(new Raw());
  }

  /** The same below the checksums. */
  static final class Raw extends RawLocalFileSystem {

    @Override
    public void setPermission(org.apache.hadoop.fs.Path path, FsPermission permission)
        throws IOException {
      Path file = pathToFile(path).toPath();
      if (Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
          || permission.getStickyBit()) {
        super.setPermission(path, permission);
        return;
      }
      Path unused =
          Files.setPosixFilePermissions(
              file,
              PosixFilePermissions.fromString(
                  permission.getUserAction().SYMBOL
                      + permission.getGroupAction().SYMBOL
                      + permission.getOtherAction().SYMBOL));
    }

    @Override
    public FileStatus getFileLinkStatus(org.apache.hadoop.fs.Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }
  }
}
