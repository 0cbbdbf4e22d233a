package org.cluelake.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.cluelake.lake.LocalDiskContext;

/** {@link FusedDisk} for the interface through which Delta writes its log. */
public final class FusedContext extends LocalDiskContext {

  private final Fuse fuse;

  public FusedContext(URI uri, Configuration configuration) throws IOException, URISyntaxException {
    super(uri, configuration);
    this.fuse = Fuse.of(configuration);
  }

  @Override
  public FSDataOutputStream createInternal(
      Path path,
      EnumSet<CreateFlag> flags,
      FsPermission permission,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress,
      ChecksumOpt checksum,
      boolean createParent)
      throws IOException {
    return FusedStream.over(
        fuse,
        path,
        fuse.around(
            "create",
            path,
            () ->
                super.createInternal(
                    path,
                    flags,
                    permission,
                    bufferSize,
                    replication,
                    blockSize,
                    progress,
                    checksum,
                    createParent)));
  }

  @Override
  public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
    boolean unused =
        fuse.around(
            "rename",
            to,
            () -> {
              super.renameInternal(from, to, overwrite);
              return true;
            });
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return fuse.around("delete", path, () -> super.delete(path, recursive));
  }
}
