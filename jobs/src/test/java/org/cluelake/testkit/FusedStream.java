package org.cluelake.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;

/**
 * A stream whose bytes reach the disk on closing, which is a boundary of its own: a process killed
 * before it leaves an empty file.
 */
final class FusedStream extends OutputStream {

  private final Fuse fuse;
  private final Path path;
  private final OutputStream disk;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean closed;

  private FusedStream(Fuse fuse, Path path, OutputStream disk) {
    this.fuse = fuse;
    this.path = path;
    this.disk = disk;
  }

  static FSDataOutputStream over(Fuse fuse, Path path, OutputStream disk) throws IOException {
    return new FSDataOutputStream(new FusedStream(fuse, path, disk), null);
  }

  @Override
  public void write(int value) {
    bytes.write(value);
  }

  @Override
  public void write(byte[] values, int from, int length) {
    bytes.write(values, from, length);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    boolean unused =
        fuse.around(
            "close",
            path,
            () -> {
              disk.write(fuse.forgets(path) ? withoutTransaction() : bytes.toByteArray());
              disk.close();
              return true;
            });
  }

  private byte[] withoutTransaction() {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("{\"txn\""))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
