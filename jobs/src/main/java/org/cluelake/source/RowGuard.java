package org.cluelake.source;

import java.io.IOException;
import java.io.Reader;

/**
 * Lets only whole rows of the right width through to the CSV reader, in bounded memory, and names
 * every other row. A row ends at LF outside quotes, as landing counts; a line of nothing is no row.
 *
 * <p>Where quotes do not close, only the line the row began on is refused: reading goes on with the
 * next line, so one stray quote cannot swallow the rest of a file.
 *
 * <p>The header says how wide a row is: a delivery by an older version of its contract has fewer
 * columns than the contract has now.
 */
final class RowGuard extends Reader {

  private static final int BLOCK = 1 << 16;

  /** Told of a refused row: its line, the reason code, the class of what is wrong. */
  @FunctionalInterface
  interface Refusals {
    void refused(long line, String code, String detail);
  }

  private final Reader in;
  private final int width;
  private final int maxRowChars;

  /** Characters looked at before a row without an end is given up: the row and its line end. */
  private final int limit;

  private final Refusals refusals;
  private final LineQueue passedLines = new LineQueue();
  private final char[] buffer;

  private int at;
  private int end;
  private boolean exhausted;
  private int passTo;
  private long line = 1;
  private long rows;

  private boolean complete;
  private boolean quoted;
  private boolean strayQuote;
  private boolean strayReturn;
  private int fields;
  private int firstLineEnd;
  private int newLines;

  RowGuard(Reader in, int width, int maxRowChars, Refusals refusals) throws IOException {
    this.in = in;
    this.maxRowChars = maxRowChars;
    this.refusals = refusals;
    limit = maxRowChars + 2;
    buffer = new char[maxRowChars + 2 * BLOCK];
    int headerEnd = scan();
    at = headerEnd;
    passTo = headerEnd;
    line += newLines;
    this.width = Math.min(width, fields);
  }

  /** Data rows found so far, refused ones included. */
  long rows() {
    return rows;
  }

  /** The line on which the next row handed on begins; asked once per row. */
  long nextLine() {
    return passedLines.remove();
  }

  /** Whether every row handed on has been asked for. */
  boolean isDrained() {
    return passedLines.isEmpty();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (at == passTo) {
      if (!advance()) {
        return -1;
      }
    }
    int count = Math.min(length, passTo - at);
    System.arraycopy(buffer, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Moves past one row, handing it on or refusing it; false at the end of the file. */
  private boolean advance() throws IOException {
    int stop = scan();
    if (stop == at) {
      return false;
    }
    if (complete && !strayQuote) {
      whole(stop);
    } else if (!complete && firstLineEnd < 0 && stop - at == limit) {
      refuse("ROW_TOO_BIG", "over " + maxRowChars + " characters");
      skipLine(stop);
    } else {
      refuse("CSV_QUOTE", "quotes do not close as RFC 4180 wants");
      skipLine(firstLineEnd < 0 ? stop : firstLineEnd);
    }
    return true;
  }

  private void whole(int stop) {
    boolean kept = false;
    if (isBlank(stop)) {
      // No row.
    } else if (stop - at > maxRowChars + 1) {
      refuse("ROW_TOO_BIG", "over " + maxRowChars + " characters");
    } else if (strayReturn) {
      refuse("CONTROL_CHAR", "carriage return within the row");
    } else if (fields != width) {
      refuse("CSV_WIDTH", fields + " fields, want " + width);
    } else {
      rows++;
      passedLines.add(line);
      kept = true;
    }
    at = kept ? at : stop;
    passTo = stop;
    line += newLines;
  }

  private void refuse(String code, String detail) {
    rows++;
    refusals.refused(line, code, detail);
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
    passTo = at;
    line++;
  }

  private boolean isBlank(int stop) {
    int last = buffer[stop - 1] == '\n' ? stop - 1 : stop;
    return last == at || (last == at + 1 && buffer[at] == '\r');
  }

  /** The position behind the row that begins at {@code at}, or behind the longest row allowed. */
  private int scan() throws IOException {
    compact();
    quoted = false;
    complete = false;
    strayQuote = false;
    strayReturn = false;
    fields = 1;
    firstLineEnd = -1;
    newLines = 0;
    boolean fieldStart = true;
    boolean closed = false;
    int i = at;
    while (i - at < limit) {
      if (i == end && !fill()) {
        complete = !quoted;
        return i;
      }
      char c = buffer[i++];
      if (quoted) {
        if (c == '"') {
          quoted = false;
          closed = true;
        } else if (c == '\n') {
          newLine(i);
        } else {
          // Control characters are refused in any case; this one the CSV reader would stumble over.
          strayReturn |= c == '\r';
        }
      } else if (c == '\n') {
        newLine(i);
        complete = true;
        return i;
      } else if (c == ',') {
        fields++;
        fieldStart = true;
        closed = false;
      } else if (c == '"' && (fieldStart || closed)) {
        // A quote right after a closing one is a doubled quote: text, still inside.
        quoted = true;
        fieldStart = false;
        closed = false;
      } else if (c == '\r') {
        strayReturn |= (i < end || fill()) && buffer[i] != '\n';
        fieldStart = false;
      } else {
        strayQuote |= closed;
        fieldStart = false;
      }
    }
    return i;
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
      passTo = 0;
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
