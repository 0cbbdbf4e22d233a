package org.cluelake.identity;

import java.util.Arrays;

/**
 * Registry tokens of texts met lately, by the bytes as delivered: a name or a wallet comes back in
 * many rows, and its digest costs more than all else of a row. One place a text, as in {@link
 * KnownTokens}.
 */
final class KnownTexts {

  private static final int BITS = 14;

  private final byte[][] texts = new byte[1 << BITS][];
  private final RegistryToken[] tokens = new RegistryToken[1 << BITS];

  /** The token of a text, or null where it is not known. */
  RegistryToken of(byte[] bytes, int from, int to) {
    int place = place(bytes, from, to);
    byte[] text = texts[place];
    return text != null && Arrays.equals(text, 0, text.length, bytes, from, to)
        ? tokens[place]
        : null;
  }

  void put(byte[] bytes, int from, int to, RegistryToken token) {
    int place = place(bytes, from, to);
    texts[place] = Arrays.copyOfRange(bytes, from, to);
    tokens[place] = token;
  }

  private static int place(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash * 0x9e3779b9) >>> (Integer.SIZE - BITS);
  }
}
