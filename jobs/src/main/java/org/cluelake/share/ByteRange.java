package org.cluelake.share;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a file that are asked for (RFC 9110, section 14). Of several ranges, of units other
 * than bytes and of what is no range at all the whole file is given, as the standard allows.
 *
 * @param first the first byte, counted from 0
 * @param last the last byte, itself included
 */
record ByteRange(long first, long last) {

  private static final Pattern ONE =
      Pattern.compile("(?i)bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /**
   * The range a header asks for; empty where the whole file is to be given.
   *
   * @throws Refusal 416 where the range begins behind the end
   */
  static Optional<ByteRange> of(String header, long size) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher one = ONE.matcher(header);
    if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (one.group(1).isEmpty()) {
      long suffix = Long.parseLong(one.group(2));
      if (suffix == 0 || size == 0) {
        throw Refusal.badRange(size);
      }
      return Optional.of(new ByteRange(Math.max(0, size - suffix), size - 1));
    }
    long first = Long.parseLong(one.group(1));
    long last = one.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(one.group(2));
    if (last < first) {
      return Optional.empty();
    }
    if (first >= size) {
      throw Refusal.badRange(size);
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  long length() {
    return last - first + 1;
  }

  /** The value of {@code Content-Range}. */
  String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
