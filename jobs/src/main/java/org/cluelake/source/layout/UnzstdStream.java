package org.cluelake.source.layout;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;

/** Strict zstd (RFC 8878), all frames of the file, with the library's errors in our codes. */
final class UnzstdStream extends FilterInputStream {

  private final PackedBytes packed;

  UnzstdStream(PackedBytes packed) throws IOException {
    super(new ZstdInputStreamNoFinalizer(packed));
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (ZstdIOException e) {
      if (packed.ended()) {
        throw new FileDamaged(
            Fault.ZSTD_TRUNCATED, "the compressed data ends early. Fetch the file again.");
      }
      throw new FileDamaged(
          Fault.ZSTD_DAMAGED,
          "the compressed data is damaged, or something stands behind it. Fetch the file again.");
    }
  }
}
