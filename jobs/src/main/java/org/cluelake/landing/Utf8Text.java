package org.cluelake.landing;

import java.io.IOException;

/**
 * Checks that bytes are strict UTF-8 without NUL and without U+FFFD, drops a leading byte order
 * mark, and passes the rest on together with where its rows end.
 *
 * <p>A row ends at LF outside quotes (RFC 4180). A quote opens a field at its start only; in a
 * field so opened every quote closes or opens again, and in any other it is text, as for the reader
 * of the house. A line of nothing, or of CR alone, is no row.
 */
final class Utf8Text implements TextSink {

  private static final byte PLAIN = 0;
  private static final byte QUOTE = 1;
  private static final byte LINE = 2;
  private static final byte NUL = 3;
  private static final byte HIGH = 4;
  private static final byte[] KIND = kinds();

  private static final long NEVER = -1;
  private static final int REPLACEMENT = 0xFFFD;

  private final Header header;
  private final TextSink out;

  private long position;
  private boolean quoted;
  private long closedAt = NEVER;
  private byte previous = '\n';
  private long rowStart;
  private long rows;

  private int pending;
  private int low;
  private int high;
  private int codePoint;

  /**
   * @param header told of the bytes of the first row
   * @param out takes the checked text
   */
  Utf8Text(Header header, TextSink out) {
    this.header = header;
    this.out = out;
  }

  @Override
  public void accept(byte[] block, int offset, int length) throws IOException, Refused {
    int from = offset;
    if (position == 0 && length >= 3 && isMark(block, offset)) {
      from += 3;
    }
    int end = offset + length;
    if (from == end) {
      return;
    }
    int headerFrom = rows == 0 ? from : end;
    scan(block, from, end, headerFrom);
    if (rows == 0) {
      header.accept(block, headerFrom, end - headerFrom);
    }
    if (!quoted && inQuotedField(block, from, end)) {
      closedAt = position + end - from - 1;
    } else if (!quoted) {
      closedAt = NEVER;
    }
    previous = block[end - 1];
    position += end - from;
    out.accept(block, from, end - from);
  }

  private void scan(byte[] block, int from, int end, int headerFrom) throws IOException, Refused {
    long base = position - from;
    int i = from;
    while (i < end) {
      if (pending > 0) {
        continuation(block[i], base + i);
        i++;
        continue;
      }
      i = afterPlain(block, i, end);
      if (i == end) {
        return;
      }
      byte kind = KIND[block[i] & 0xff];
      if (kind == HIGH) {
        lead(block[i] & 0xff, base + i);
      } else if (kind == QUOTE) {
        quote(block, from, i);
      } else if (kind == NUL) {
        throw Refused.as(
            Refusal.NUL_BYTE,
            "The text has a NUL byte at position %d; deliver it without.",
            base + i);
      } else if (!quoted && endsRow(base + i, i == from ? previous : block[i - 1])) {
        rows++;
        if (rows == 1) {
          header.accept(block, headerFrom, i - headerFrom);
          header.check();
        }
      }
      i++;
    }
  }

  /** The loop nearly all bytes are spent in, small enough to be compiled well. */
  private static int afterPlain(byte[] block, int from, int end) {
    int i = from;
    while (i < end && KIND[block[i] & 0xff] == PLAIN) {
      i++;
    }
    return i;
  }

  private boolean endsRow(long at, byte before) {
    long length = at - rowStart;
    rowStart = at + 1;
    // The first line is the header, however short.
    return rows == 0 || length > 1 || (length == 1 && before != '\r');
  }

  private void quote(byte[] block, int from, int i) {
    long at = position + i - from;
    byte before = i == from ? previous : block[i - 1];
    if (quoted) {
      quoted = false;
      closedAt = at;
    } else if (before == ',' || at == rowStart || inQuotedField(block, from, i)) {
      quoted = true;
    } else {
      closedAt = NEVER;
    }
  }

  /**
   * Whether the field before {@code i} was opened by a quote and has not ended. Only the bytes
   * since that quote closed are looked at, so no byte is looked at twice; of earlier blocks {@link
   * #closedAt} says what matters.
   */
  private boolean inQuotedField(byte[] block, int from, int i) {
    if (closedAt < rowStart) {
      return false;
    }
    long first = Math.max(from, closedAt + 1 - position + from);
    for (int at = i - 1; at >= first; at--) {
      if (block[at] == ',') {
        return false;
      }
    }
    return true;
  }

  private void lead(int b, long at) throws Refused {
    low = 0x80;
    high = 0xBF;
    if (b >= 0xC2 && b <= 0xDF) {
      pending = 1;
      codePoint = b & 0x1F;
    } else if (b >= 0xE0 && b <= 0xEF) {
      pending = 2;
      codePoint = b & 0x0F;
      low = b == 0xE0 ? 0xA0 : 0x80;
      high = b == 0xED ? 0x9F : 0xBF;
    } else if (b >= 0xF0 && b <= 0xF4) {
      pending = 3;
      codePoint = b & 0x07;
      low = b == 0xF0 ? 0x90 : 0x80;
      high = b == 0xF4 ? 0x8F : 0xBF;
    } else {
      throw Refused.undecodable("UTF-8", at);
    }
  }

  private void continuation(byte value, long at) throws Refused {
    int b = value & 0xff;
    if (b < low || b > high) {
      throw Refused.undecodable("UTF-8", at);
    }
    low = 0x80;
    high = 0xBF;
    codePoint = codePoint << 6 | b & 0x3F;
    if (--pending == 0 && codePoint == REPLACEMENT) {
      throw Refused.as(
          Refusal.ENCODING,
          "The text has the replacement character at position %d: an earlier conversion lost what"
              + " stood there; export it again from the source.",
          at - 2);
    }
  }

  /** Ends the text; the last row needs no line end. */
  void finish() throws Refused {
    if (pending > 0) {
      throw Refused.undecodable("UTF-8", position);
    }
    if (position == 0) {
      throw Refused.as(
          Refusal.EMPTY_FILE,
          "The file has no text; a day without rows is a header alone, or a manifest without"
              + " files.");
    }
    if (rows == 0) {
      rows = 1;
      header.check();
    } else if (position > rowStart && (quoted || endsRow(position, previous))) {
      rows++;
    }
  }

  /** Data rows: the header is not one. */
  long dataRows() {
    return rows - 1;
  }

  private static boolean isMark(byte[] block, int at) {
    return block[at] == (byte) 0xEF && block[at + 1] == (byte) 0xBB && block[at + 2] == (byte) 0xBF;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int b = 0x80; b < 0x100; b++) {
      kinds[b] = HIGH;
    }
    kinds['"'] = QUOTE;
    kinds['\n'] = LINE;
    kinds[0] = NUL;
    return kinds;
  }
}
