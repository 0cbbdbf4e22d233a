package org.cluelake.source.layout;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes as they lie on the disk: how many were read, and whether the end was met. */
final class PackedBytes extends FilterInputStream {

  private long count;
  private boolean ended;

  PackedBytes(InputStream in) {
    super(in);
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  /** Whether somebody wanted more than there is. */
  boolean ended() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    ended |= read < 0;
    count += Math.max(0, read);
    return read;
  }
}
