package org.cluelake.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the rows of a landed CSV text (RFC 4180, UTF-8 as landing has proven) into batches, in
 * bounded memory. A row ends at LF outside quotes, as landing counts; a line of nothing is no row.
 * Rows that are not whole or of another width than the header are refused by name.
 *
 * <p>Where quotes do not close, only the line the row began on is refused: reading goes on with the
 * next line, so one stray quote cannot swallow the rest of a file.
 *
 * <p>The header says how wide a row is: a delivery by an older version of its contract has fewer
 * columns than the contract has now.
 *
 * <p>A parser of general use makes a text of every value; this one leaves values where they lie, in
 * the batch (decision 0011).
 */
final class RowReader implements Closeable {

  private static final int BLOCK = 1 << 16;

  /** Most bytes of UTF-8 for each UTF-16 character. */
  private static final int BYTES = 3;

  /** Which bytes mean something: all others are passed over together. */
  private static final boolean[] PLAIN = new boolean[256];

  static {
    for (int b = 0; b < 0x80; b++) {
      PLAIN[b] = b != ',' && b != '"' && b != '\n' && b != '\r';
    }
  }

  private final InputStream in;
  private final int width;
  private final int maxRowChars;

  /** Characters looked at before a row without an end is given up: the row and its line end. */
  private final int limit;

  private final byte[] buffer;

  private int at;
  private int end;
  private boolean exhausted;
  private long line = 1;
  private long rows;

  private final RowFields fields;
  private boolean complete;
  private boolean strayQuote;
  private boolean strayReturn;
  private int firstLineEnd;
  private int newLines;

  /** Bytes of the row at hand beyond one for each UTF-16 character. */
  private int surplus;

  RowReader(InputStream in, int width, int maxRowChars) throws IOException {
    this.in = in;
    this.maxRowChars = maxRowChars;
    limit = maxRowChars + 2;
    buffer = new byte[BYTES * limit + 2 * BLOCK];
    fields = new RowFields(width);
    int headerEnd = scan();
    at = headerEnd;
    line += newLines;
    this.width = Math.min(width, fields.count());
  }

  /** Data rows found so far, refused ones included. */
  long rows() {
    return rows;
  }

  /** Adds the next row, good or refused, to a batch; false at the end of the file. */
  boolean next(RowBatch batch) throws IOException {
    long before = rows;
    while (rows == before) {
      int stop = scan();
      if (stop == at) {
        return false;
      }
      if (complete && !strayQuote) {
        whole(stop, batch);
      } else if (!complete && firstLineEnd < 0 && stop - at - surplus >= limit) {
        refuse(batch, "ROW_TOO_BIG", "over " + maxRowChars + " characters");
        skipLine(stop);
      } else {
        refuse(batch, "CSV_QUOTE", "quotes do not close as RFC 4180 wants");
        skipLine(firstLineEnd < 0 ? stop : firstLineEnd);
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void whole(int stop, RowBatch batch) {
    if (isBlank(stop)) {
      // No row.
    } else if (stop - at - surplus > maxRowChars + 1) {
      refuse(batch, "ROW_TOO_BIG", "over " + maxRowChars + " characters");
    } else if (strayReturn) {
      refuse(batch, "CONTROL_CHAR", "carriage return within the row");
    } else if (fields.count() != width) {
      refuse(batch, "CSV_WIDTH", fields.count() + " fields, want " + width);
    } else {
      rows++;
      batch.add(line, buffer, at, stop, fields);
    }
    at = stop;
    line += newLines;
  }

  private void refuse(RowBatch batch, String code, String detail) {
    rows++;
    batch.refuse(line, code, detail);
  }

  /** Drops everything up to the line end at or after a position just behind a character. */
  private void skipLine(int from) throws IOException {
    at = from;
    while (buffer[at - 1] != '\n') {
      if (at == end) {
        at = 0;
        end = 0;
        if (!fill()) {
          break;
        }
      }
      at++;
    }
    line++;
  }

  private boolean isBlank(int stop) {
    int last = buffer[stop - 1] == '\n' ? stop - 1 : stop;
    return last == at || (last == at + 1 && buffer[at] == '\r');
  }

  /** The position behind the row that begins at {@code at}, or behind the longest row allowed. */
  private int scan() throws IOException {
    compact();
    complete = false;
    strayQuote = false;
    strayReturn = false;
    firstLineEnd = -1;
    newLines = 0;
    surplus = 0;
    fields.start(at);
    boolean quoted = false;
    boolean fieldStart = true;
    boolean closed = false;
    int i = at;
    while (i - at - surplus < limit) {
      if (i == end && !fill()) {
        complete = !quoted;
        fields.end(complete && i > at && buffer[i - 1] == '\r' ? i - 1 : i);
        return i;
      }
      byte b = buffer[i++];
      if (quoted) {
        if (b == '"') {
          quoted = false;
          closed = true;
        } else if (b == '\n') {
          newLine(i);
        } else if (b == '\r') {
          // Control characters are refused in any case; this one would look like a line's end.
          strayReturn = true;
        } else {
          count(b);
        }
      } else if (b == '\n') {
        newLine(i);
        complete = true;
        fields.end(i - 2 >= at && buffer[i - 2] == '\r' ? i - 2 : i - 1);
        return i;
      } else if (b == ',') {
        fields.next(i);
        fieldStart = true;
        closed = false;
      } else if (b == '"' && (fieldStart || closed)) {
        // A quote right after a closing one is a doubled quote: text, still inside.
        fields.quote(closed);
        quoted = true;
        fieldStart = false;
        closed = false;
      } else if (b == '\r') {
        strayReturn |= (i < end || fill()) && buffer[i] != '\n';
        fieldStart = false;
      } else {
        strayQuote |= closed;
        fieldStart = false;
        count(b);
        int most = Math.min(end, at + surplus + limit);
        while (i < most && PLAIN[buffer[i] & 0xff]) {
          i++;
        }
      }
    }
    return i;
  }

  /** Three bytes or fewer are one UTF-16 character, four are two. */
  private void count(byte b) {
    if (b < 0) {
      if ((b & 0xc0) == 0x80) {
        surplus++;
      } else if ((b & 0xf8) == 0xf0) {
        surplus--;
      }
    }
  }

  private void newLine(int behind) {
    newLines++;
    firstLineEnd = firstLineEnd < 0 ? behind : firstLineEnd;
  }

  /** Makes room for the longest row allowed, so that a row never moves while it is scanned. */
  private void compact() {
    if (at > BLOCK) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
  }

  private boolean fill() throws IOException {
    if (exhausted || end == buffer.length) {
      return false;
    }
    int count = in.read(buffer, end, Math.min(BLOCK, buffer.length - end));
    if (count < 0) {
      exhausted = true;
      return false;
    }
    end += count;
    return count > 0 || fill();
  }
}
