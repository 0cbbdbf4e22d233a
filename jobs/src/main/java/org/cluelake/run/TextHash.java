package org.cluelake.run;

import java.util.Collection;
import java.util.HexFormat;

/** The hash of a text, for ids made from content: the first 32 hexadecimal digits of SHA-256. */
public final class TextHash {

  private TextHash() {}

  /** The hash of one text. */
  public static String of(String text) {
    return HexFormat.of().formatHex(Sha256.of(text), 0, 16);
  }

  /** The hash of texts in their order; no text may hold a comma. */
  public static String of(Collection<String> texts) {
    return of(String.join(",", texts));
  }
}
