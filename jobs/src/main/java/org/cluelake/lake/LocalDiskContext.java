package org.cluelake.lake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.FsServerDefaults;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.local.LocalConfigKeys;

/**
 * {@link LocalDisk} for Hadoop's newer interface, through which Delta writes its log.
 *
 * <p>A rename that must not overwrite is one call of the operating system here. Hadoop's own asks
 * first and renames then, so of two writers of one log entry both could be told they had won.
 */
public class LocalDiskContext extends ChecksumFs {

  /** Opened by Hadoop. */
  public LocalDiskContext(URI uri, Configuration configuration)
      throws IOException, URISyntaxException {
    super(new Raw(configuration));
  }

  private static final class Raw extends DelegateToFileSystem {

    private final LocalDisk.Raw disk;

    Raw(Configuration configuration) throws IOException, URISyntaxException {
      this(new LocalDisk.Raw(), configuration);
    }

    private Raw(LocalDisk.Raw disk, Configuration configuration)
        throws IOException, URISyntaxException {
      super(
          FsConstants.LOCAL_FS_URI,
          disk,
          configuration,
          FsConstants.LOCAL_FS_URI.getScheme(),
          false);
      this.disk = disk;
    }

    @Override
    public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
      java.nio.file.Path source = disk.pathToFile(from).toPath();
      if (overwrite || !Files.isRegularFile(source)) {
        super.renameInternal(from, to, overwrite);
        return;
      }
      try {
        java.nio.file.Path unused = Files.createLink(disk.pathToFile(to).toPath(), source);
      } catch (FileAlreadyExistsException e) {
        throw new org.apache.hadoop.fs.FileAlreadyExistsException(
            "rename destination " + to + " already exists.");
      } catch (UnsupportedOperationException | FileSystemException e) {
        // A disk without links, or one that says for itself what is wrong.
        super.renameInternal(from, to, false);
        return;
      }
      Files.delete(source);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public FsServerDefaults getServerDefaults(Path path) throws IOException {
      return LocalConfigKeys.getServerDefaults();
    }

    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }
}
