package org.cluelake.source.layout;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Strict gzip (RFC 1952), all members of the file. Unlike the library's stream it refuses bytes
 * behind the last member, so a damaged second member costs no rows in silence.
 */
final class GunzipStream extends InputStream {

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] block = new byte[1 << 16];
  private int position;
  private int limit;
  private long size;
  private boolean inMember;

  GunzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || more()) {
      if (!inMember) {
        header();
      }
      int count = inflate(target, offset, length);
      if (inflater.finished()) {
        trailer();
      }
      if (count > 0) {
        return count;
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      if (inflater.needsInput()) {
        fill();
        inflater.setInput(block, position, limit - position);
        position = limit;
      }
      int count = inflater.inflate(target, offset, length);
      if (inflater.needsDictionary()) {
        throw damaged("it wants a dictionary");
      }
      crc.update(target, offset, count);
      size += count;
      if (inflater.finished()) {
        // The member's last bytes are counted once: nothing follows before its trailer.
        position = limit - inflater.getRemaining();
      }
      return count;
    } catch (DataFormatException e) {
      throw damaged("its compressed data is invalid");
    }
  }

  private void header() throws IOException {
    CRC32 header = new CRC32();
    if (next(header) != 0x1f || next(header) != 0x8b || next(header) != 8) {
      throw damaged("it has bytes that belong to no compressed member");
    }
    int flags = next(header);
    if ((flags & RESERVED) != 0) {
      throw damaged("its header has unknown flags");
    }
    skip(6, header);
    if ((flags & EXTRA) != 0) {
      skip(next(header) | next(header) << 8, header);
    }
    for (int part : new int[] {NAME, COMMENT}) {
      while ((flags & part) != 0 && next(header) != 0) {
        // Names and comments end with a zero.
      }
    }
    if ((flags & HEADER_CRC) != 0) {
      long want = header.getValue() & 0xffff;
      if ((next(header) | next(header) << 8) != want) {
        throw damaged("the checksum of its header is wrong");
      }
    }
    inflater.reset();
    crc.reset();
    size = 0;
    inMember = true;
  }

  private void trailer() throws IOException {
    if (number() != crc.getValue()) {
      throw damaged("its checksum is wrong");
    }
    if (number() != (size & 0xffffffffL)) {
      throw damaged("its length is wrong");
    }
    inMember = false;
  }

  private long number() throws IOException {
    CRC32 unused = new CRC32();
    return next(unused)
        | (long) next(unused) << 8
        | (long) next(unused) << 16
        | (long) next(unused) << 24;
  }

  private void skip(int bytes, CRC32 header) throws IOException {
    for (int i = 0; i < bytes; i++) {
      int unused = next(header);
    }
  }

  private int next(CRC32 header) throws IOException {
    fill();
    int value = block[position++] & 0xff;
    header.update(value);
    return value;
  }

  private boolean more() throws IOException {
    if (position == limit) {
      limit = Math.max(0, in.read(block));
      position = 0;
    }
    return position < limit;
  }

  private void fill() throws IOException {
    if (!more()) {
      throw new FileDamaged(
          Fault.GZ_TRUNCATED, "the compressed data ends early. Fetch the file again.");
    }
  }

  private static FileDamaged damaged(String how) {
    return new FileDamaged(
        Fault.GZ_CRC, "the compressed file is damaged: " + how + ". Fetch the file again.");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
