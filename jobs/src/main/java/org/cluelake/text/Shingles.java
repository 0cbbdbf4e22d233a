package org.cluelake.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The set of a masked text's shingles, as hashes in ascending order. */
final class Shingles {

  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Shingles() {}

  /** Runs of so many signs; a shorter text is one shingle. */
  static long[] of(MaskedText text, int length) {
    List<String> signs = text.signs();
    int count = Math.max(1, signs.size() - length + 1);
    long[] hashes = new long[count];
    for (int i = 0; i < count; i++) {
      hashes[i] = hash(signs.subList(i, Math.min(signs.size(), i + length)));
    }
    return Arrays.stream(hashes).sorted().distinct().toArray();
  }

  private static long hash(List<String> signs) {
    long hash = FNV_START;
    for (String sign : signs) {
      for (byte b : sign.getBytes(StandardCharsets.UTF_8)) {
        hash = (hash ^ (b & 0xff)) * FNV_PRIME;
      }
      hash = (hash ^ 0x1f) * FNV_PRIME;
    }
    return mix(hash);
  }

  /** Spreads the bits of a number over all of it (finaliser of SplitMix64). */
  static long mix(long number) {
    long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Share of the shingles of either that both have. */
  static double similarity(long[] some, long[] others) {
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < some.length && j < others.length) {
      if (some[i] == others[j]) {
        both++;
        i++;
        j++;
      } else if (some[i] < others[j]) {
        i++;
      } else {
        j++;
      }
    }
    return (double) both / (some.length + others.length - both);
  }
}
