package org.cluelake.landing;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Strict gzip (RFC 1952), all members of the file. Unlike the library's stream it refuses bytes
 * behind the last member instead of dropping them, and stops a file that unpacks out of all
 * proportion.
 */
final class Gunzip {

  /** Output from which the proportion counts: small files of one repeated row are no bombs. */
  static final long RATIO_FROM = 64L << 20;

  /** Bytes of text per byte delivered that no table of events reaches. */
  static final long MAX_RATIO = 200;

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final DeliveredBytes in;
  private final TextSink out;
  private final byte[] text = new byte[256 << 10];
  private final CRC32 headerCrc = new CRC32();
  private int position;
  private int limit;
  private long written;

  /**
   * @param in the file, its first block read
   * @param limit length of that block
   * @param out takes the text
   */
  Gunzip(DeliveredBytes in, int limit, TextSink out) {
    this.in = in;
    this.limit = limit;
    this.out = out;
  }

  /** Unpacks the whole file. */
  void run() throws IOException, Refused {
    Inflater inflater = new Inflater(true);
    try {
      do {
        header();
        inflater.reset();
        member(inflater);
      } while (more());
    } finally {
      inflater.end();
    }
  }

  private void header() throws IOException, Refused {
    headerCrc.reset();
    if (next() != 0x1f || next() != 0x8b || next() != 8) {
      throw damaged("it has bytes that belong to no compressed member");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw damaged("its header has unknown flags");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      int want = (int) headerCrc.getValue() & 0xffff;
      if ((next() | next() << 8) != want) {
        throw damaged("the checksum of its header is wrong");
      }
    }
  }

  private void member(Inflater inflater) throws IOException, Refused {
    CRC32 crc = new CRC32();
    long size = 0;
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          fill();
          inflater.setInput(in.array(), position, limit - position);
          position = limit;
        }
        int length = inflater.inflate(text);
        if (inflater.needsDictionary()) {
          throw damaged("it wants a dictionary");
        }
        crc.update(text, 0, length);
        size += length;
        written += length;
        if (written > RATIO_FROM && written > MAX_RATIO * in.count()) {
          throw Refused.as(
              Refusal.BOMB,
              "The file unpacks to more than %d times its size; deliver it in smaller files or"
                  + " uncompressed.",
              MAX_RATIO);
        }
        out.accept(text, 0, length);
      }
    } catch (DataFormatException e) {
      throw damaged("its compressed data is invalid");
    }
    position = limit - inflater.getRemaining();
    if (number() != crc.getValue()) {
      throw damaged("its checksum is wrong");
    }
    if (number() != (size & 0xffffffffL)) {
      throw damaged("its length is wrong");
    }
  }

  private long number() throws IOException, Refused {
    return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
  }

  private void skip(int bytes) throws IOException, Refused {
    for (int i = 0; i < bytes; i++) {
      int unused = next();
    }
  }

  private void skipText() throws IOException, Refused {
    while (next() != 0) {
      // Names and comments end with a zero.
    }
  }

  private int next() throws IOException, Refused {
    if (position == limit) {
      fill();
    }
    int value = in.array()[position++] & 0xff;
    headerCrc.update(value);
    return value;
  }

  private boolean more() throws IOException {
    if (position == limit) {
      limit = in.next();
      position = 0;
    }
    return position < limit;
  }

  private void fill() throws IOException, Refused {
    if (!more()) {
      throw Refused.as(
          Refusal.GZ_TRUNCATED,
          "The compressed data ends early; compress the file again and deliver it whole.");
    }
  }

  private static Refused damaged(String how) {
    return Refused.as(
        Refusal.GZ_CRC,
        "The compressed file is damaged: %s; compress it again and deliver it.",
        how);
  }
}
