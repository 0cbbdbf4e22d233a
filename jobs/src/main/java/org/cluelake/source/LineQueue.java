package org.cluelake.source;

import java.util.Arrays;

/** Line numbers, first in first out. */
final class LineQueue {

  private long[] lines = new long[1024];
  private int head;
  private int size;

  void add(long line) {
    if (size == lines.length) {
      long[] wider = Arrays.copyOf(lines, size * 2);
      // What was wrapped around goes behind the old end.
      System.arraycopy(lines, 0, wider, size, head);
      lines = wider;
    }
    lines[(head + size++) & (lines.length - 1)] = line;
  }

  long remove() {
    if (size == 0) {
      throw new IllegalStateException("more rows were read than were handed on");
    }
    long line = lines[head];
    head = (head + 1) & (lines.length - 1);
    size--;
    return line;
  }

  boolean isEmpty() {
    return size == 0;
  }
}
