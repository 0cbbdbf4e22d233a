package org.cluelake.source.layout;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The lines of a text with their numbers. A line ends at LF or CR LF; a CR elsewhere is part of it.
 * A byte order mark at the start is dropped. Memory is bounded: a line that is too long is told of
 * and passed over.
 */
final class TextLines {

  private static final char MARK = '\uFEFF';

  private final Reader in;
  private final int longest;
  private final char[] buffer = new char[1 << 16];
  private final ArrayDeque<Line> back = new ArrayDeque<>();
  private int at;
  private int end;
  private long number;

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its end; null where it is longer than allowed
   */
  record Line(long number, String text) {}

  /**
   * @param longest characters of a line that are still read
   */
  TextLines(Reader in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line, or null at the end. */
  Line next() throws IOException {
    if (!back.isEmpty()) {
      return back.remove();
    }
    if (!fill()) {
      return null;
    }
    number++;
    StringBuilder line = new StringBuilder();
    boolean tooLong = false;
    boolean ended = false;
    while (!ended && fill()) {
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      tooLong |= line.length() + stop - at > longest + 1;
      if (!tooLong) {
        line.append(buffer, at, stop - at);
      }
      ended = stop < end;
      at = ended ? stop + 1 : stop;
    }
    return new Line(number, tooLong ? null : trimmed(line));
  }

  /** Gives lines back, to be read again before any other; the first of them first. */
  void putBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      back.addFirst(lines.get(i));
    }
  }

  /** The line last read from the text. */
  long number() {
    return number;
  }

  private String trimmed(StringBuilder line) {
    int from = number == 1 && !line.isEmpty() && line.charAt(0) == MARK ? 1 : 0;
    int to = line.length();
    return line.substring(from, to > from && line.charAt(to - 1) == '\r' ? to - 1 : to);
  }

  private boolean fill() throws IOException {
    while (at == end) {
      int count = in.read(buffer, 0, buffer.length);
      if (count < 0) {
        return false;
      }
      at = 0;
      end = count;
    }
    return true;
  }
}
