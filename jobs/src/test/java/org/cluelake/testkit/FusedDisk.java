package org.cluelake.testkit;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.cluelake.lake.LocalDisk;

/** The local disk with a {@link Fuse} before and after everything it writes. */
public final class FusedDisk extends LocalDisk {

  private Fuse fuse() {
    return Fuse.of(getConf());
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return FusedStream.over(
        fuse(),
        path,
        fuse()
            .around(
                "create",
                path,
                () ->
                    super.create(
                        path,
                        permission,
                        overwrite,
                        bufferSize,
                        replication,
                        blockSize,
                        progress)));
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return fuse().around("rename", to, () -> super.rename(from, to));
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    return fuse().around("mkdirs", path, () -> super.mkdirs(path));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return fuse().around("delete", path, () -> super.delete(path, recursive));
  }
}
