package org.cluelake.identity;

import java.util.stream.LongStream;

/**
 * Numerals of a radix as longs, such that length counts: the numerals of length n follow those of
 * all shorter lengths, so {@code 007}, {@code 07} and {@code 7} are three values.
 */
final class Digits {

  /** How many decimal numerals are shorter than 1 to 18 characters. */
  private static final long[] SHORTER =
      LongStream.rangeClosed(0, 18).map(n -> span(10, (int) Math.max(0, n - 1))).toArray();

  private Digits() {}

  /** Whether the text is ASCII digits only, and not empty. */
  static boolean all(String text) {
    return all(text, 0, text.length());
  }

  static boolean all(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return from < to;
  }

  /** How many numerals of 1 to {@code length} characters there are. */
  static long span(int radix, int length) {
    long span = 0;
    for (int i = 0; i < length; i++) {
      span = Math.addExact(1, Math.multiplyExact(span, radix));
    }
    return Math.multiplyExact(span, radix);
  }

  /** The value of a numeral in [0, span), or -1 where a character is none of the radix's. */
  static long encode(int radix, String numeral) {
    long value = 0;
    for (int i = 0; i < numeral.length(); i++) {
      int digit = digit(numeral.charAt(i));
      if (digit < 0 || digit >= radix) {
        return -1;
      }
      value = value * radix + digit;
    }
    return numeral.isEmpty() ? -1 : span(radix, numeral.length() - 1) + value;
  }

  /** {@link #encode} of radix 10 for up to 18 characters, without a branch per character. */
  static long encodeDecimal(String numeral) {
    int length = numeral.length();
    long value = 0;
    int strays = 0;
    for (int i = 0; i < length; i++) {
      int digit = numeral.charAt(i) - '0';
      strays |= digit | (9 - digit);
      value = value * 10 + digit;
    }
    return strays < 0 || length == 0 ? -1 : SHORTER[length] + value;
  }

  /** The same for ASCII from {@code from} to {@code to}. */
  static long encodeDecimal(byte[] text, int from, int to) {
    long value = 0;
    int strays = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      strays |= digit | (9 - digit);
      value = value * 10 + digit;
    }
    return strays < 0 || from == to ? -1 : SHORTER[to - from] + value;
  }

  /** The numeral of a value: the inverse of {@link #encode}. */
  static String decode(int radix, long value) {
    long rest = value;
    long count = radix;
    int length = 1;
    while (rest >= count) {
      rest -= count;
      count *= radix;
      length++;
    }
    return padded(radix, rest, length);
  }

  /** A number written with exactly {@code length} characters. */
  static String padded(int radix, long number, int length) {
    char[] text = new char[length];
    long rest = number;
    for (int i = length - 1; i >= 0; i--) {
      text[i] = Character.toUpperCase(Character.forDigit((int) (rest % radix), radix));
      rest /= radix;
    }
    return new String(text);
  }

  /** The number the digits from {@code from} to {@code to} write. */
  static long number(String digits, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digits.charAt(i) - '0';
    }
    return number;
  }

  /** The same of ASCII. */
  static long number(byte[] digits, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digits[i] - '0';
    }
    return number;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
  }
}
