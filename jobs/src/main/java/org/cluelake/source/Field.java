package org.cluelake.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One delivered value, a stretch of UTF-8: moved along a column, so that values are looked at
 * without being copied.
 */
final class Field {

  private byte[] bytes;
  private int from;
  private int length;

  /** A value of its own. */
  static Field of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return new Field().at(utf8, 0, utf8.length);
  }

  /** This, moved to the bytes between two positions. */
  Field at(byte[] text, int start, int end) {
    bytes = text;
    from = start;
    length = end - start;
    return this;
  }

  /** Its length in bytes. */
  int length() {
    return length;
  }

  /** A byte of it: negative within anything but ASCII. */
  int at(int index) {
    return bytes[from + index];
  }

  /** Whether ASCII digits, and at least one, fill it between two positions. */
  boolean isDigits(int start, int end) {
    for (int i = from + start; i < from + end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return start < end;
  }

  /** The number the digits between two positions write. */
  long number(int start, int end) {
    long number = 0;
    for (int i = from + start; i < from + end; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  /** Where a byte first stands, or -1. */
  int indexOf(char ascii) {
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] == ascii) {
        return i;
      }
    }
    return -1;
  }

  /** Whether it is these bytes. */
  boolean is(byte[] text) {
    return Arrays.equals(bytes, from, from + length, text, 0, text.length);
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  @Override
  public String toString() {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }
}
